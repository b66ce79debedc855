"""Background work waits while the screens have their turn, and only then."""

from time import monotonic_ns

from evertill.kernel.screen_turns import TURN_MS, ScreenTurns, keep_on


class Time:
    """Time that passes only in pauses."""

    def __init__(self) -> None:
        self.now_ns = 5_000_000_000
        self.paused_ms: list[int] = []

    def pause(self, milliseconds: int) -> None:
        """Let it pass."""
        self.paused_ms.append(milliseconds)
        self.now_ns += milliseconds * 1_000_000


def test_turns_nobody_asked_work_goes_on() -> None:
    time = Time()
    ScreenTurns(lambda: time.now_ns, time.pause).give_way()
    keep_on()
    assert time.paused_ms == []


def test_turns_asked_work_waits_for_the_rest_of_the_turn_and_goes_on() -> None:
    time = Time()
    turns = ScreenTurns(lambda: time.now_ns, time.pause)
    turns.ask()
    time.now_ns += 5_000_000
    turns.give_way()
    turns.give_way()
    assert time.paused_ms == [TURN_MS - 5]


def test_turns_asked_again_and_again_work_gets_a_step_after_each() -> None:
    time = Time()
    turns = ScreenTurns(lambda: time.now_ns, time.pause)
    for _ in range(3):
        turns.ask()
        turns.give_way()
    assert time.paused_ms == [TURN_MS] * 3


def test_turns_on_real_time_come_to_an_end() -> None:
    began_ns = monotonic_ns()
    turns = ScreenTurns()
    turns.ask()
    turns.give_way()
    assert monotonic_ns() - began_ns >= (TURN_MS - 2) * 1_000_000, "it was waited for"
