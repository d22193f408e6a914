"""A verdict to the source's own words: those of each part of the passage, and no other.

They are what the writer has typed, as the source prints it, so any `rights` let them be shown.
"""

from generator.link.quotations.readings import Join, readings
from generator.model.quotations import Checked, Verdict


def printed(quote: str, checked: Checked, text: str) -> tuple[str, ...]:
    """The source's words, for each part of the passage. `text` is the source's, empty where it is not at hand.

    Then the quotation tells them if it is exact, and if it can be read in one way alone that fits the passage;
    where not, nothing is given.
    """
    if text:
        return tuple(text[start:end] for start, end in checked.passage)
    if checked.verdict is not Verdict.EXACT or not checked.passage:
        return ()
    lengths = [end - start for start, end in checked.passage]
    fitting = {
        reading.parts
        for reading in readings(quote, lambda mark: True)
        if Join.NOTHING not in reading.joins and [len(part) for part in reading.parts] == lengths
    }
    return fitting.pop() if len(fitting) == 1 else ()
