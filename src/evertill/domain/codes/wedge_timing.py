"""What a till learns of its keyboard-wedge scanner and of whoever types at it: how fast each of them is.

A scanner types evenly and far faster than a person; from scans seen the longest pause worth waiting for is known, and
from typing seen the shortest that must still be a person's. Times are whole milliseconds.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from evertill.domain.codes.gtin import check_digit, is_digits
from evertill.domain.codes.wedge import KeyKind, Scan, Typing, WedgeKey, WedgeRule
from evertill.kernel.values import dataclass

SCANS_NEEDED = 5
NEAR_MISSES_NEEDED = 3
_GAP_MS_MIN, _GAP_MS_MAX = 15, 90
_SILENCE_BEYOND_MS = 25
_TYPED_FASTEST_MS = 40
"""Nobody types a whole number with gaps below this."""


@dataclass(frozen=True, slots=True)
class WedgeTiming:
    """Learned of one counter and one operator."""

    scan_gap_ms: int = 0
    """The longest pause within scans lately; shrinks slowly when scans are faster."""
    typing_gap_ms: int = 0
    """The shortest pause of a person typing several keys in a row; 0: not seen yet."""
    scans: int = 0
    near_misses: int = 0
    """Whole barcodes that came a little too slowly, ended by Enter, one after the other."""


NOTHING_LEARNED = WedgeTiming()


def learn(timing: WedgeTiming, verdict: Scan | Typing) -> WedgeTiming:
    """What is known after one more scan, or one more piece of typing."""
    gaps = _gaps(verdict.keys)
    if not gaps:
        return timing
    match verdict:
        case Scan():
            longest = max(gaps)
            held = timing.scan_gap_ms - (timing.scan_gap_ms - longest) // 8 if timing.scans else longest
            return replace(timing, scan_gap_ms=max(longest, held), scans=timing.scans + 1, near_misses=0)
        case Typing():
            return _learn_typing(timing, verdict, gaps)
        case _:  # pragma: no cover
            assert_never(verdict)


def learned_rule(base: WedgeRule, timing: WedgeTiming) -> WedgeRule:
    """The rule for this counter: the shop's own until enough was seen."""
    if timing.scans < SCANS_NEEDED:
        return base
    gap_ms = min(max(timing.scan_gap_ms * 2 + 5, _GAP_MS_MIN), _GAP_MS_MAX)
    if timing.typing_gap_ms:
        # What a person does is never taken for a scan, even if a slow scanner then has to be set faster.
        gap_ms = min(gap_ms, max(timing.typing_gap_ms - 5, base.gap_ms_max))
    return replace(base, gap_ms_max=gap_ms, silence_ms=gap_ms + _SILENCE_BEYOND_MS)


def _learn_typing(timing: WedgeTiming, typed: Typing, gaps: Sequence[int]) -> WedgeTiming:
    if _is_barcode(typed) and max(gaps) <= _GAP_MS_MAX and max(gaps) - min(gaps) <= max(gaps) // 2 + 5:
        missed = timing.near_misses + 1
        if missed < NEAR_MISSES_NEEDED:
            return replace(timing, near_misses=missed)
        # Nobody types three whole barcodes at one even pace: this is a slow scanner.
        return replace(timing, scan_gap_ms=max(gaps), scans=max(timing.scans, SCANS_NEEDED), near_misses=0)
    fastest = min(gaps)
    if len(gaps) >= 2 and fastest >= _TYPED_FASTEST_MS:
        known = timing.typing_gap_ms
        return replace(timing, typing_gap_ms=min(fastest, known) if known else fastest, near_misses=0)
    return timing


def _is_barcode(typed: Typing) -> bool:
    text = "".join(key.sign for key in typed.keys if key.kind is KeyKind.PRINTABLE)
    ends = typed.keys[-1].kind is KeyKind.END
    return ends and is_digits(text) and len(text) in {8, 12, 13, 14} and check_digit(text[:-1]) == int(text[-1])


def _gaps(keys: Sequence[WedgeKey]) -> list[int]:
    times = [key.at_ms for key in keys if key.kind is not KeyKind.SHIFT]
    return [after - before for before, after in pairwise(times)]
