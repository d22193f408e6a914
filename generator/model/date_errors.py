"""A refused date as an error that helps: what is wrong, where, and what was probably meant.

Finding that out is left to others: date_mistakes and written_spans recognise habits of
writing and return a Mistake, and dates raises the DateError.
"""

from collections.abc import Callable, Iterable

import msgspec


class DateError(ValueError):
    """A date that cannot be read: what is wrong, what to write instead, and where (from 0) the caret goes."""

    def __init__(self, message: str, hint: str = "", offset: int = 0) -> None:
        super().__init__(message, hint, offset)
        self.message = message
        self.hint = hint
        self.offset = offset

    def __str__(self) -> str:
        return self.message


class Mistake(msgspec.Struct, frozen=True):
    """A recognised habit. `meant` pairs a date with the meaning that it would have, likeliest first.

    The dates are guesses: one that is no date itself is never shown. `hint` is for when none is left; what is
    `besides` is told either way.
    """

    message: str
    meant: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    offset: int = 0
    besides: str = ""

    def error(self, is_date: Callable[[str], bool]) -> DateError | None:
        """The error to raise, or None where there would be nothing to suggest."""
        meant = dict.fromkeys((date, meaning) for date, meaning in self.meant if is_date(date))
        hint = self.hint
        if meant:
            joint = ", or " if any(meaning for _, meaning in meant) else " or "
            choices = joint.join(f"`{date}` {meaning}".rstrip() for date, meaning in meant)
            hint = f"Write {choices}."
        hint = f"{hint} {self.besides}".strip()
        return DateError(self.message, hint, self.offset) if hint else None


Rule = Callable[[str], Mistake | None]


def plainly(dates: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Dates to suggest without a word on what each would mean."""
    return tuple((date, "") for date in dates)
