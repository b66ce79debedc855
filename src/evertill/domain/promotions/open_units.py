"""The units of a sale's lines that promotions may still touch, while they are tried one after another.

Units of a line start alike and differ once a promotion reached some of them: `runs` then counts units by what they
cost. (`OpenLine` is the only value in this package that changes in place, and sealing the others would cost more than
all else here: they live inside one call of `offers_on`.)
"""

from collections.abc import Sequence

from evertill.kernel.values import dataclass

Runs = dict[int, int]
"""How many units cost how many steps."""


@dataclass(slots=True)
class OpenLine:
    """What of one line is open."""

    amount: int
    units: int
    unit_micro: int
    """Millionths in one unit; all of it where the line is one measured unit."""
    rank: tuple[str, int, str]
    """Settles which of two units at one price comes first."""
    runs: Runs | None = None
    """None while the units share the amount evenly."""

    @property
    def micro(self) -> int:
        """The open quantity."""
        return self.units * self.unit_micro


@dataclass(slots=True)
class Part:
    """Units of one line that a promotion takes hold of; `runs` is None for all that is open of it."""

    i: int
    amount: int
    units: int
    runs: Runs | None = None


def runs_of(line: OpenLine) -> Runs:
    """What each open unit costs; the cents that do not come out even are on some of them."""
    if line.runs is not None:
        return line.runs
    return even_runs(line.amount, line.units)


def even_runs(amount: int, units: int) -> Runs:
    """Units that share the amount by largest remainder."""
    each, rest = divmod(amount, units)
    return {each + 1: rest, each: units - rest} if rest else {each: units}


def whole_parts(lines: Sequence[OpenLine], chosen: Sequence[int]) -> list[Part]:
    """All open units of these lines."""
    return [Part(i, lines[i].amount, lines[i].units) for i in chosen]


def dearest_first(lines: Sequence[OpenLine], parts: Sequence[Part]) -> list[tuple[int, int, int]]:
    """(line, unit amount, count) of the parts' units, the dearest first; equals by rank."""
    pieces = [
        (part.i, amount, count)
        for part in parts
        for amount, count in (runs_of(lines[part.i]) if part.runs is None else part.runs).items()
    ]
    pieces.sort(key=lambda piece: (-piece[1], lines[piece[0]].rank))
    return pieces


def gathered(pieces: Sequence[tuple[int, int, int]]) -> list[Part]:
    """The pieces as parts, one for each line, in line order."""
    by_line: dict[int, tuple[Part, Runs]] = {}
    for i, amount, count in pieces:
        if i not in by_line:
            runs = {amount: count}
            by_line[i] = Part(i, amount * count, count, runs), runs
            continue
        part, runs = by_line[i]
        runs[amount] = runs.get(amount, 0) + count
        part.amount, part.units = part.amount + amount * count, part.units + count
    return [by_line[i][0] for i in sorted(by_line)]


def first_units(pieces: Sequence[tuple[int, int, int]], count: int) -> list[tuple[int, int, int]]:
    """So many units from the front."""
    taken = []
    for i, amount, there in pieces:
        if count <= 0:
            break
        taken.append((i, amount, min(there, count)))
        count -= there
    return taken


def reduce(lines: Sequence[OpenLine], part: Part, off: int) -> None:
    """Take an amount off these units, shared among them by value to the cent of each; they stay open."""
    line = lines[part.i]
    if part.runs is None and line.runs is None:
        line.amount -= off
        return
    taken = runs_of(line) if part.runs is None else part.runs
    left = _without(runs_of(line), taken)
    for amount, count in _cheaper(taken, off):
        left[amount] = left.get(amount, 0) + count
    line.amount, line.runs = line.amount - off, left


def _cheaper(runs: Runs, off: int) -> list[tuple[int, int]]:
    """What each unit costs when an amount is off them all by largest remainder, the dearer first on a tie."""
    whole = sum(amount * count for amount, count in runs.items())
    if not whole:
        return list(runs.items())
    short = off - sum(off * amount // whole * count for amount, count in runs.items())
    cheaper = []
    for amount, count in sorted(runs.items(), key=lambda run: (off * run[0] % whole, run[0]), reverse=True):
        left, more = amount - off * amount // whole, min(short, count)
        short -= more
        cheaper += [(left - 1, more), (left, count - more)]
    return [run for run in cheaper if run[1]]


def close(lines: Sequence[OpenLine], part: Part) -> None:
    """These units are closed to later promotions."""
    line = lines[part.i]
    if part.runs is None or part.units == line.units:
        line.amount, line.units, line.runs = 0, 0, None
        return
    line.runs = _without(runs_of(line), part.runs)
    line.amount, line.units = line.amount - part.amount, line.units - part.units


def _without(runs: Runs, taken: Runs) -> Runs:
    left = {amount: count - taken.get(amount, 0) for amount, count in runs.items()}
    assert min(left.values()) >= 0
    return {amount: count for amount, count in left.items() if count}
