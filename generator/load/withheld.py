"""What is kept of a record that is not shown, and which records are. In doubt a record is not shown."""

from generator.load.schema.record import SHOWN_AS, STATUS, RecordForm
from generator.load.schema.scalars import Choice
from generator.load.tree import Mapping, Node, Scalar, Sequence
from generator.model.collection import Withheld
from generator.model.records import Key, Status
from generator.model.spelling import nearest


def status_of(mapping: Mapping | None, form: RecordForm) -> tuple[Status, bool]:
    """The status of a record, and whether it is plainly said. One that cannot be read counts as private."""
    found: list[Status | None] = []
    for key, value in mapping.entries if mapping is not None else ():
        if key.text == STATUS.name:
            found.append(_read(value, form))
        elif key.text not in form.in_list.by_name and _may_mean_status(key.text, form):
            found.append(None)
    if None in found:
        return Status.PRIVATE, False
    # A repeated key is an error in any case; the stricter of the two counts.
    order = list(Status)
    return max((s for s in found if s), key=order.index, default=Status.PUBLISHED), True


def _read(value: Node, form: RecordForm) -> Status | None:
    """The status that a value means for this kind of record, if any."""
    allowed = form.in_list.by_name[STATUS.name].type
    word = value.text.strip() if isinstance(value, Scalar) else ""
    return SHOWN_AS[word] if isinstance(allowed, Choice) and word in allowed.allowed else None


def _may_mean_status(key: str, form: RecordForm) -> bool:
    return key.strip().casefold() in (STATUS.name, *STATUS.slips) or STATUS.name in nearest(
        key, form.in_list.by_name, limit=1
    )


def withhold(key: Key, status: Status, path: str, mapping: Mapping | None, words: str) -> Withheld:
    """What is kept of it: its names, which must lead nowhere, its words, which must not leak, and a capture whose hash
    it keeps private."""
    names = [
        text
        for name in ("name", "title", "says", "names", "formerly")
        for text in _texts(mapping and mapping.get(name))
    ]
    is_secret = "private" in _texts(mapping and mapping.get("hash"))
    captures = _texts(mapping and mapping.get("capture")) if is_secret else []
    return Withheld(key, status, path, tuple(dict.fromkeys(names)), words, tuple(captures))


def _texts(node: Node | None) -> list[str]:
    """Every text that may be a name in a value."""
    if isinstance(node, Scalar):
        return [node.text.strip()] if node.text.strip() else []
    if isinstance(node, Mapping):
        return _texts(node.get("name"))
    return [text for item in node.items for text in _texts(item)] if isinstance(node, Sequence) else []
