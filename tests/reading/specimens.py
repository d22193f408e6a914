"""Made-up dossiers in the states that a page has to bear: empty, single, and crowded in both directions of writing."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.harbour import harbour
from tests.story import Dossier

ROOT = Path(__file__).parents[2]
NAMES = (
    ("Halvard Brekke", ""), ("اسماعیل رستگار", "fa"), ("إلسه برانت", "ar"), ("Евгений Соколов", "ru"), ("王秀英", "zh"),
    ("Ђорђе Јовановић", "sr"), ("İlkay Şahin", "tr"),
    ("Union of Dock Workers and Boatmen of the Northern Harbours", ""),
)  # fmt: skip
LONG = (
    "Whether the fuel barge that burned at the grain quay on the second of May had been ordered to leave the harbour by"
    " the coastguard, by the owner, or, as the crew say to this day, by nobody at all"
)
UNBROKEN = "Hafeninspektionsaufsichtsbehördenangestelltenversammlungssaal"
MIXED = (
    "Halvard Brekke (هالوارد بركه), اسماعیل رستگار, Евгений Соколов and 王秀英 met in Порт Лена:"
    " «Никто не знал», 「没有人知道」."
)
PROSE = {
    "en": ("A paper says that", "Another remark", "It stands so"),
    "ar": ("ذكرت صحيفة أنه", "ملاحظة أخرى", "وهكذا جاء"),
}


def empty(folder: Path) -> Dossier:
    """Settings alone."""
    return Dossier(folder).write("site.yaml", "title: Nothing yet\nbase_url: https://example.org/empty/\n")


def single(folder: Path) -> Dossier:
    """One record, which nothing refers to."""
    return empty(folder).write("content/actors/brandt.md", "---\nname: Ilse Brandt\nkind: person\n---\n")


def shipped(folder: Path) -> Dossier:
    """The dossier in the project's folder, without captures."""
    folder.mkdir()
    shutil.copy(ROOT / "site.yaml", folder)
    shutil.copy(ROOT / "captures.lock", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    return Dossier(folder)


def crowded(
    folder: Path, lang: str = "en", *, mentions: int = 900, footnotes: int = 300, works: int = 24, events: int = 60
) -> Dossier:
    """Too much of all: mentions of one actor, footnotes of one note, titles of 200 letters, five scripts together."""
    made = Dossier(folder)
    title = "حريق الميناء" if lang == "ar" else "The fire at Port Lena, in all that was ever written of it"
    made.write(
        "site.yaml", f"title: {title}\nsubtitle: '{MIXED}'\nlang: {lang}\nbase_url: https://example.org/crowded/\n"
    )
    made.write(
        "content/about.md", f"---\ntitle: About\n---\n{MIXED}\n\n| {UNBROKEN} | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n"
    )
    made.write("content/index.md", f"---\ntitle: Opening\n---\n{MIXED} [[work-0]] and [[note:long]] tell more.\n")
    made.write("content/places.yaml", "".join(_place(n) for n in range(12)))
    made.write("content/actors.yaml", "".join(_actor(n, *name) for n, name in enumerate(NAMES)) + _CROWD)
    for n in range(works):
        made.write(f"captures/work-{n}.txt", _text(n))
        made.write(f"content/articles/work-{n}.md", _work(n))
    made.write("content/claims/counts.yaml", "".join(_claim(n, works) for n in range(works)))
    made.write("content/events.yaml", "".join(_event(n) for n in range(events)))
    positions = ", ".join(f"count-{n}" for n in range(9))
    for name, many, said in (("many", positions, "open"), ("two", "count-10, count-11", "open")):
        made.write(
            f"content/conflicts/{name}.md",
            f"---\ntitle: '{LONG}? ({name})'\nkind: same fact\npositions: [{many}]\nstate: {said}\n"
            f"would_settle: The register of the {UNBROKEN}\n---\n{MIXED}\n",
        )
    for n in range(mentions // 30):
        made.write(f"content/notes/day-{n}.md", _day(n))
    return made.write("content/notes/long.md", _long_note(lang, footnotes, works))


def _place(n: int) -> str:
    name = ("Port Lena", "بندر لنا", "Порт Лена", "丽娜港", UNBROKEN)[n % 5]
    inside = "" if n == 0 else "\n  in: place-0"
    return (
        f"- id: place-{n}\n  name: {name} {n}{inside}\n  lat: {54 + n / 10}\n  lon: {12 + n / 10}\n  precision: 1 km\n"
    )


def _actor(n: int, name: str, lang: str) -> str:
    spelled = "".join(f", {{name: {other} {n}, lang: {of or 'en'}}}" for other, of in NAMES)
    tied = "".join(f"\n  - {{is: heard of, to: actor-{other}}}" for other in range(len(NAMES)) if other != n)
    role = f"\n  roles:\n  - {{role: 'speaker at the {UNBROKEN}', of: actor-{(n + 1) % len(NAMES)}, from: 2019}}"
    own = f"\n  lang: {lang}" if lang else ""
    names = spelled.removeprefix(", ")
    return f"- id: actor-{n}\n  name: {name}\n  kind: person{own}\n  names: [{names}]{role}\n  relations:{tied}\n"


_CROWD = f"- id: once\n  name: Karim Haddad\n  kind: person\n- id: titled\n  name: {LONG}\n  kind: organisation\n"


def _said(n: int) -> str:
    """What a work says of the wounded, in its own language."""
    wounded = n + 2
    return (f"{wounded} people were wounded", f"أصيب {wounded} شخصا بجروح", f"wurden {wounded} Menschen verletzt",
            f"火灾中有{wounded}人受伤")[n % 4]  # fmt: skip


def _text(n: int) -> str:
    order = f"“We did not order the barge number {n} to leave,” said Captain Brandt."
    return f"PORT LENA – {_said(n)}. {MIXED}\n\n{order} Nobody spoke for the {UNBROKEN}.\n"


def _work(n: int) -> str:
    title, lang = (
        (LONG, "en"),
        ("احترقت سفينة الوقود عند رصيف الحبوب", "ar"),
        (UNBROKEN, "de"),
        ("粮食码头起火", "zh"),
    )[n % 4]
    rights = ("full", "excerpt", "cite")[n % 3]
    derives = (
        "" if n == 0 else f"derives_from:\n  - {{source: work-{(n - 1) // 2}, how: draws-on, basis: it says so}}\n"
    )
    return (
        f'---\ntitle: "{title} {n}"\nlang: {lang}\npublisher: {UNBROKEN if n % 5 == 0 else "Northern Courier"}\n'
        f"published: 2023-05-{n % 28 + 1:02}\nurl: https://example.org/{'long-path-' * 12}{n}\ncapture: work-{n}.txt\n"
        f"rights: {rights}\nformerly: [old-{n}]\n{derives}---\nReports the fire. {MIXED}\n"
    )


def _claim(n: int, works: int) -> str:
    return (
        f"- id: count-{n}\n  says: {n + 2} people were wounded{', says the ' + UNBROKEN if n % 4 == 0 else ''}\n"
        f"  about: [actor:actor-{n % len(NAMES)}, event:event-{n}]\n  evidence:\n"
        f"  - {{source: work-{n}, quote: '{_said(n)}', speaker: {{actor: actor-0}}, verb: said}}\n"
        f"  - {{source: work-{(n + 1) % works}, quote: '{_said((n + 1) % works)}', stance: disputes}}\n"
    )


def _event(n: int) -> str:
    title = (LONG, MIXED.replace(":", " –"), "A barge burns")[n % 3]
    return (
        f"- id: event-{n}\n  title: '{title} {n}'\n  date: 202{n // 15}-{n % 12 + 1:02}-{n % 28 + 1:02}\n"
        f"  place: place-{n % 12}\n  tags: [fire, '{UNBROKEN}']\n"
        f"  actors: [actor-0, {{actor: actor-{1 + n % 7}, role: 'spoke at the {UNBROKEN}'}}]\n"
        f"  counts: [{{what: wounded, low: {n}, best: {n + 5}, high: {n + 900}}}]\n"
    )


def _day(n: int) -> str:
    said = "\n\n".join(f"On day {n}, in hour {hour}, [[actor-0|Brekke]] spoke of the barge." for hour in range(30))
    return f"---\ntitle: Day {n} of the inquiry\ndate: 2023-06-{n % 28 + 1:02}\nauthors: [The desk]\n---\n{said}\n"


def _long_note(lang: str, footnotes: int, works: int) -> str:
    paper, remark, so = PROSE[lang]
    paragraphs = []
    for n in range(footnotes // 3):
        work = n % works
        paragraphs.append(
            f"{paper} “{_said(work)}” [@work-{work}]. {remark}.[^{n}] {so} [@claim:count-{work} disputed, {n}]. {MIXED}"
        )
    remarks = "\n".join(f"[^{n}]: {MIXED if n % 7 == 0 else remark} ({n})." for n in range(footnotes // 3))
    return f"---\ntitle: {LONG}\ndate: 2023-06-01\nauthors: [The desk]\ntags: [fire, {UNBROKEN}]\n---\n" + (
        "[[once]]\n\n" + "\n\n".join(paragraphs) + f"\n\n{remarks}\n"
    )


SPECIMENS: dict[str, Callable[[Path], Dossier]] = {
    "empty": empty,
    "single": single,
    "harbour": harbour,
    "preview": harbour,
    "shipped": shipped,
    "crowded": crowded,
    "busy, in Arabic": lambda folder: crowded(folder, "ar", mentions=330, footnotes=30, works=12, events=13),
}
