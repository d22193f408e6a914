"""From the origins that each piece of evidence may have to the smallest and the largest number of them.

Both are counts over all that could be so. Which origins an article may have is told by lineage.py.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable

import msgspec

from generator.model.records import Key

# In sets looked at: a second or two. Counted, not timed, so that one dossier gives the same numbers on every machine.
BUDGET = 200_000


class Possible(msgspec.Struct, frozen=True):
    """The origins that a piece of evidence may have: `firm` are articles that are origins, `open` those that may be.

    At least one of the two holds an article.
    """

    firm: frozenset[Key]
    open: frozenset[Key]


def least(choices: list[Possible], budget: int = BUDGET) -> int:
    """The smallest number of distinct origins: whatever may be any other costs nothing beside one that is firm.

    It is exact, unless so many articles draw on so many others that the search passes `budget`. The number is then one
    below which there is proof that it cannot be: it may be too small but never too large, honest as "at least".
    """
    bound = {p.firm for p in choices if not p.open}
    if not bound:
        return min(1, len(choices))
    numbers = {key: n for n, key in enumerate(sorted(frozenset().union(*bound)))}
    total, sets = _reduced(frozenset(numbers[key] for key in firm) for firm in bound)
    # The small ones first, so that a large one that cannot be finished costs them nothing.
    for component in sorted(_components(sets), key=len):
        count, budget = _fewest(component, budget)
        total += count
    return total


def most(choices: list[Possible]) -> int:
    """The largest number of distinct origins: a largest matching of pieces of evidence with origins."""
    holder: dict[Key, int] = {}
    held: dict[int, Key] = {}
    # What a search in vain has come past can never be freed by a later one.
    spent: set[Key] = set()
    for index in range(len(choices)):
        wanted: dict[Key, int] = {}
        free = _free(index, choices, holder, wanted, spent)
        if free is None:
            spent |= wanted.keys()
        while free is not None:
            taker = wanted[free]
            holder[free] = taker
            given_up = held.get(taker)
            held[taker] = free
            free = given_up
    return len(held)


def _free(
    index: int, choices: list[Possible], holder: dict[Key, int], wanted: dict[Key, int], spent: set[Key]
) -> Key | None:
    """An origin that comes free for piece `index` if others change theirs; `wanted` is filled with who takes what."""
    queue = deque([index])
    while queue:
        taker = queue.popleft()
        for origin in choices[taker].firm | choices[taker].open:
            if origin not in wanted and origin not in spent:
                wanted[origin] = taker
                if origin not in holder:
                    return origin
                queue.append(holder[origin])
    return None


def _fewest(sets: list[frozenset[int]], budget: int) -> tuple[int, int]:
    """How few elements meet every set, or a number that is no larger; and what is left of the budget."""
    best = _greedy(sets)
    # Parts of the search still to be made: elements chosen, a number that the part cannot beat, and sets not yet met.
    todo = [(0, 0, sets)]
    while todo:
        chosen, floor, rest = todo.pop()
        if floor >= best:
            continue
        if budget <= 0:
            return min([floor or _apart(rest), *(f for _, f, _ in todo), best]), 0
        budget -= len(rest)
        forced, rest = _reduced(rest)
        chosen += forced
        floor = max(floor, chosen + _apart(rest))
        if not rest:
            best = min(best, chosen)
        elif floor < best:
            met = Counter(element for s in rest for element in s)
            branch = sorted(rest[0], key=lambda element: (-met[element], element))
            # Whoever chooses the second element has turned down the first; no set is emptied, since none is in another.
            for n in reversed(range(len(branch))):
                refused = frozenset(branch[:n])
                todo.append((chosen + 1, floor, [s - refused for s in rest if branch[n] not in s]))
    return best, budget


def _reduced(sets: Iterable[frozenset[int]]) -> tuple[int, list[frozenset[int]]]:
    """How many elements must be chosen whatever else is, and the sets that are still open then, smallest first."""
    forced = 0
    while True:
        smallest = _smallest(sets)
        kept = [s for s in smallest if len(s) > 1]
        # The element of a set of one is in no other that is left.
        forced += len(smallest) - len(kept)
        beside: dict[int, frozenset[int]] = {}
        for s in kept:
            for element in s:
                beside[element] = beside[element] & s if element in beside else s
        # Wherever `a` is, `b` is too: `b` does as well. Of two that are always together, the first stays.
        dropped = {a for a, always in beside.items() if any(b < a or a not in beside[b] for b in always if b != a)}
        if not dropped:
            return forced, kept
        sets = [s - dropped for s in kept]


def _smallest(sets: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The sets that hold no other: whatever meets these meets all. Smallest first."""
    kept = []
    by_first: dict[int, list[frozenset[int]]] = defaultdict(list)
    for s in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        if not any(other <= s for element in s for other in by_first[element]):
            by_first[min(s)].append(s)
            kept.append(s)
    return kept


def _components(sets: list[frozenset[int]]) -> list[list[frozenset[int]]]:
    """The sets in groups that have no element in common."""
    holding: dict[int, list[int]] = defaultdict(list)
    for n, s in enumerate(sets):
        for element in s:
            holding[element].append(n)
    groups = []
    seen: set[int] = set()
    for start in range(len(sets)):
        group, todo = [], [start]
        while todo:
            n = todo.pop()
            if n not in seen:
                seen.add(n)
                group.append(sets[n])
                todo += [other for element in sets[n] for other in holding.pop(element, ())]
        if group:
            groups.append(group)
    return groups


def _greedy(sets: list[frozenset[int]]) -> int:
    """A number of elements that is enough: each time the one that meets the most sets."""
    count = 0
    while sets:
        met = Counter(element for s in sets for element in s)
        taken = min(met, key=lambda element: (-met[element], element))
        sets = [s for s in sets if taken not in s]
        count += 1
    return count


def _apart(sets: list[frozenset[int]]) -> int:
    """A number of elements without which it cannot be done: so many of the sets have nothing in common."""
    used: set[int] = set()
    count = 0
    for s in sets:
        if used.isdisjoint(s):
            used |= s
            count += 1
    return count
