"""How many origins stand behind a claim, against counting every possibility."""

from itertools import combinations, product
from random import Random
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.lineage.origins import Lineage, Possible, circles, descents, least, most
from generator.model.body import Ref
from generator.model.linked import Origins
from generator.model.problems import Span
from generator.model.records import Article, Claim, Derivation, Evidence, Key, Speaker


class Sources:
    """Articles by id with their parents, and claims on them."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.found: dict[Ref, Key] = {}
        self._line = 0

    def ref(self, name: str, kind: str = "article") -> Ref:
        self._line += 1
        ref = Ref(name, Span("x.md", self._line, 1, 1))
        self.found[ref] = Key(kind, name)  # type: ignore[arg-type]
        return ref

    def add(self, name: str, *parents: tuple[str, str], original: bool = False) -> "Sources":
        derivations = tuple(Derivation(self.ref(parent), how) for parent, how in parents)
        key = Key("article", name)
        self.articles.append(
            Article(key=key, span=Span("x.md"), title=name, derives_from=derivations, original=original)
        )
        return self

    def claim(self, *evidence: "str | tuple[str, str]", stance: str = "supports", speaker: str = "") -> Origins:
        pieces = []
        for one in evidence:
            source, origin = one if isinstance(one, tuple) else (one, "")
            said = Speaker(actor=self.ref(speaker, "actor")) if speaker else None
            origin_ref = self.ref(origin) if origin else None
            pieces.append(Evidence(self.ref(source), Span("x.md"), stance=stance, origin=origin_ref, speaker=said))
        claim = Claim(key=Key("claim", "c"), span=Span("x.md"), title="c", evidence=tuple(pieces))
        return Lineage(descents(self.articles, self.found)).origins(claim, self.found)


def test_two_articles_that_retell_one_report_have_one_origin() -> None:
    sources = Sources().add("wire", original=True).add("a", ("wire", "retells")).add("b", ("wire", "reprints"))
    counted = sources.claim("a", "b")
    assert (counted.articles, counted.least, counted.most) == (2, 1, 1)
    assert counted.known == (Key("article", "wire"),)


def test_an_article_that_draws_on_a_report_in_part_may_be_its_own_origin() -> None:
    sources = Sources().add("wire", original=True).add("a", ("wire", "retells")).add("b", ("wire", "draws-on"))
    counted = sources.claim("a", "b")
    assert (counted.least, counted.most) == (1, 2)


def test_evidence_that_names_its_origin_leaves_no_choice() -> None:
    sources = Sources().add("wire", original=True).add("a", ("wire", "retells")).add("b", ("wire", "draws-on"))
    counted = sources.claim("a", ("b", "wire"))
    assert (counted.least, counted.most) == (1, 1)


def test_an_article_named_as_the_origin_of_its_own_fact_is_that_whatever_else_it_draws_on() -> None:
    sources = Sources().add("wire", original=True).add("a", ("wire", "retells")).add("b", ("wire", "draws-on"))
    counted = sources.claim("a", ("b", "b"))
    assert (counted.least, counted.most, counted.known) == (2, 2, (Key("article", "b"), Key("article", "wire")))


def test_articles_of_unknown_lineage_may_be_one_origin_or_as_many_as_they_are() -> None:
    counted = Sources().add("a").add("b").add("c").claim("a", "b", "c")
    assert (counted.articles, counted.least, counted.most, counted.known) == (3, 1, 3, ())


def test_an_article_of_unknown_lineage_adds_nothing_to_the_least_beside_a_known_origin() -> None:
    counted = Sources().add("wire", original=True).add("b").claim("wire", "b")
    assert (counted.least, counted.most) == (1, 2)


def test_two_that_reprint_a_report_of_unknown_lineage_are_one_origin_whichever_it_is() -> None:
    counted = Sources().add("report").add("a", ("report", "reprints")).add("b", ("report", "reprints")).claim("a", "b")
    assert (counted.least, counted.most) == (1, 1)


def test_lineage_is_followed_over_several_steps() -> None:
    sources = Sources().add("wire", original=True).add("a", ("wire", "translates")).add("b", ("a", "retells"))
    assert sources.claim("b", "wire").most == 1


def test_evidence_against_a_claim_is_no_origin_of_it() -> None:
    counted = Sources().add("a", original=True).claim("a", stance="disputes")
    assert (counted.articles, counted.least, counted.most) == (0, 0, 0)


def test_one_speaker_behind_two_origins_is_named() -> None:
    sources = Sources().add("a", original=True).add("b", original=True)
    counted = sources.claim("a", "b", speaker="brandt")
    assert (counted.least, counted.most, counted.speakers) == (2, 2, (Key("actor", "brandt"),))


def test_an_article_that_derives_from_itself_is_reported() -> None:
    sources = Sources().add("a", ("a", "retells"))
    problems = circles(sources.articles, descents(sources.articles, sources.found))
    assert [p.code for p in problems] == ["lineage-cycle"]
    assert "itself" in problems[0].message


def test_every_article_of_a_longer_circle_is_reported() -> None:
    sources = Sources().add("a", ("b", "retells")).add("b", ("c", "retells")).add("c", ("a", "draws-on"))
    assert len(circles(sources.articles, descents(sources.articles, sources.found))) == 3


def test_an_article_between_two_circles_is_in_neither() -> None:
    sources = Sources().add("a", ("b", "retells")).add("b", ("a", "retells")).add("between", ("a", "retells"))
    sources.add("c", ("d", "retells"), ("between", "draws-on")).add("d", ("c", "retells"))
    problems = circles(sources.articles, descents(sources.articles, sources.found))
    assert [p.message.split("`")[1] for p in problems] == ["a", "b", "c", "d"]


def chain(length: int) -> Sources:
    """Article 0, and each further one a retelling of the one before; the last of them first in the list."""
    sources = Sources().add("a0", original=True)
    for n in range(1, length):
        sources.add(f"a{n}", (f"a{n - 1}", "retells"))
    sources.articles.reverse()
    return sources


def test_a_chain_of_3000_retellings_leads_to_its_one_origin() -> None:
    sources = chain(3000)
    assert circles(sources.articles, descents(sources.articles, sources.found)) == []
    counted = sources.claim("a2999", "a1500")
    assert (counted.least, counted.most, counted.known) == (1, 1, (Key("article", "a0"),))


def test_a_circle_of_3000_retellings_is_reported_for_each_within_two_seconds() -> None:
    sources = chain(3000)
    sources.articles.pop()
    sources.add("a0", ("a2999", "retells"))
    begun = perf_counter()
    assert len(circles(sources.articles, descents(sources.articles, sources.found))) == 3000
    assert perf_counter() - begun < 2


KEYS = [Key("article", c) for c in "abcdef"]
POSSIBLE = st.tuples(st.sets(st.sampled_from(KEYS[:4])), st.sets(st.sampled_from(KEYS[4:]))).filter(
    lambda t: t[0] or t[1]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(POSSIBLE, max_size=6))
def test_the_smallest_and_largest_numbers_are_those_of_trying_every_choice(
    sets: list[tuple[set[Key], set[Key]]],
) -> None:
    choices = [Possible(frozenset(firm), frozenset(unknown)) for firm, unknown in sets]
    counts = []
    for chosen in product(*(sorted(p.firm | p.open) for p in choices)):
        firm = {k for k in chosen if k in KEYS[:4]}
        unknown = set(chosen) - firm
        # An origin that is not known may turn out to be any other of those chosen, or be another.
        counts.append((len(firm) if firm else min(1, len(unknown)), len(firm) + len(unknown)))
    assert least(choices) == min(c[0] for c in counts)
    assert most(choices) == max(c[1] for c in counts)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sets(st.sampled_from([Key("article", c) for c in "abcdefg"]), min_size=1, max_size=4), max_size=9))
def test_the_smallest_number_is_the_size_of_the_smallest_set_that_meets_all(sets: list[set[Key]]) -> None:
    fewest = min(
        size
        for size in range(8)
        for chosen in combinations([Key("article", c) for c in "abcdefg"], size)
        if all(s.intersection(chosen) for s in sets)
    )
    choices = [Possible(frozenset(s), frozenset()) for s in sets]
    assert least(choices) == fewest
    for budget in (0, 1, 5, 15):
        assert min(1, len(sets)) <= least(choices, budget) <= fewest


def wires(*numbers: int) -> Possible:
    return Possible(frozenset(Key("article", f"w{n:04d}") for n in numbers), frozenset())


def lines(dimensions: int) -> list[Possible]:
    """The lines of the affine space over three elements: every two points lie on one, which holds one more."""
    points = list(product(range(3), repeat=dimensions))
    third = {(a, b): tuple(-(x + y) % 3 for x, y in zip(a, b, strict=True)) for a, b in combinations(points, 2)}
    return [wires(*(points.index(p) for p in (a, b, c))) for (a, b), c in third.items()]


def test_the_lines_of_space_are_met_by_all_points_but_those_of_a_largest_cap() -> None:
    # Known from geometry: the largest sets without a line have 4 of 9 points in the plane, 9 of 27 in space.
    assert (least(lines(2)), least(lines(3))) == (9 - 4, 27 - 9)


def test_past_the_budget_the_smallest_number_is_at_most_too_small() -> None:
    # 81 points less a largest cap of 20; too many to try. Some lines have nothing in common, so more than a few it is.
    assert 10 < least(lines(4), 20_000) <= 81 - 20


def test_a_large_knot_that_cannot_be_solved_costs_the_small_ones_nothing() -> None:
    ring = [wires(2000 + n, 2000 + (n + 1) % 5) for n in range(5)]
    knot = least(lines(4), 20_000)
    assert least([*lines(4), *ring], 20_000) == knot + 3


def test_three_hundred_articles_that_each_draw_on_another_wire_are_counted_at_once() -> None:
    choices = [wires(n, 1000 + n) for n in range(300)]
    begun = perf_counter()
    assert (least(choices), most(choices)) == (300, 300)
    assert perf_counter() - begun < 0.5


def test_forty_articles_that_draw_on_two_or_three_of_twenty_wires_are_counted_at_once() -> None:
    chance = Random(7)
    choices = [wires(*chance.sample(range(20), chance.choice((2, 3)))) for _ in range(40)]
    begun = perf_counter()
    smallest, largest = least(choices), most(choices)
    assert perf_counter() - begun < 0.5
    masks = [sum(1 << int(key.id[1:]) for key in p.firm) for p in choices]
    tried = (bits for size in range(21) for bits in combinations([1 << n for n in range(20)], size))
    enough = next(bits for bits in tried if all(mask & sum(bits) for mask in masks))
    assert (smallest, largest) == (len(enough), 20)


def test_a_long_row_of_articles_that_must_each_change_places_is_matched() -> None:
    # The last one can only have the first wire, for which every other must move one on.
    row = [wires(n, n + 1) for n in range(2000)]
    assert most([*row, wires(0)]) == 2001
    assert most([*row, wires(0), wires(2000)]) == 2001


def twenty_on_ten_wires(how: str) -> Origins:
    sources = Sources()
    for n in range(10):
        sources.add(f"w{n}", original=True)
    for n in range(20):
        sources.add(f"a{n:02d}", (f"w{n % 10}", how), (f"w{(n * 3 + 1) % 10}", how))
    return sources.claim(*(f"a{n:02d}" for n in range(20)))


def test_twenty_articles_that_draw_on_ten_wires_have_five_origins_at_least_and_twenty_at_most() -> None:
    counted = twenty_on_ten_wires("draws-on")
    assert (counted.articles, counted.least, counted.most, counted.known) == (20, 5, 20, ())


def test_twenty_articles_that_retell_ten_wires_have_five_origins_at_least_and_ten_at_most() -> None:
    counted = twenty_on_ten_wires("retells")
    assert (counted.articles, counted.least, counted.most) == (20, 5, 10)
