"""The results as Markdown: every peer, then this tool beside Hugo, Pelican and what it aims at, then the limits."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

from benchmarks.peers.adapters import PEERS
from benchmarks.peers.results import Results
from benchmarks.peers.run import STEPS

# What to reach: a share of Hugo's time or memory, one of another peer's, and seconds, as far as each is wanted.
TARGETS: dict[str, dict[int, tuple[float, tuple[str, float] | None, float | None]]] = {
    "clean": {1000: (2.2, ("pelican", 0.5), None), 10000: (1.8, ("pelican", 0.45), None)},
    "noop": {1000: (0.2, ("mkdocs", 1.0), None), 10000: (0.08, ("mkdocs", 1.0), None)},
    "edit": {1000: (0.4, None, None), 10000: (0.15, None, None)},
    "title": {1000: (0.5, None, None), 10000: (0.25, None, None)},
    "watch": {1000: (0.4, None, 0.15), 10000: (0.5, None, 0.35)},
    "memory": {1000: (1.0, None, None), 10000: (0.4, None, None)},
}
NAMES = {"clean": "clean build, s", "noop": "nothing changed, s", "edit": "edit of a body, s",
         "title": "edit of a title, s", "watch": "edit to disk while watching, s",
         "memory": "peak memory of a clean build, MB PSS"}  # fmt: skip


def report(results: Results) -> str:
    """All tables. Figures are medians of the runs."""
    parts = ["; ".join(f"{key} {value}" for key, value in results.all["machine"].items())]
    for size, peers in results.all["sizes"].items():
        parts += [f"## {size} articles", _peers(peers), _targets(int(size), peers)]
        stale = [f"- {PEERS[name].label}: {said}" for name, known in peers.items() if (said := _wrong(known))]
        if stale:
            parts.append("Not right after an edit:\n\n" + "\n".join(stale))
        failed = [f"- {PEERS[name].label}: {known['failed']}" for name, known in peers.items() if "failed" in known]
        failed += [
            f"- {PEERS[name].label}, watching: {known['watch']['failed']}"
            for name, known in peers.items()
            if "failed" in known.get("watch", {})
        ]
        if failed:
            parts.append("Left out:\n\n" + "\n".join(failed))
    parts += ["## The machine's own limits, s", _limits(results.all["limits"]), "## The peers", _notes(results)]
    return "\n\n".join(parts) + "\n"


def figure(known: dict[str, Any], what: str) -> float | None:
    """The median of a step, the latency while watching, or the peak of a clean build; None where it is not known."""
    if what == "memory":
        peak = known.get("memory")
        return float(peak["clean"]["pss"]) if peak else None
    if what == "watch":
        latency = known.get("watch", {}).get("latency")
        return median(latency) if latency else None
    took = [run["wall"] for run in known.get(what, ()) if run["code"] == 0]
    return median(took) if took else None


def _peers(peers: dict[str, Any]) -> str:
    head = ["peer", "clean s", "no-op s", "body s", "title s", "clean CPU s", "watch s", "peak PSS MB", "peak RSS MB",
            "no-op PSS MB", "pages", "output MB", "runs"]  # fmt: skip
    rows = []
    for name, known in peers.items():
        memory, output = known.get("memory"), known.get("output", {})
        cpu = [run["cpu"] for run in known.get("clean", ()) if run["code"] == 0]
        rows.append([
            PEERS[name].label, *(_number(figure(known, step)) for step in STEPS), _number(median(cpu) if cpu else None),
            _number(figure(known, "watch")), _number(figure(known, "memory")),
            _number(memory and memory["clean"]["rss"]), _number(memory and memory["noop"]["pss"]),
            str(output.get("pages", "–")), _number(output["bytes"] / 1e6 if output else None), str(len(cpu)),
        ])  # fmt: skip
    return _table(head, rows)


def _targets(size: int, peers: dict[str, Any]) -> str:
    rows = []
    for what, label in NAMES.items():
        ours, hugo = (figure(peers.get(name, {}), what) for name in ("dossier", "hugo"))
        share, other, seconds = TARGETS[what].get(size, (None, None, None))
        beside = figure(peers.get(other[0], {}), what) if other else None
        wanted = [f"{share} Hugo" if share else "", f"{other[1]} {PEERS[other[0]].label}" if other else "",
                  f"{seconds} s" if seconds else ""]  # fmt: skip
        rows.append([label, _number(ours), _number(hugo), _ratio(ours, hugo),
                     f"{_ratio(ours, beside)} {PEERS[other[0]].label}" if other else "",
                     ", ".join(filter(None, wanted)) or "–"])  # fmt: skip
    return _table(["", "ours", "Hugo", "ours / Hugo", "ours / another", "aim, at most"], rows)


def _limits(known: dict[str, dict[str, list[float]]]) -> str:
    labels = dict.fromkeys(label for limits in known.values() for label in limits)
    rows = [
        [label, *(f"{median(took):.4f}" if (took := limits.get(label)) else "–" for limits in known.values())]
        for label in labels
    ]
    return _table(["", *known], rows)


def _notes(results: Results) -> str:
    return "\n".join(
        f"- **{PEERS[name].label}** (`{version}`): {PEERS[name].note}"
        for name, version in results.all["versions"].items()
    )


def _wrong(known: dict[str, Any]) -> str:
    said = []
    for step, name in (("edit", "a body"), ("title", "a title")):
        wrong = [run for run in known.get(step, ()) if not run["right"]]
        if wrong:
            last = wrong[-1]
            said.append(f"{last['wrong']} of {last['shown']} files after an edit of {name}, "
                        f"such as {', '.join(last['stale'])}")  # fmt: skip
    return "; ".join(said)


def _ratio(ours: float | None, theirs: float | None) -> str:
    return "–" if ours is None or not theirs else f"{ours / theirs:.2f}"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
