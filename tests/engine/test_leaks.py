"""A word that must not be published is found in whatever dress it comes, and nothing else is taken for it."""

import base64
import gzip
import html
import json
import os
import random
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from generator.engine.errors import LeakFound
from generator.engine.leaks import Leaks, Needle
from generator.engine.output import Output
from generator.engine.publish import publish

RUN = "the courier met him twice behind the station"

LEAKS = Leaks(
    [
        Needle("latin", "Vasquez"),
        Needle("accented", "Müller-Lüdenscheidt"),
        Needle("arabic", "سليماني"),
        Needle("run", RUN),
        Needle("short", "Zoë"),
    ]
)


def page(text: str) -> str:
    return f'<!doctype html><html lang="en"><p class="lead">Yesterday {text} was seen there.</p></html>'


WORDS = {
    "latin": "Vasquez",
    "accented": "Müller-Lüdenscheidt",
    "arabic": "سليماني",
    "run": RUN,
    "short": "Zoë",
}

WRITTEN: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "escaped for HTML": html.escape,
    "in decimal entities": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "in hexadecimal entities": lambda text: "".join(f"&#x{ord(c):x};" for c in text),
    "for XML": lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
    "for JSON": json.dumps,
    "for JSON, each letter": lambda text: "".join(f"\\u{ord(c):04x}" for c in text),
    "for JSON, each letter, in capitals": lambda text: "".join(f"\\u{ord(c):04X}" for c in text),
    "in a JSON string after a line break": lambda text: json.dumps(f"so\n{text}\nit is"),
    "percent-encoded": quote,
    "percent-encoded in small letters": lambda text: quote(text.lower()).lower(),
    "percent-encoded as a form": quote_plus,
    "percent-encoded, each byte": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "in a query": lambda text: "https://example.org/?q=" + quote_plus(text) + "&lang=en",
    "in quotation marks": lambda text: f"“{text}”",
    "in an attribute": lambda text: f'<img alt="{html.escape(text)}">',
    "in a comment": lambda text: f"<!-- {text} -->",
    "in a data block": lambda text: f'<script type="application/json">{json.dumps({"a": text})}</script>',
    "in escaped HTML": lambda text: html.escape(f"<p>{text}</p>"),
    "with soft hyphens": lambda text: "\xad".join(text),
    "with entities for soft hyphens": lambda text: "&shy;".join(text),
    "with joiners that no one sees": lambda text: "\u200b".join(text),
    "with breaks": lambda text: "<wbr>".join(text),
    "with its first letter set apart": lambda text: (
        f'<span class="initial"><b>{text[0]}</b></span>{text[1:]}'
    ),
    "in base64": lambda text: base64.b64encode(f"That {text} was there".encode()).decode(),
    "in base64, one further": lambda text: base64.b64encode(f"That, {text} was there".encode()).decode(),
    "in base64, two further": lambda text: base64.b64encode(f"That is {text} indeed".encode()).decode(),
    "in base64 for a URL": lambda text: base64.urlsafe_b64encode(f"ÿÿÿ {text} þþþ".encode()).decode(),
    "in a data URL": lambda text: (
        "data:text/plain;base64," + base64.b64encode(f"It: {text}.".encode()).decode()
    ),
}


@pytest.mark.parametrize("label", WORDS)
@pytest.mark.parametrize("way", WRITTEN)
def test_a_needle_is_found_however_it_is_written(label: str, way: str) -> None:
    # A fresh search: none is to live on what another test has shown it.
    written = page(WRITTEN[way](WORDS[label]))
    assert label in Leaks([Needle(label, WORDS[label])]).found(written.encode())


@pytest.mark.parametrize("label", WORDS)
@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_needle_is_found_in_utf_16(label: str, code: str) -> None:
    assert LEAKS.found(page(WORDS[label]).encode(code)) == {label}
    assert LEAKS.found(b"\n" + page(WORDS[label]).encode(code)) == {label}


def test_a_needle_is_found_in_latin_1() -> None:
    assert LEAKS.found(page("Müller-Lüdenscheidt").encode("latin-1")) == {"accented"}


@pytest.mark.parametrize("word", ["Vasquez", "vasquez", "VASQUEZ"])
@pytest.mark.parametrize("before", [b"", b"x", b"xx"])
def test_a_word_alone_is_found_in_base64_at_each_of_three_alignments(word: str, before: bytes) -> None:
    packed = base64.b64encode(before + word.encode() + b"!").rstrip(b"=")
    assert LEAKS.found(b'{"key": "' + packed + b'"}') == {"latin"}


def test_a_run_of_words_is_found_across_tags() -> None:
    marked = 'the <a href="../courier/">courier</a> met <em>him</em></p>\n<p id="p2">twice behind the station'
    assert LEAKS.found(page(marked).encode()) == {"run"}
    assert LEAKS.found(json.dumps({"content_html": html.escape(marked)}).encode()) == {"run"}
    assert LEAKS.found(json.dumps({"content": marked}).replace("<", "\\u003c").encode()) == {"run"}


def test_a_run_is_found_whatever_parts_its_words() -> None:
    assert LEAKS.found(b"The courier; met HIM twice...\n\n  behind (the) station!") == {"run"}
    assert LEAKS.found(("notes/" + RUN.replace(" ", "-") + "/index.html").encode()) == {"run"}
    assert LEAKS.found(RUN.replace(" ", "&nbsp;").encode()) == {"run"}


@pytest.mark.parametrize(
    "text",
    [
        RUN.replace("twice ", ""),
        RUN.replace("twice", "once"),
        RUN[4:],
        "station the behind twice him met courier the",
        "Vasquezia, Vasque, Vas quez, the vasquez2000",
        "Lüdenscheidt Müller",
        "Soleimani",
        "",
    ],
)
def test_what_only_resembles_a_needle_is_not_one(text: str) -> None:
    assert LEAKS.found(page(text).encode()) == frozenset()


def test_accents_left_off_do_not_hide_a_needle() -> None:
    assert LEAKS.found(b"/notes/muller-ludenscheidt/") == {"accented"}
    assert LEAKS.found(b'{"search": "zoe"}') == {"short"}


def test_a_picture_is_searched_for_long_words() -> None:
    noise = random.Random(1).randbytes(20_000)
    assert LEAKS.found(noise) == frozenset()
    assert LEAKS.found(noise + b"\xffExif\0Photo: J. Vasquez\0\xfe" + noise) == {"latin"}
    assert LEAKS.found(noise + b"\xff\0" + "سليماني".encode() + b"\0" + noise) == {"arabic"}


def test_short_words_and_runs_are_not_looked_for_in_a_picture() -> None:
    noise = random.Random(2).randbytes(5_000)
    assert LEAKS.found(noise + "Zoë".encode() + b"\xff" + RUN.encode() + noise) == frozenset()


def test_what_is_packed_is_not_unpacked() -> None:
    assert LEAKS.found(gzip.compress(page("Vasquez").encode(), mtime=0)) == frozenset()


def test_the_same_needle_may_have_several_labels_and_a_label_several_needles() -> None:
    leaks = Leaks([Needle("one", "Vasquez"), Needle("two", "VASQUEZ"), Needle("two", "Ortega")])
    assert leaks.found(b"vasquez") == {"one", "two"}
    assert leaks.found(b"ortega") == {"two"}


def test_a_needle_without_a_letter_is_none() -> None:
    assert Leaks([Needle("dash", "—"), Needle("empty", "")]).found("a — b".encode()) == frozenset()


def test_needles_that_stand_in_what_may_be_published_are_left_out() -> None:
    leaks = LEAKS.without([b"title: Vasquez in Baghdad", page(RUN).encode()])
    assert leaks.found(f"Vasquez; {RUN}; سليماني".encode()) == {"arabic"}


def test_only_the_spelling_that_may_be_published_is_left_out() -> None:
    leaks = LEAKS.without([b"muller ludenscheidt"])
    assert leaks.found(b"muller-ludenscheidt") == frozenset()
    assert leaks.found("Müller-Lüdenscheidt".encode()) == {"accented"}


def test_what_was_seen_before_is_found_again() -> None:
    leaks = Leaks([Needle("latin", "Vasquez"), Needle("run", RUN)])
    for _ in range(3):
        assert leaks.found(b"Vasquez") == {"latin"}
        assert leaks.found(RUN.encode()) == {"run"}
        assert leaks.found(b"nothing") == frozenset()


def test_a_leak_stops_publishing_and_tells_no_word_of_it(tmp_path: Path) -> None:
    publish([Output("index.html", b"old")], tmp_path / "build")
    leaking = [Output("index.html", b"new"), Output("notes/a/index.html", page("Vasquez").encode())]
    with pytest.raises(LeakFound, match=r"notes/a/index\.html.*latin") as caught:
        publish(leaking, tmp_path / "build", check=LEAKS.check)
    assert "asquez" not in str(caught.value)
    assert caught.value.labels == ("latin",)
    assert (tmp_path / "build/index.html").read_bytes() == b"old"


def test_a_leak_in_a_files_name_stops_publishing_too(tmp_path: Path) -> None:
    with pytest.raises(LeakFound):
        publish([Output("media/vasquez.jpg", b"\xff\xd8")], tmp_path / "build", check=LEAKS.check)


def test_a_site_without_leaks_is_published(tmp_path: Path) -> None:
    outputs = [Output("index.html", page("nobody").encode()), Output("a.jpg", os.urandom(2000))]
    assert publish(outputs, tmp_path / "build", check=LEAKS.check).files == 3


def test_two_thousand_needles_cost_little_more_than_a_few() -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghijklmnop", k=chance.randint(3, 9))) for _ in range(3000)]
    pages = [page(" ".join(chance.choices(words, k=800))).encode() for _ in range(60)]
    needles = ["".join(chance.choices("qrstuvwxyz", k=9)) for _ in range(2000)]

    def seconds(leaks: Leaks) -> float:
        begun = time.process_time()
        for content in pages:
            assert leaks.found(content) == frozenset()
        return time.process_time() - begun

    few = min(seconds(Leaks([Needle("a", word) for word in needles[:5]])) for _ in range(3))
    many = min(seconds(Leaks([Needle("a", word) for word in needles])) for _ in range(3))
    assert many < 5 * few
