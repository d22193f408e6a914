"""The sentence around a place in a paragraph."""

from generator.link.sentence import LONGEST, Block
from generator.model.body import hole
from generator.model.linked import Context


def test_a_link_stands_in_its_sentence_with_its_label() -> None:
    block = Block(f"It rained. Then {hole(0)} came. All left.", {0: "Captain Brandt"}, "en")
    assert block.around_hole(0) == Context("Then ", "Captain Brandt", " came.")


def test_a_citation_leaves_no_space_before_the_full_stop() -> None:
    block = Block(f"It rained. The pump broke {hole(0)}. All left.", {}, "en")
    found = block.around_hole(0)
    assert found.before + found.words + found.after == "The pump broke."


def test_a_citation_after_the_full_stop_belongs_to_the_sentence_before_it() -> None:
    block = Block(f"It rained. The pump broke. {hole(0)} All left.", {}, "en")
    found = block.around_hole(0)
    assert found.before + found.words + found.after == "The pump broke."


def test_a_place_in_the_marked_text_is_found_behind_labels_that_are_longer_or_shorter() -> None:
    marked = f"{hole(0)} met {hole(1)} and Brandt today. Then {hole(2)}."
    at = marked.index("Brandt")
    block = Block(marked, {0: "The commander of the fleet", 1: "X"}, "en")
    assert block.around(at, at + 6) == Context("The commander of the fleet met X and ", "Brandt", " today.")


def test_a_citation_alone_in_its_block_has_an_empty_sentence() -> None:
    assert Block(hole(0), {}, "en").around_hole(0) == Context("", "", "")


def test_of_a_sentence_without_an_end_so_much_is_kept_that_it_can_be_read() -> None:
    many = 3000
    block = Block(" ".join(hole(n) for n in range(many)), dict.fromkeys(range(many), "the harbour"), "en")

    context = block.around_hole(many // 2)

    assert context.words == "the harbour"
    assert context.before.startswith("…the harbour ") or context.before.startswith("…harbour ")
    assert context.after.endswith(" the harbour…") or context.after.endswith(" the…")
    assert 900 < len(context.before) <= LONGEST + 1
    assert 900 < len(context.after) <= LONGEST + 1


def test_each_of_many_links_in_one_paragraph_has_the_sentence_that_it_stands_in() -> None:
    many = 3000
    labels = {n: f"berth {n}" for n in range(many)}
    block = Block(" ".join(f"See {hole(n)} there." for n in range(many)), labels, "en")

    found = [block.around_hole(n) for n in range(many)]

    assert found == [Context("See ", f"berth {n}", " there.") for n in range(many)]
