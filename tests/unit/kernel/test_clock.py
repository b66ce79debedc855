"""Clocks and the text form of moments."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from evertill.kernel.clock import SystemClock, from_rfc3339, from_unix_ms, to_rfc3339, to_unix_ms, unix_ms

TEN_PAST_TEN = datetime(2026, 11, 21, 10, 3, 0, 123_456, tzinfo=timezone(timedelta(hours=1)))


class StoppedClock:
    """A clock that shows one moment for ever."""

    def now(self) -> datetime:
        """The moment."""
        return TEN_PAST_TEN

    def monotonic_ms(self) -> int:
        """No time passes."""
        return 0


def test_system_clock_now_knows_its_offset() -> None:
    assert SystemClock().now().utcoffset() is not None


def test_system_clock_monotonic_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.monotonic_ms() <= clock.monotonic_ms()


def test_unix_ms_of_a_moment_ignores_its_zone_and_cuts_microseconds() -> None:
    assert unix_ms(StoppedClock()) == 1_795_251_780_123
    assert to_unix_ms(TEN_PAST_TEN.astimezone(UTC)) == 1_795_251_780_123


def test_moment_of_unix_ms_is_the_same_again() -> None:
    assert from_unix_ms(to_unix_ms(TEN_PAST_TEN)) == TEN_PAST_TEN - timedelta(microseconds=456)


def test_unix_ms_before_1970_is_below_zero() -> None:
    assert to_unix_ms(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)) == -1000


def test_rfc3339_text_and_back_keeps_milliseconds_and_offset() -> None:
    text = to_rfc3339(TEN_PAST_TEN)
    assert text == "2026-11-21T10:03:00.123+01:00"
    assert from_rfc3339(text) == TEN_PAST_TEN.replace(microsecond=123_000)


def test_to_rfc3339_without_offset_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        to_rfc3339(TEN_PAST_TEN.replace(tzinfo=None))


@pytest.mark.parametrize("text", ["yesterday", "2026-11-21T10:03:00"])
def test_from_rfc3339_no_moment_or_no_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_rfc3339(text)
