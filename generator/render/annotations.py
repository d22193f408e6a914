"""Annotations as JSON-LD, by the W3C's model (https://www.w3.org/TR/annotation-model/).

A passage is one annotation; each of its parts is a target of its own, for several selectors of one target would
have to select the same words. Which of the source's words may be told was decided before.
"""

import json
from base64 import urlsafe_b64encode
from typing import Any

from generator.model.patterns import later
from generator.pages.annotations import Annotation, AnnotationsView, Linked, Place, Said

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_NOT_IN_IRI = later(r'[\x00-\x20"<>\\^`{|}]')
# What would end a script's element in which the file is put, and what is a line's end to some readers of JSON.
_ESCAPED = tuple((c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029")


def annotations_file(view: AnnotationsView) -> bytes:
    """The file: a collection with all its annotations on one page of it. Equal views give equal bytes."""
    page = f"{view.iri}#page-1"
    collection = {
        "@context": CONTEXT,
        "id": view.iri,
        "type": "AnnotationCollection",
        "label": view.label,
        **({"dcterms:description": view.description} if view.description else {}),
        **_creator(view),
        "total": len(view.annotations),
        "first": {
            "id": page,
            "type": "AnnotationPage",
            "partOf": {"id": view.iri, "total": len(view.annotations)},
            "startIndex": 0,
            "items": [],
        },
        "last": page,
    }
    # One annotation a line. Within a text of JSON no quotation mark stands bare, so the place cannot be mistaken.
    common = _common(view)
    items = ",\n".join(_json(_annotation(view, one, common)) for one in view.annotations)
    whole = _json(collection).replace('"items": []', f'"items": [\n{items}\n]', 1)
    for sign, escaped in _ESCAPED:  # far quicker than str.translate
        whole = whole.replace(sign, escaped)
    return (whole + "\n").encode("utf-8")


def named_by_hash(sha256: str) -> str:
    """The name of a file by the SHA-256 of its bytes, as an IRI: RFC 6920.

    >>> named_by_hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    'ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    """
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def _creator(view: AnnotationsView) -> dict[str, Any]:
    return {"creator": {"name": view.creator}} if view.creator else {}


def _annotation(view: AnnotationsView, annotation: Annotation, common: dict[str, Any]) -> dict[str, Any]:
    bodies = [_body(body) for body in annotation.bodies]
    return {
        "id": annotation.iri,
        "type": "Annotation",
        "motivation": "linking" if bodies else "highlighting",
        **_creator(view),
        **({"body": bodies} if bodies else {}),
        "target": [_target(place, common) for place in annotation.places],
    }


def _body(body: Linked | Said) -> dict[str, Any]:
    match body:
        case Linked(iri, languages):
            page = {"id": _iri(iri), "type": "Text", "format": "text/html", "language": _one(languages)}
            return {"type": "SpecificResource", "source": page, "purpose": "linking"}
        case Said(text, purpose, languages):
            return {
                "type": "TextualBody",
                "value": text,
                "format": "text/plain",
                "language": _one(languages),
                "purpose": purpose,
            }


def _common(view: AnnotationsView) -> dict[str, Any]:
    """What all targets have in common."""
    # The state names the copy in which positions count. A TimeState would need a time, which nobody may know.
    copy = named_by_hash(view.sha256) if view.sha256 else ""
    state = {"id": f"{view.iri}#capture", "type": "oa:State", "cached": copy}
    return {
        "type": "SpecificResource",
        "source": {"id": _iri(view.source), "type": "Text", "language": view.language},
        **({"state": state} if view.sha256 else {}),
    }


def _target(place: Place, common: dict[str, Any]) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = []
    if place.exact:
        around = {"prefix": place.prefix, "suffix": place.suffix}
        quoted = {name: text for name, text in around.items() if text}
        selectors.append({"type": "TextQuoteSelector", "exact": place.exact, **quoted})
    if place.positions:
        start, end = place.positions
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    return common | {"selector": selectors}


def _one(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


def _iri(address: str) -> str:
    """The address without the characters that no IRI has."""
    return _NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", address)
