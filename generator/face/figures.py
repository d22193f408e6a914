"""A dossier in figures, as `check` prints them: quotations by verdict, claims by the number of their origins."""

from collections import Counter

from generator.model.dossier import Dossier
from generator.model.quotations import Verdict

_VOUCHED = "vouched for by captures.lock"


def quotations(dossier: Dossier) -> dict[str, int]:
    """How many quotations there are of each verdict, in the order of the verdicts; each typed place counts."""
    found = Counter(
        f"{quote.verdict.value}, {_VOUCHED}" if quote.basis == "lock" and quote.matches else quote.verdict.value
        for quote in dossier.checked.values()
    )
    order = [said for verdict in Verdict for said in (verdict.value, f"{verdict.value}, {_VOUCHED}")]
    return {said: found[said] for said in order if found[said]}


def origins(dossier: Dossier) -> dict[str, int]:
    """How many claims have each number of origins, at least and at most, the smallest first."""
    found = Counter((o.least, o.most) for o in dossier.origins.values())
    return {
        (f"{most} origin{'s' if most != 1 else ''}" if least == most else f"{least}–{most} origins"): found[least, most]
        for least, most in sorted(found)
    }


def lines(dossier: Dossier) -> list[str]:
    """The figures in words; a line that would be empty is left out."""
    said = [f"{number:,} {verdict}" for verdict, number in quotations(dossier).items()]
    counted = [f"{number:,} with {word}" for word, number in origins(dossier).items()]
    return [f"{name}: {'; '.join(row)}" for name, row in (("Quotations", said), ("Claims", counted)) if row]
