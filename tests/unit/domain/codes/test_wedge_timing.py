"""Learning a scanner's pace and a person's: slow scanners are let in, people are never taken for scanners."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.codes.wedge import NOTHING_HELD, KeyKind, Scan, Typing, WedgeKey, WedgeRule, press
from evertill.domain.codes.wedge_timing import (
    NEAR_MISSES_NEEDED,
    NOTHING_LEARNED,
    SCANS_NEEDED,
    WedgeTiming,
    learn,
    learned_rule,
)

EAN = "4006381333931"
BASE = WedgeRule()


def keys(text: str, gaps: list[int], *, ends: bool = True) -> tuple[WedgeKey, ...]:
    """Keys with these pauses between them, repeated as needed."""
    count = len(text) + ends
    times = list(accumulate([1000, *(gaps[at % len(gaps)] for at in range(count - 1))]))
    pressed = [WedgeKey(sign, at) for sign, at in zip(text, times, strict=False)]
    return (*pressed, WedgeKey("", times[-1], KeyKind.END)) if ends else tuple(pressed)


def after_scans(gap_ms: int, count: int) -> WedgeTiming:
    timing = NOTHING_LEARNED
    for _ in range(count):
        timing = learn(timing, Scan(EAN, keys(EAN, [gap_ms])))
    return timing


def test_rule_stays_until_enough_scans_were_seen() -> None:
    assert learned_rule(BASE, after_scans(3, SCANS_NEEDED - 1)) == BASE
    assert learned_rule(BASE, after_scans(3, SCANS_NEEDED)).gap_ms_max == 15


def test_pauses_of_a_slower_scanner_leave_room_and_are_forgotten_slowly() -> None:
    timing = after_scans(30, SCANS_NEEDED)
    assert learned_rule(BASE, timing).gap_ms_max == 65
    faster = learn(timing, Scan(EAN, keys(EAN, [2])))
    assert 2 < faster.scan_gap_ms < 30


def test_scanner_too_slow_for_the_rule_is_learned_from_whole_barcodes() -> None:
    timing, lesson = NOTHING_LEARNED, Typing(keys(EAN, [50, 52]))
    for _ in range(NEAR_MISSES_NEEDED - 1):
        timing = learn(timing, lesson)
        assert learned_rule(BASE, timing) == BASE
    timing = learn(timing, lesson)
    rule = learned_rule(BASE, timing)
    assert rule.gap_ms_max == 90
    held = NOTHING_HELD
    for key in keys(EAN, [50, 52]):
        held, verdicts = press(rule, held, key)
    assert verdicts == (Scan(EAN, keys(EAN, [50, 52])),)


@pytest.mark.parametrize(
    "typed",
    [
        keys("4006381333930", [50]),  # a wrong check digit
        keys(EAN, [50], ends=False),
        keys(EAN, [50, 200]),  # a person's rhythm
        keys("12345", [50]),
        keys("40063813339x1", [50]),
    ],
)
def test_other_typing_is_no_near_miss(typed: tuple[WedgeKey, ...]) -> None:
    timing = NOTHING_LEARNED
    for _ in range(5):
        timing = learn(timing, Typing(typed))
    assert timing.scans == 0


def test_fast_typist_keeps_the_rule_below_their_pace() -> None:
    timing = after_scans(40, SCANS_NEEDED)
    timing = learn(timing, Typing(keys("hello", [70, 80])))
    timing = learn(timing, Typing(keys("hello", [90])))
    assert timing.typing_gap_ms == 70
    assert learned_rule(BASE, timing).gap_ms_max == 65


def test_single_key_and_two_fast_keys_teach_nothing() -> None:
    assert learn(NOTHING_LEARNED, Typing(keys("a", [50], ends=False))) == NOTHING_LEARNED
    assert learn(NOTHING_LEARNED, Typing(keys("ab", [10], ends=False))) == NOTHING_LEARNED


@given(st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 400), min_size=1, max_size=20)), max_size=30))
def test_rule_learned_from_anything_is_a_rule(lessons: list[tuple[bool, list[int]]]) -> None:
    timing = NOTHING_LEARNED
    for is_scan, gaps in lessons:
        pressed = keys(EAN, gaps)
        timing = learn(timing, Scan(EAN, pressed) if is_scan else Typing(pressed))
        rule = learned_rule(BASE, timing)
        assert 0 < rule.gap_ms_max < rule.silence_ms
        assert rule.gap_ms_max <= 90
