"""Texts that are one another's translations. A writer says of each translation what it is one of, and no more."""

from collections.abc import Collection, Iterable, Mapping

from generator.link.order import circling
from generator.model.body import Ref
from generator.model.problems import Problem, problem
from generator.model.records import Key, Note, Page, Record


def together(
    translated: Iterable[Note | Page], records: Mapping[Key, Record], found: Mapping[Ref, Key], site: str
) -> tuple[list[tuple[Key, ...]], list[Problem]]:
    """The texts that belong together, each with all its translations: the original, and the others by language.

    `translated` are those that say what they are a translation of, `site` is the language of texts that name none.
    What is in a circle, or leads into one, belongs to nothing.
    """
    places = {text.key: text.translation_of for text in translated if text.translation_of}
    of = {key: found[ref] for key, ref in places.items() if ref in found}
    in_circles = circling({key: (other,) for key, other in of.items()})
    problems = [_circle(key, of[key], ref) for key, ref in places.items() if key in in_circles]
    groups: dict[Key, list[Key]] = {}
    for key, original in _originals(of, in_circles).items():
        groups.setdefault(original, []).append(key)
    made = []
    for original, others in groups.items():
        language = {key: records[key].lang or site for key in (original, *others)}
        first: dict[str, Key] = {}
        for key in (original, *sorted(others)):
            before = first.setdefault(language[key], key)
            ref = places.get(key)
            if before != key and ref:
                problems.append(_same(key, before, original, language[key], ref))
        made.append((original, *sorted(others, key=lambda key: (language[key], key))))
    return made, problems


def _originals(of: Mapping[Key, Key], in_circles: Collection[Key]) -> dict[Key, Key]:
    """What each text is a translation of in the end, be it by way of others."""
    ends: dict[Key, Key | None] = {}
    for key in of:
        path, end = [], key
        while end in of and end not in ends and end not in in_circles:
            path.append(end)
            end = of[end]
        ends |= dict.fromkeys(path, ends.get(end, None if end in in_circles else end))
    return {key: end for key, end in ends.items() if end is not None}


def _circle(key: Key, other: Key, ref: Ref) -> Problem:
    what = "itself" if other == key else f"`{other.id}`, which is a translation of it"
    say = f"`{key.id}` is called a translation of {what}"
    return problem("translation-cycle", say, ref.span, "take `translation_of` out of the one that was written first")


def _same(key: Key, other: Key, original: Key, lang: str, ref: Ref) -> Problem:
    also = "the text that it translates" if other == original else f"`{other.id}`, another translation of that text"
    say = f"`{key.id}` is in `{lang}`, and so is {also}"
    return problem("same-language", say, ref.span, "write the language of each in its `lang:`, or take one of them out")
