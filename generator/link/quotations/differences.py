"""What differs between a quotation and its nearest passage, as one line of plain text for a terminal."""


from generator.link.quotations.nearest import Difference
from generator.model.patterns import letters

_MARKED = {"same": "{}", "quoted": "[-{}-]", "source": "{{+{}+}}"}
_KEPT = 8  # words on either side of a difference; of longer stretches that are the same the middle is left out
_CLOSING = letters(r" (?=[,.;:!?)\]}”’»،؛؟。，；：！？」](?![^\s\p{P}]))")


def told(difference: Difference) -> str:
    """The words, `[-as quoted-]` and `{+as printed+}` where they differ; empty where nothing is near."""
    last = len(difference) - 1
    pieces = [
        _MARKED[op].format(_shortened(text, n == 0, n == last) if op == "same" else text)
        for n, (op, text) in enumerate(difference)
    ]
    return str(_CLOSING.sub("", " ".join(pieces)))


def _shortened(text: str, first: bool, last: bool) -> str:
    words = text.split(" ")
    head, tail = (0 if first else _KEPT), (0 if last else _KEPT)
    if len(words) <= head + tail + 2:
        return text
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])
