"""Where Chromium stands on this machine; `python -m tests.chromium` says so. Starting it is left to conftest.

A path in the environment variable CHROMIUM goes before every name tried here.
"""

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MISSING = """\
Chromium is needed for the tests, and none was found that starts.
Debian:  sudo apt install chromium fonts-noto-core fonts-noto-cjk
Ubuntu:  sudo snap install chromium
Fedora:  sudo dnf install chromium
macOS:   brew install --cask google-chrome
Or name one that stands elsewhere: CHROMIUM=/path/to/it make test"""


def find_chromium() -> str | None:
    """The first Chromium that starts. Some systems have a stand-in that only says where to get one."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else NAMES:
        path = shutil.which(name)
        if path and _starts(path):
            return path
    return None


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    found = find_chromium()
    if found is None:
        sys.exit(MISSING)
    print(found)
