"""The rule that tells a keyboard-wedge scanner from a typing person, key by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.codes.wedge import (
    NOTHING_HELD,
    Burst,
    KeyKind,
    Scan,
    Typing,
    Verdict,
    WedgeKey,
    WedgeRule,
    due_at_ms,
    pause,
    press,
)

RULE = WedgeRule()


def keys_of(text: str, *, gap_ms: int, start_ms: int = 1000) -> list[WedgeKey]:
    """Key presses at an even pace; a line feed is the Enter key."""
    return [
        WedgeKey(sign, start_ms + place * gap_ms, KeyKind.END if sign == "\n" else KeyKind.PRINTABLE)
        for place, sign in enumerate(text)
    ]


def press_all(keys: list[WedgeKey], rule: WedgeRule = RULE, held: Burst = NOTHING_HELD) -> tuple[Burst, list[Verdict]]:
    """All verdicts on keys pressed one after the other."""
    verdicts: list[Verdict] = []
    for key in keys:
        held, decided = press(rule, held, key)
        verdicts += decided
    return held, verdicts


@pytest.mark.parametrize("gap_ms", [0, 1, 7, 30, 35])
def test_fast_keys_ended_by_enter_are_a_scan(gap_ms: int) -> None:
    keys = keys_of("4006381333931\n", gap_ms=gap_ms)
    assert press_all(keys) == (NOTHING_HELD, [Scan("4006381333931", tuple(keys))])


@pytest.mark.parametrize("gap_ms", [36, 45, 120])
def test_slow_keys_are_typing_in_order(gap_ms: int) -> None:
    keys = keys_of("400638\n", gap_ms=gap_ms)
    held, verdicts = press_all(keys)
    assert held == NOTHING_HELD
    assert all(isinstance(verdict, Typing) for verdict in verdicts)
    assert [key for verdict in verdicts for key in verdict.keys] == keys


def test_five_fast_keys_and_enter_are_typing() -> None:
    keys = keys_of("12345\n", gap_ms=5)
    assert press_all(keys) == (NOTHING_HELD, [Typing(tuple(keys))])


def test_six_fast_keys_and_enter_are_a_scan() -> None:
    keys = keys_of("123456\n", gap_ms=5)
    assert press_all(keys) == (NOTHING_HELD, [Scan("123456", tuple(keys))])


def test_one_long_gap_makes_two_halves_typing() -> None:
    first, second = keys_of("1234567", gap_ms=5), keys_of("89\n", gap_ms=5, start_ms=1000 + 6 * 5 + 40)
    _, verdicts = press_all([*first, *second])
    assert verdicts == [Typing(tuple(first)), Typing(tuple(second))]


def test_enter_after_a_long_gap_is_its_own_key() -> None:
    keys = keys_of("1234567", gap_ms=5)
    enter = WedgeKey("\n", keys[-1].at_ms + 40, KeyKind.END)
    assert press_all([*keys, enter])[1] == [Typing(tuple(keys)), Typing((enter,))]


def test_silence_ends_a_scan_without_terminator() -> None:
    keys = keys_of("4006381333931", gap_ms=5)
    held, verdicts = press_all(keys)
    assert verdicts == []
    assert due_at_ms(RULE, held) == keys[-1].at_ms + 60
    assert pause(RULE, held, keys[-1].at_ms + 59) == (held, ())
    assert pause(RULE, held, keys[-1].at_ms + 60) == (NOTHING_HELD, (Scan("4006381333931", tuple(keys)),))


def test_key_after_silence_is_judged_after_the_scan() -> None:
    keys = keys_of("4006381333931", gap_ms=5)
    late = WedgeKey("7", keys[-1].at_ms + 80)
    held, verdicts = press_all([*keys, late])
    assert verdicts == [Scan("4006381333931", tuple(keys))]
    assert held == Burst((late,))


def test_single_key_is_let_go_as_soon_as_it_cannot_be_a_scan() -> None:
    held, _ = press(RULE, NOTHING_HELD, WedgeKey("7", 500))
    assert due_at_ms(RULE, held) == 536
    assert pause(RULE, held, 536) == (NOTHING_HELD, (Typing((WedgeKey("7", 500),)),))


def test_nothing_held_is_never_due() -> None:
    assert due_at_ms(RULE, NOTHING_HELD) is None
    assert pause(RULE, NOTHING_HELD, 10**9) == (NOTHING_HELD, ())


def test_shift_inside_a_burst_does_not_end_it() -> None:
    keys = [WedgeKey("a", 0), WedgeKey("Shift", 5, KeyKind.SHIFT), *keys_of("BCDEF\n", gap_ms=10, start_ms=20)]
    assert press_all(keys) == (NOTHING_HELD, [Scan("aBCDEF", tuple(keys))])


def test_shift_does_not_hide_a_long_gap() -> None:
    keys = [WedgeKey("a", 0), WedgeKey("Shift", 30, KeyKind.SHIFT), *keys_of("BCDEFG\n", gap_ms=5, start_ms=50)]
    _, verdicts = press_all(keys)
    assert verdicts[0] == Typing(tuple(keys[:2]))


def test_shift_alone_passes_at_once() -> None:
    shift = WedgeKey("Shift", 0, KeyKind.SHIFT)
    assert press(RULE, NOTHING_HELD, shift) == (NOTHING_HELD, (Typing((shift,)),))


def test_other_key_ends_a_burst_as_typing() -> None:
    keys = [*keys_of("1234567", gap_ms=5), WedgeKey("Left", 1040, KeyKind.OTHER)]
    assert press_all(keys) == (NOTHING_HELD, [Typing(tuple(keys))])


def test_enter_alone_passes_at_once() -> None:
    enter = WedgeKey("\n", 0, KeyKind.END)
    assert press(RULE, NOTHING_HELD, enter) == (NOTHING_HELD, (Typing((enter,)),))


def test_prefix_makes_a_short_code_a_scan_for_certain() -> None:
    rule = WedgeRule(prefix="F9")
    keys = [WedgeKey("F9", 990, KeyKind.OTHER), *keys_of("12\n", gap_ms=50)]
    assert press_all(keys, rule) == (NOTHING_HELD, [Scan("12", tuple(keys))])


def test_prefix_lets_go_what_was_typed_before() -> None:
    rule = WedgeRule(prefix="\x02")
    typed, prefix = WedgeKey("a", 990), WedgeKey("\x02", 1000)
    held, verdicts = press_all([typed, prefix], rule)
    assert verdicts == [Typing((typed,))]
    assert held == Burst((prefix,), is_prefixed=True)


def test_prefix_without_anything_behind_it_is_typing() -> None:
    rule = WedgeRule(prefix="F9")
    prefix = WedgeKey("F9", 1000, KeyKind.OTHER)
    held, _ = press(rule, NOTHING_HELD, prefix)
    assert due_at_ms(rule, held) == 1060
    assert pause(rule, held, 1060) == (NOTHING_HELD, (Typing((prefix,)),))


def test_prefixed_scan_ends_with_silence() -> None:
    rule = WedgeRule(prefix="F9")
    keys = [WedgeKey("F9", 990, KeyKind.OTHER), *keys_of("123", gap_ms=5)]
    held, _ = press_all(keys, rule)
    assert pause(rule, held, 1070) == (NOTHING_HELD, (Scan("123", tuple(keys)),))


def test_other_key_ends_a_prefixed_burst_as_typing() -> None:
    rule = WedgeRule(prefix="F9")
    keys = [WedgeKey("F9", 990, KeyKind.OTHER), WedgeKey("1", 995), WedgeKey("Esc", 1000, KeyKind.OTHER)]
    assert press_all(keys, rule) == (NOTHING_HELD, [Typing(tuple(keys))])


def test_rule_refuses_a_silence_shorter_than_a_gap() -> None:
    with pytest.raises(AssertionError):
        WedgeRule(gap_ms_max=60, silence_ms=60)
    with pytest.raises(AssertionError):
        WedgeRule(length_min=0)


any_keys = st.lists(
    st.tuples(st.characters(codec="utf-8"), st.integers(-10, 200), st.sampled_from(list(KeyKind))), max_size=40
)


@given(any_keys, st.sampled_from(["", "F9", "a"]))
def test_every_key_comes_back_once_and_in_order(presses: list[tuple[str, int, KeyKind]], prefix: str) -> None:
    rule = WedgeRule(prefix=prefix)
    now_ms, keys = 1000, []
    for sign, gap_ms, kind in presses:
        now_ms += gap_ms
        keys.append(WedgeKey(sign, now_ms, kind))
    held, verdicts = press_all(keys, rule)
    _, last = pause(rule, held, now_ms + 10_000)
    assert [key for verdict in [*verdicts, *last] for key in verdict.keys] == keys
