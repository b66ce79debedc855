"""Replays the byte talks beside this file against the printer driver."""

from pathlib import Path

import pytest

from evertill.devices.printer.driver import JobOutcome, PrinterDriver
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.printer.status import AUTOMATIC_STATUS_ON, Condition
from tests.support.devices import TalkStep, read_talk

TALKS = sorted(Path(__file__).parent.glob("*/*.txt"))
LEVELS = {"high": True, "low": False, "unknown": None}


class Replay:
    """One driver, its clock, and the talk's lines."""

    def __init__(self, profile: str) -> None:
        kind = PROFILES[profile]
        greeting = AUTOMATIC_STATUS_ON if kind.sends_automatic_status else b""
        self.driver = PrinterDriver(is_two_way=True, confirms=kind.confirms, greeting=greeting)
        self.now_ms = 1000

    def play(self, step: TalkStep) -> None:
        """Do or check what the line says."""
        match step.kind:
            case "open":
                self.driver.opened(self.now_ms)
            case "lost":
                self.driver.lost(self.now_ms)
            case "job":
                self.driver.begin(tuple(bytes.fromhex(piece) for piece in step.rest.split("|")))
            case ">":
                self._sends(b"" if step.rest == "nothing" else bytes.fromhex(step.rest))
            case "<":
                self.driver.received(bytes.fromhex(step.rest), self.now_ms)
            case "wait":
                self.now_ms += int(step.rest)
                self.driver.advance(self.now_ms)
            case "is":
                assert self.driver.condition is Condition(step.rest)
            case "drawer":
                assert self.driver.drawer_pin_is_high is LEVELS[step.rest]
            case "ends":
                assert self.driver.take_outcome() is JobOutcome(step.rest)
            case "runs":
                assert self.driver.is_busy
            case "wants":
                assert self.driver.wants_reopening
            case _:
                pytest.fail(f"{step.kind!r} means nothing in a talk")

    def _sends(self, expected: bytes) -> None:
        assert self.driver.outgoing() == expected
        self.driver.wrote(len(expected), self.now_ms)


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_printer_talk_goes_as_recorded(talk: Path) -> None:
    first, *steps = read_talk(talk)
    assert first.kind == "profile"
    replay = Replay(first.rest)
    for step in steps:
        try:
            replay.play(step)
        except AssertionError as error:
            pytest.fail(f"line {step.line}, {step.kind} {step.rest}: {error}")


def test_talks_are_found() -> None:
    assert len(TALKS) >= 10
