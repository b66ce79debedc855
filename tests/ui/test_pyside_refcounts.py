"""Why PySide6 is pinned below 6.12: 6.12.0 on CPython 3.11 loses references to None and True, and then aborts.

One reference to None went with each call that returned nothing, one to True with each emission: some thousand
scans into a day the interpreter freed a constant and the till was gone. 6.11.3 keeps every one.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

EMISSIONS = 10_000
STRAY_REFERENCES = 500
"""What the interpreter itself may gain or lose meanwhile: 5 % of the smallest loss that the defect causes."""


class _Bell(QObject):
    rung = Signal(bool)
    silent = Signal()


def _change(constant: object, action: Callable[[], None]) -> int:
    before = sys.getrefcount(constant)
    for _ in range(EMISSIONS):
        action()
    return sys.getrefcount(constant) - before


@pytest.mark.parametrize("constant", [None, True], ids=["None", "True"])
def test_refcount_10000_emissions_unchanged(qapp: QApplication, constant: object) -> None:
    bell = _Bell()
    heard: list[bool] = []

    def hear(value: bool) -> None:
        heard.append(value)
        heard.clear()

    bell.rung.connect(hear)
    bell.silent.connect(lambda: None)

    def ring() -> None:
        bell.rung.emit(True)
        bell.silent.emit()
        bell.setObjectName("bell")

    assert abs(_change(constant, ring)) < STRAY_REFERENCES


def test_refcount_10000_emissions_reach_the_slot(qapp: QApplication) -> None:
    bell = _Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    for _ in range(EMISSIONS):
        bell.rung.emit(True)
    assert heard == [True] * EMISSIONS
