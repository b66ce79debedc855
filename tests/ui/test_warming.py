"""Fonts are made ready one by one, with time for everything else in between, and then it is over."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from evertill.app.terminal import screen_resources
from evertill.ui.application import build_theme
from evertill.ui.settings import UiSettings
from evertill.ui.theme.warming import STEP_MS, Warming


def test_warming_one_font_at_a_time_until_all_are_ready(qtbot: QtBot) -> None:
    waiting: list[tuple[int, Callable[[], None]]] = []
    theme = build_theme(screen_resources(), UiSettings())
    ended: list[int] = []
    warming = Warming(theme, lambda: ended.append(steps), lambda ms, step: waiting.append((ms, step)))
    warming.start()
    steps = 0
    while waiting:
        ((ms, step),) = waiting
        waiting.clear()
        assert ms == STEP_MS
        step()
        steps += 1
    assert warming.is_done
    assert steps > 20
    assert ended == [steps - 1]


def test_warming_stopped_nothing_more_is_made_ready(qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    ended: list[str] = []
    theme = build_theme(screen_resources(), UiSettings())
    warming = Warming(theme, lambda: ended.append("made"), lambda ms, step: waiting.append(step))
    warming.start()
    warming.stop()
    waiting.pop()()
    assert not waiting
    assert not ended
