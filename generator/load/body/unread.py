"""Words between marks that look like quotation marks and are not read as such, so that their writer can be told."""

from generator.model.patterns import later

Range = tuple[int, int]

# Doubled apostrophes, commas and backticks, accents, minute and second signs, guillemets made of arithmetic.
_OPEN = later(r"(?<![\w'’‘`´,<′″])(?P<mark>''|’’|,,|``?|´´?|<<|[″′‵‶〃])(?=[^\s'’`´,<″′])")
_DOUBLE = "''|’’|‘‘|´´|``|[\"“”]"
# `Ali is a name, and so may the soldiers' be: what may be an apostrophe closes nothing.
_TICK = r"[`´]|(?<![szSZ])'|'(?!\s+\w)"
_CLOSED_BY = {"`": _TICK, "´": "[`´]", "<<": ">>", "′": "[′‵]", "‵": "[′‵]", **dict.fromkeys("″‶〃", '[″‶〃"]')}
_CLOSE = {
    mark: later(rf"(?<=[^\s'’‘`´>″′])(?:{_CLOSED_BY.get(mark, _DOUBLE)})(?![\w'’‘`´>″′])")
    for mark in (*_CLOSED_BY, "''", "’’", ",,", "``", "´´")
}
# Books and papers in Chinese, Japanese and Korean; elsewhere these can only be quotation marks.
_TITLE = later("《[^》]{1,300}》|〈[^〉]{1,300}〉")
_EAST = later(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
MAYBE = later(r"''|’’|,,|[`´″′‵‶〃《〈]|<<")


def unread_spans(text: str) -> list[Range]:
    """Words between marks that no language quotes with, marks excluded."""
    spans: list[Range] = []
    at = 0
    hopeless: set[str] = set()
    while opening := _OPEN.search(text, at):
        mark, at = opening["mark"], opening.end()
        closing = None if mark in hopeless else _CLOSE[mark].search(text, at)
        if closing:
            spans.append((at, closing.start()))
            at = closing.end()
        else:
            hopeless.add(mark)
    return spans


def titles(text: str) -> list[Range]:
    """Titles between 《》 or 〈〉 in a language that sets titles so, and seldom quotations; marks excluded."""
    return [(m.start() + 1, m.end() - 1) for m in _TITLE.finditer(text) if _EAST.search(m[0])]
