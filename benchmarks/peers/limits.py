"""What the machine itself takes for parts of the work, on this tool's own files: below it no build in Python can go."""

import subprocess
import sys

from benchmarks.peers.process import timed
from benchmarks.peers.results import Results
from benchmarks.peers.site import Site

_READ = """
import hashlib, sys, time
from pathlib import Path
files = sorted(path for path in Path("content").rglob("*") if path.is_file())
"""
# Each prints the seconds of its part, without the start of Python.
INSIDE = {
    "read and SHA-256 of all inputs": _READ
    + """
begun = time.perf_counter()
for path in files:
    hashlib.sha256(path.read_bytes()).digest()
print(time.perf_counter() - begun)
""",
    "markdown-it-py, parse only": _READ
    + """
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(footnote_plugin)
texts = [path.read_text(encoding="utf-8").split("---", 2)[2] for path in files if path.suffix == ".md"]
begun = time.perf_counter()
for text in texts:
    parser.parse(text)
print(time.perf_counter() - begun)
""",
}
WHOLE = {
    "`cp -r` of our site": ["cp", "-r", "build", ".copy"],
    "start of Python": [sys.executable, "-c", "pass"],
    "start of ours, with imports": [sys.executable, "-c", "import generator.build, generator.face.cli"],
}


def limits(site: Site, run: int, results: Results, limit: float) -> None:
    """Measure each once, in seconds of wall clock, unless the results have it."""
    known = results.limits(site.size)
    for label, command in WHOLE.items():
        if len(known.setdefault(label, [])) <= run:
            subprocess.run(["rm", "-rf", ".copy"], cwd=site.root, check=True)
            subprocess.run(["sync"], check=True)
            took = timed(command, site.root, site.environment, limit)
            if took["code"] == 0:
                _keep(site, results, label, took["wall"])
    subprocess.run(["rm", "-rf", ".copy"], cwd=site.root, check=True)
    for label, program in INSIDE.items():
        if len(known.setdefault(label, [])) <= run:
            said = subprocess.run([sys.executable, "-c", program], cwd=site.root, capture_output=True, text=True)
            if said.returncode == 0:
                _keep(site, results, label, round(float(said.stdout), 4))


def _keep(site: Site, results: Results, label: str, seconds: float) -> None:
    results.limits(site.size)[label].append(seconds)
    results.save()
    print(f"{site.size:6} {'limit':10} {label:32} {seconds:9.4f} s", flush=True)
