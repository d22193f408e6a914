"""How many origins stand behind a claim, against counting every possibility."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link.lineage import Lineage, Possible, least, most
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
        return Lineage(self.articles, self.found).origins(claim, self.found)


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
    problems = Lineage(sources.articles, sources.found).circles()
    assert [p.code for p in problems] == ["lineage-cycle"]
    assert "itself" in problems[0].message


def test_every_article_of_a_longer_circle_is_reported() -> None:
    sources = Sources().add("a", ("b", "retells")).add("b", ("c", "retells")).add("c", ("a", "draws-on"))
    assert len(Lineage(sources.articles, sources.found).circles()) == 3


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


def test_twenty_articles_are_counted_at_once() -> None:
    sources = Sources()
    for n in range(10):
        sources.add(f"w{n}", original=True)
    for n in range(20):
        sources.add(f"a{n:02d}", (f"w{n % 10}", "draws-on"), (f"w{(n * 3 + 1) % 10}", "draws-on"))
    counted = sources.claim(*(f"a{n:02d}" for n in range(20)))
    assert counted.most == 20
    assert 1 <= counted.least <= 10
