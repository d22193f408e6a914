"""Mistakes as values: what is wrong, where, and what to do. How they are printed is left to face/."""

from enum import Enum
from operator import itemgetter

import msgspec


class Severity(Enum):
    """How a problem weighs: an error stops publishing, a warning does not.

    A note is something to know, no fault: it never counts against a build. An accepted problem is only counted.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    ACCEPTED = "accepted"


class Span(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in one of the dossier's files. `line` and `column` count from 1, in characters; `length` from 0."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 0


class Code(msgspec.Struct, frozen=True):
    """A kind of problem, as the reference lists it. Only an `acceptable` one may stand in a record's `accept:`."""

    name: str
    severity: Severity
    meaning: str
    acceptable: bool = False


class Problem(msgspec.Struct, frozen=True):
    """One mistake. `subject` is the `kind:id` of the record that it is in, where it is in one."""

    code: str
    message: str
    span: Span
    hint: str = ""
    severity: Severity = Severity.ERROR
    subject: str = ""


def problem(code: str, message: str, span: Span, hint: str = "", subject: str = "") -> Problem:
    """Make a problem of a registered code; its severity is the code's. An unregistered code is a KeyError."""
    return Problem(code, message, span, hint, CODES[code].severity, subject)


def in_order(problems: "list[Problem]") -> "list[Problem]":
    """The problems by place, then code, each once: the order in which every report lists them."""
    by_path: dict[str, list[Problem]] = {}
    for one in problems:
        by_path.setdefault(one.span.path, []).append(one)
    of_files = (by_path[path] for path in sorted(by_path))
    return [one for of in of_files for one in (of if len(of) == 1 else _in_one_file(of))]


def _in_one_file(problems: "list[Problem]") -> "list[Problem]":
    out: list[Problem] = []
    last, since = None, 0
    for place, one in sorted([((p.span, p.code, p.message), p) for p in problems], key=itemgetter(0)):
        if place != last:
            last, since = place, len(out)
        elif one in out[since:]:
            continue
        out.append(one)
    return out


def _error(name: str, meaning: str, acceptable: bool = False) -> Code:
    return Code(name, Severity.ERROR, meaning, acceptable)


def _warning(name: str, meaning: str, acceptable: bool = True) -> Code:
    return Code(name, Severity.WARNING, meaning, acceptable)


def _note(name: str, meaning: str, acceptable: bool = True) -> Code:
    return Code(name, Severity.NOTE, meaning, acceptable)


_ALL = (
    # files
    _error("no-site", "There is no site.yaml here, so this is no dossier."),
    _error("unreadable-file", "A file or folder cannot be read."),
    _error("not-utf8", "A text file is not in UTF-8."),
    _error("bad-character", "A file holds a control or other character that no text has."),
    _error("outside-link", "A symbolic link leads out of the dossier; only `captures` may."),
    _error(
        "name-collision",
        "Two files or ids differ only by case or Unicode form, so some machines take them for one.",
    ),
    _error("unexpected-file", "A file stands where no record of that kind can be."),
    # YAML
    _error("bad-yaml", "The YAML cannot be read."),
    _error("unclosed-front-matter", "The opening `---` has no closing one."),
    _error("misplaced-front-matter", "Settings stand in a file, but not between two `---` lines at its very top."),
    _error("yaml-feature", "Anchors, aliases, merges and tags are not used here."),
    _error("published-remark", "A remark stands in a setting, where it would be published."),
    _error("duplicate-key", "The same key stands twice in one mapping."),
    _error("unknown-key", "No such key exists for this kind of record."),
    _error("missing-key", "A required key is missing."),
    _error("wrong-type", "A value is of another type than its key wants."),
    _error("unknown-value", "A value is none of those that its key allows."),
    _error("out-of-range", "A number is outside its bounds."),
    _error("bad-date", "A date is not in EDTF, or names a day that does not exist."),
    _error("bad-time", "A time of day or a time zone cannot be read."),
    _error("bad-id", "An id has characters other than letters, marks, digits and hyphens, or is too long."),
    _error(
        "duplicate-id",
        "Two records of one kind have the same id, or an id that another was formerly known by.",
    ),
    _error(
        "bad-url",
        "An address is not one of those that a page may link to (https, http, mailto, or relative).",
    ),
    _error("bad-language", "A language is not a BCP 47 tag."),
    _error("unknown-code", "`accept:` names no code, or one that cannot be accepted."),
    _warning("unused-accept", "`accept:` names a problem that the record does not have.", acceptable=False),
    # bodies
    _error("bad-citation", "A citation cannot be read."),
    _error("unclosed-comment", "A private remark is opened and never closed."),
    _error("bad-link", "A `[[link]]` cannot be read."),
    _error("nested-link", "A link or a citation stands inside another link."),
    _error("missing-footnote", "A footnote is called but never written."),
    _warning("unused-footnote", "A footnote is written but never called."),
    _error("duplicate-footnote", "A footnote is written twice."),
    _error("missing-alt", "A picture has no text alternative."),
    _error("missing-media", "A picture or document is not in content/media/."),
    _error("bad-picture", "A picture cannot be read, so its metadata cannot be removed."),
    _error("bad-media", "A document cannot be read, or is of a kind whose metadata cannot be removed."),
    _warning("bare-quotation", "Quoted words have no citation that they are verified by."),
    # references
    _error("unknown-reference", "A name or id leads to no record."),
    _error("ambiguous-reference", "A name leads to more than one record."),
    _error("wrong-kind", "A reference leads to a record of another kind than is wanted there."),
    _error("withheld-reference", "A published page refers to a record that is not published."),
    _warning("private-name", "A published text holds the name of a record that is not published."),
    _error("unknown-heading", "A link names a heading that its page does not have."),
    _warning("ambiguous-name", "A name in prose belongs to more than one actor, so it links to none."),
    # quotations
    _error("invalid-quotation", "A quotation has no words of the source in it."),
    _error("absent-quotation", "The quoted words do not stand in the source."),
    _warning("ambiguous-quotation", "The quoted words stand in the source more than once."),
    _warning("uncheckable-quotation", "No text, or not that of every page, is at hand to verify the words against."),
    _warning("missing-capture", "A capture named by an article is not at hand."),
    _error("bad-capture", "A capture cannot be read."),
    _note("guessed-encoding", "A capture does not say how its letters are encoded, so that was guessed."),
    _error("bad-lock", "captures.lock cannot be read."),
    _error("unmerged-lock", "git could not merge captures.lock, and left both sides in it."),
    _error("changed-capture", "The bytes of a capture are not those that captures.lock records."),
    _error("wrong-lock", "captures.lock says of a quotation what its capture does not bear out."),
    _error("outdated-lock", "With `check --captures`: captures.lock does not hold what is now known."),
    _error(
        "elides-negation",
        "An elision leaves out a negation, or a word of reporting or denial.",
        acceptable=True,
    ),
    _error("adds-negation", "A bracket adds a negation, or a word of reporting or denial.", acceptable=True),
    _warning(
        "unlisted-language",
        "For this language there is no list of negations, so elisions cannot be checked for them.",
    ),
    # evidence
    _error("no-evidence", "A claim has no evidence."),
    _warning("unsourced", "A date, place, part or count of an event names no claim that it rests on."),
    _error("lineage-cycle", "Articles derive from one another in a circle."),
    _error("lineage-contradiction", "An article is called original and said to be wholly another's."),
    _note("lineage-hint", "Something suggests that an article comes from another, and its lineage does not say so."),
    _warning("same-source", "Two articles have captures of the same words, and no lineage connects them."),
    _warning("rests-on-retracted", "A record rests on a source that is retracted or superseded."),
    _error("superseding-cycle", "Articles supersede one another in a circle."),
    _warning("disputed-as-fact", "A text cites a disputed claim, and does not say that it is disputed."),
    _note("contradicted-claim", "A source speaks against a claim, and no conflict weighs the two."),
    _warning("easily-taken", "One of two actors that are easily taken for one another may be meant for the other."),
    _error("translation-cycle", "Texts are translations of one another in a circle."),
    _error("same-language", "Two translations of one text, or it and a translation, are in the same language."),
    _error("order-cycle", "Events come after one another in a circle."),
    _warning("order-contradiction", "An event is dated before one that it is said to come after."),
    _error("few-positions", "A conflict has fewer than two positions."),
    _error("duplicate-position", "A conflict or its judgement lists one claim twice."),
    _error("foreign-judgement", "A judgement is for a claim that is none of the conflict's positions."),
    # pages
    _error("path-collision", "Two pages would be written to one path."),
    _error("template-error", "A template cannot be read or filled."),
    _error("unknown-template", "A template of the dossier's own has no counterpart in the theme."),
    _error("leak", "Words of a record that is not published would have reached the site."),
    # publishing
    _error("cannot-publish", "The site cannot be written where it should be."),
)
CODES: dict[str, Code] = {code.name: code for code in _ALL}
