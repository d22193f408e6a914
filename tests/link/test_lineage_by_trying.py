"""The numbers of origins of up to twenty articles, against the rules in words and every choice tried."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.test_lineage import Sources

Steps = dict[str, tuple[tuple[str, str], ...]]
WHOLE = ("reprints", "translates", "retells")
_WIRES = [f"w{n}" for n in range(5)]
_ARTICLES = [f"a{n:02d}" for n in range(20)]
# So many may draw on others in part: each doubles, or more, what there is to try.
_IN_PART = 7


@st.composite
def papers(draw: st.DrawFn) -> tuple[frozenset[str], Steps, list[tuple[str, str]]]:
    """Originals; articles with steps to those before them; and the evidence: articles with the origin named, or not."""
    count = draw(st.integers(1, 20))
    originals = frozenset(draw(st.sets(st.sampled_from(_WIRES))))
    steps: Steps = {wire: () for wire in _WIRES}
    in_part = 0
    for n, name in enumerate(_ARTICLES[:count]):
        above = draw(st.lists(st.sampled_from([*_WIRES, *_ARTICLES[:n]]), max_size=3, unique=True))
        hows = [draw(st.sampled_from((*WHOLE, "draws-on"))) for _ in above]
        if above and not set(hows) & set(WHOLE):
            in_part += 1
        if in_part > _IN_PART:
            hows = ["retells" for _ in above]
        steps[name] = tuple(zip(above, hows, strict=True))
    named = st.sampled_from(("", "", "", *_WIRES, *_ARTICLES[:count]))
    cited = draw(st.lists(st.sampled_from(_ARTICLES[:count]), min_size=1, max_size=20, unique=True))
    return originals, steps, [(name, draw(named)) for name in cited]


def may_be(name: str, originals: frozenset[str], steps: Steps) -> set[str]:
    """The origins of an article; one that is not known to be an origin, or to be wholly another's, has a `?`."""
    if name in originals:
        return {name}
    if not steps[name]:
        return {f"?{name}"}
    out = {name} if all(how == "draws-on" for _, how in steps[name]) else set()
    return out.union(*(may_be(parent, originals, steps) for parent, _ in steps[name]))


@settings(max_examples=80, deadline=None)
@given(papers())
def test_the_numbers_for_up_to_twenty_articles_are_those_of_trying_every_choice(
    made: tuple[frozenset[str], Steps, list[tuple[str, str]]],
) -> None:
    originals, steps, evidence = made
    sources = Sources()
    for name, parents in steps.items():
        sources.add(name, *parents, original=name in originals)
    counted = sources.claim(*evidence)

    chosen = {frozenset[str]()}
    for name, origin in evidence:
        origins = {name} if origin == name else may_be(origin or name, originals, steps)
        chosen = {before | {one} for before in chosen for one in origins}
    # What is not known may be any of the others, or one of its own; with its own, it is the article itself.
    known = [sum(1 for one in choice if one[0] != "?") for choice in chosen]
    fewest = min(max(1, n) for n in known)
    assert (counted.articles, counted.least, counted.most) == (
        len({name for name, _ in evidence}),
        fewest,
        max(len({one.removeprefix("?") for one in choice}) for choice in chosen),
    )
    for key in counted.known:
        assert all(key.id in choice for choice in chosen)
