"""Waiting after failures: doubling, drawn, capped, asked for, and never the end."""

from hypothesis import given
from hypothesis import strategies as st

from evertill.sync.backoff import FIRST_MS, LONGEST_MS, SPREAD_MS, Backoff, delay_ms


def test_backoff_waits_double_to_a_minute_and_stay_there() -> None:
    longest = [delay_ms(failures, lambda n: n - 1) for failures in range(1, 10)]
    assert longest == [1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]


@given(failures=st.integers(1, 10**9), drawn=st.integers(0, 2**32))
def test_backoff_any_number_of_failures_waits_between_half_and_whole(failures: int, drawn: int) -> None:
    waits = delay_ms(failures, lambda n: drawn % n)
    assert FIRST_MS // 2 <= waits <= LONGEST_MS
    if failures > 7:
        assert waits >= LONGEST_MS // 2


def test_backoff_two_tills_do_not_return_together() -> None:
    assert len({delay_ms(7, lambda n, at=at: at % n) for at in range(0, 30_000, 1000)}) == 30  # type: ignore[misc]


def test_backoff_asked_for_moment_is_waited_for_and_a_little_spread() -> None:
    backoff = Backoff(lambda n: n - 1)
    backoff.failed(0, 120_000)
    assert backoff.wait_ms(0) == 120_000 + SPREAD_MS - 1
    assert backoff.wait_ms(500_000) == 0


def test_backoff_short_request_to_wait_is_not_below_our_own() -> None:
    backoff = Backoff(lambda n: n - 1)
    for _ in range(7):
        backoff.failed(0, 10)
    assert backoff.wait_ms(0) == LONGEST_MS


def test_backoff_hurry_keeps_what_was_asked_for_and_a_person_does_not() -> None:
    backoff = Backoff(lambda n: n - 1)
    backoff.failed(0, 300_000)
    backoff.hurry()
    assert backoff.wait_ms(0) >= 300_000
    backoff.reset()
    assert backoff.wait_ms(0) == 0


def test_backoff_success_starts_over() -> None:
    backoff = Backoff(lambda n: n - 1)
    for _ in range(9):
        backoff.failed(0)
    backoff.succeeded()
    assert backoff.wait_ms(0) == 0
    backoff.failed(0)
    assert backoff.wait_ms(0) == FIRST_MS
