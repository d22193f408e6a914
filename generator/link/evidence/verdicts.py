"""Verdicts kept by what they follow from: the text, its language, the quotation, and the program that reaches them."""

import msgspec

from generator.engine.memo import Memo
from generator.model.body import Quote
from generator.model.locked import quote_hash
from generator.model.quotations import Checked


class Verdicts:
    """Verdicts, kept in one value for each text. `version` names the state of the program; without a memo none last."""

    def __init__(self, memo: Memo | None = None, version: str = "") -> None:
        self._memo = memo
        self._version = version
        self._old: dict[str, dict[str, Checked]] = {}
        self._asked: dict[str, dict[str, Checked]] = {}

    def get(self, text: str, lang: str, quote: Quote) -> Checked | None:
        """The verdict on a quotation in the text of that SHA-256, if it was reached before."""
        key, wanted = self._key(text, lang), quote_hash(quote)
        if key not in self._old:
            self._old[key] = self._read(key)
        asked = self._asked.setdefault(key, {})
        if wanted not in asked and wanted in self._old[key]:
            asked[wanted] = self._old[key][wanted]
        return asked.get(wanted)

    def keep(self, text: str, lang: str, quote: Quote, checked: Checked) -> None:
        """Remember a verdict."""
        self._asked.setdefault(self._key(text, lang), {})[quote_hash(quote)] = checked

    def save(self) -> None:
        """Hand what is new to the memo; a verdict that was not asked for is forgotten."""
        for key, verdicts in self._asked.items():
            if self._memo is not None and verdicts != self._old.get(key):
                self._memo.put(key, msgspec.msgpack.encode(verdicts))

    def _key(self, text: str, lang: str) -> str:
        return f"verdicts {self._version} {lang} {text}"

    def _read(self, key: str) -> dict[str, Checked]:
        value = self._memo.get(key) if self._memo is not None else None
        if value is None:
            return {}
        try:
            return msgspec.msgpack.decode(value, type=dict[str, Checked])
        except msgspec.MsgspecError:
            return {}
