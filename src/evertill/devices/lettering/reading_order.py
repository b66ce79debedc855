"""The order in which a line is drawn when words read leftwards and rightwards meet in it: the bidirectional algorithm.

By UAX #9, for one line without embeddings, which names of goods do not have: marks of direction count as letters of
their direction, all other format characters as nothing.
"""

import unicodedata
from collections.abc import Iterable

from evertill.kernel.values import dataclass

_LEFTWARDS = frozenset({"R", "AL"})
_NEUTRAL = frozenset({"WS", "ON", "B", "S", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})

_STRONG = frozenset({"L", "R", "EN", "AN"})
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "（": "）", "「": "」", "『": "』", "【": "】"}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line that reads in one direction; its text stands as written, not as drawn."""

    text: str
    is_leftwards: bool


def begins_leftwards(text: str) -> bool:
    """Whether the first letter reads leftwards, which decides for the whole line (rules P2 and P3)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in _LEFTWARDS or kind == "L")
    return next(strong, "L") in _LEFTWARDS


def runs_in_drawing_order(text: str) -> list[Run]:
    """The runs of a line from left to right as they are drawn."""
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in text]
    if not _LEFTWARDS.intersection(kinds):
        return [Run(text, is_leftwards=False)] if text else []
    base = int(begins_leftwards(text))
    levels = _levels(text, kinds, base)
    runs: list[tuple[int, str]] = []
    for level, sign in zip(levels, text, strict=True):
        if runs and runs[-1][0] == level:
            runs[-1] = (level, runs[-1][1] + sign)
        else:
            runs.append((level, sign))
    return [Run(run, level % 2 == 1) for level, run in _reordered(runs)]


def _levels(text: str, kinds: list[str], base: int) -> list[int]:
    """The level of each sign: even reads rightwards, odd leftwards."""
    towards = "R" if base else "L"
    resolved = _without_weak(kinds, towards)
    _resolve_brackets(text, resolved, towards)
    resolved = _without_neutrals(resolved, towards)
    levels = [_level(kind, base) for kind in resolved]
    for place in range(len(kinds) - 1, -1, -1):  # spaces at the end of a line stand at its end (rule L1)
        if kinds[place] not in {"WS", "BN", "S", "B"}:
            break
        levels[place] = base
    return levels


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2 == 0:
        return base + {"L": 0, "R": 1}.get(kind, 2)
    return base + (0 if kind == "R" else 1)


def _without_weak(kinds: Iterable[str], towards: str) -> list[str]:
    """Figures and what stands among them, resolved (rules W1 to W7)."""
    found = list(kinds)
    before = towards
    for place, kind in enumerate(found):  # W1: a mark is as the sign it stands on
        found[place] = before = before if kind == "NSM" else kind
    strong = towards
    for place, kind in enumerate(found):  # W2 and W3: figures after an Arabic letter are Arabic figures
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "EN" and strong == "AL":
            found[place] = "AN"
    found = ["R" if kind == "AL" else kind for kind in found]
    for place in range(1, len(found) - 1):  # W4: one separator between figures of one kind belongs to them
        sides = (found[place - 1], found[place + 1])
        if found[place] in {"ES", "CS"} and sides == ("EN", "EN"):
            found[place] = "EN"
        if found[place] == "CS" and sides == ("AN", "AN"):
            found[place] = "AN"
    _spread_terminators(found)
    found = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in found]  # W6
    strong = towards
    for place, kind in enumerate(found):  # W7: figures among Latin letters are as those
        if kind in {"L", "R"}:
            strong = kind
        if kind == "EN" and strong == "L":
            found[place] = "L"
    return found


def _spread_terminators(found: list[str]) -> None:
    """Currency signs, percent signs and the like beside European figures belong to them (rule W5)."""
    for places in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = 1 if places.step > 0 else -1
        for place in places:
            if found[place] == "ET" and found[place - step] == "EN":
                found[place] = "EN"


def _resolve_brackets(text: str, found: list[str], towards: str) -> None:
    """A pair of brackets goes with what it holds, or with what stands before it (rule N0)."""
    for opening, closing in _pairs(text, found):
        inside = {_side(kind) for kind in found[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        before = next((_side(kind) for kind in reversed(found[:opening]) if kind in _STRONG), towards)
        found[opening] = found[closing] = towards if towards in inside else before


def _pairs(text: str, found: list[str]) -> list[tuple[int, int]]:
    """The places of the pairs of brackets, the outermost of those that begin first in front."""
    open_ones: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, sign in enumerate(text):
        if found[place] != "ON":
            continue
        if sign in _BRACKETS:
            open_ones.append((_BRACKETS[sign], place))
        match = next((at for at in range(len(open_ones) - 1, -1, -1) if open_ones[at][0] == sign), None)
        if match is not None:
            pairs.append((open_ones[match][1], place))
            del open_ones[match:]
    return sorted(pairs)


def _without_neutrals(kinds: list[str], towards: str) -> list[str]:
    """Spaces and punctuation go with what stands on both sides, else with the line (rules N1 and N2)."""
    found = ["ON" if kind in _NEUTRAL else kind for kind in kinds]
    place = 0
    while place < len(found):
        end = place
        while end < len(found) and found[end] == "ON":
            end += 1
        if end > place:
            before = _side(found[place - 1]) if place else towards
            after = _side(found[end]) if end < len(found) else towards
            found[place:end] = [before if before == after else towards] * (end - place)
        place = end + 1
    return found


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _reordered(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Whole runs turned round, the highest level first (rule L2)."""
    ordered = list(runs)
    for level in range(max(level for level, _ in runs), 0, -1):
        place = 0
        while place < len(ordered):
            end = place
            while end < len(ordered) and ordered[end][0] >= level:
                end += 1
            ordered[place:end] = ordered[place:end][::-1]
            place = end + 1
    return ordered
