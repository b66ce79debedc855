"""Devices of a whole till set up anew while it runs: reached at once, kept in the file, the old one let go."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evertill.app.seams import system_seams
from evertill.app.till import Till
from evertill.app.workstation.home import Home, read_file
from evertill.app.workstation.settings import read_settings
from evertill.devices.line_display.machine import DisplayMachine
from evertill.devices.line_display.protocols import DisplayProtocol
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.settings import ScaleProtocol
from evertill.devices.transport.emulation import MachineEmulator
from evertill.ports.devices import DeviceLink, DeviceSlot, WeighOrder, WeightRead
from tests.support.shop import a_home

PATIENCE_S = 30
pytestmark = pytest.mark.expects_log("the device does not work")


class Heard:
    """Notices of a till, waited for."""

    def __init__(self, till: Till) -> None:
        self._changed = threading.Condition()
        self.notices: list[object] = []
        till.board.listen(self._on_notice)

    def _on_notice(self, notice: object) -> None:
        with self._changed:
            self.notices.append(notice)
            self._changed.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE_S), self.notices


@contextmanager
def running(home: Home) -> Iterator[tuple[Till, Heard]]:
    till = Till(home, read_settings(home), system_seams(), lambda callback: callback())
    heard = Heard(till)
    till.start()
    till.start_devices(lambda scanned: None)
    try:
        yield till, heard
    finally:
        till.stop()


def test_scale_is_set_up_changed_and_removed_while_the_till_runs(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    first = MachineEmulator("scale", ScaleMachine(ScaleProtocol.TOLEDO_8217))
    second = MachineEmulator("scale", ScaleMachine(ScaleProtocol.DIALOG_06))
    with running(home) as (till, heard):
        done: list[str] = []

        def set_up(**changes: str) -> None:
            done.clear()
            till.device_desk.set_up(DeviceSlot.SCALE, changes, done.append)
            _wait(lambda: bool(done))

        set_up(connection="tcp", address=f"127.0.0.1:{first.serve_tcp()}")
        assert done == [""]
        first.command("put 347")
        till.devices.weigh(WeighOrder(unit_price_minor=100))
        heard.wait_for(lambda: 347 in _weights(heard))
        assert read_settings(home).scale.is_connected

        set_up(address=f"127.0.0.1:{second.serve_tcp()}", protocol="dialog-06")
        second.command("put 512")
        till.devices.weigh(WeighOrder(unit_price_minor=100))
        heard.wait_for(lambda: 512 in _weights(heard))

        set_up(protocol="no-such-thing")
        assert done == ["Nothing was changed: Invalid enum value 'no-such-thing'."]
        assert read_settings(home).scale.protocol is ScaleProtocol.DIALOG_06

        set_up(connection="none")
        assert not till.devices.has_scale
        (report,) = (each for each in till.device_desk.reports() if each.slot is DeviceSlot.SCALE)
        assert report.link is DeviceLink.CLOSED
        assert report.lately
    first.close()
    second.close()
    content = read_file(home.settings)
    assert isinstance(content, dict)
    assert content["scale"]["connection"] == "none"


def test_display_set_up_while_the_till_runs_shows_what_was_shown_last(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    machine = DisplayMachine(DisplayProtocol.CD5220)
    emulator = MachineEmulator("display", machine)
    with running(home) as (till, _):
        till.devices.show_customer("Bread", "4.20")
        done: list[str] = []
        changes = {"connection": "tcp", "address": f"127.0.0.1:{emulator.serve_tcp()}", "protocol": "cd5220"}
        till.device_desk.set_up(DeviceSlot.LINE_DISPLAY, changes, done.append)
        _wait(lambda: machine.lines == ("Bread", "4.20"))
        assert done == [""]
    emulator.close()


def _weights(heard: Heard) -> set[int]:
    return {notice.reading.weight_g for notice in heard.notices if isinstance(notice, WeightRead)}


def _wait(holds: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(PATIENCE_S * 50):
        if holds():
            return
        pause.wait(0.02)
    raise AssertionError("waited in vain")
