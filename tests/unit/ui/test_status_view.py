"""The three facts: words, and colours that change only when it means something."""

from datetime import datetime, timedelta

import pytest

from evertill.app.workstation.formats import LocaleFormats
from evertill.operations.looking_up.questions import SyncState
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import DeviceKind, DeviceStateChanged, LinkChanged, LinkState
from evertill.ui.status.status_view import ChipView, Signal, link_chip, queue_chip, status_view, stock_chip
from tests.support.counter import ENGLISH, at

FORMATS = LocaleFormats(ENGLISH)
NOW = at(10, 15)


def ago(**passed: int) -> datetime:
    """A moment before now."""
    return NOW - timedelta(**passed)


def a_state(
    link: LinkState = LinkState.ONLINE,
    since: datetime = NOW,
    *,
    waiting: int = 0,
    parked: int = 0,
    oldest: datetime | None = None,
    delivered: datetime | None = None,
    stock: datetime | None = NOW,
) -> SyncState:
    """Online with nothing waiting, unless told otherwise."""
    return SyncState(
        link=LinkChanged(link, since),
        queue=QueueState(waiting, parked, oldest, delivered),
        parked=(),
        stock_as_of=stock,
        catalogue_as_of=stock,
    )


@pytest.mark.parametrize(
    ("link", "since", "text", "signal"),
    [
        (LinkState.ONLINE, NOW, "Online", Signal.GOOD),
        (LinkState.UNCONNECTED, NOW, "On its own", Signal.NORMAL),
        (LinkState.OFFLINE, ago(seconds=30), "Offline since 10:14", Signal.NORMAL),
        (LinkState.OFFLINE, ago(seconds=61), "Offline since 10:13", Signal.AMBER),
        (LinkState.OFFLINE, ago(days=1), "Offline since 20/11/2026 10:15", Signal.AMBER),
        (LinkState.REJECTED, NOW, "Not accepted by the shop", Signal.RED),
    ],
)
def test_link_chip_says_since_when(link: LinkState, since: datetime, text: str, signal: Signal) -> None:
    chip = link_chip(LinkChanged(link, since), NOW, FORMATS)
    assert (chip.text, chip.signal) == (text, signal)


def test_link_chip_of_a_clock_that_is_off_says_so_though_all_is_sent() -> None:
    chip = link_chip(LinkChanged(LinkState.ONLINE, NOW, "Set the clock that is wrong."), NOW, FORMATS)
    assert (chip.text, chip.signal, chip.tip) == ("Clock is off", Signal.AMBER, "Set the clock that is wrong.")


@pytest.mark.parametrize(
    ("waiting", "parked", "oldest", "text", "signal"),
    [
        (37, 0, ago(minutes=12), "37 waiting · oldest 12 min", Signal.AMBER),
        (3, 0, ago(minutes=5), "3 waiting · oldest 5 min", Signal.NORMAL),
        (1, 0, ago(seconds=9), "1 waiting · oldest 9 s", Signal.NORMAL),
        (5, 2, ago(minutes=1), "2 need a person", Signal.RED),
        (0, 0, None, "All sent · 2 s ago", Signal.NORMAL),
    ],
)
def test_queue_chip_counts_and_ages(
    waiting: int, parked: int, oldest: datetime | None, text: str, signal: Signal
) -> None:
    state = a_state(waiting=waiting, parked=parked, oldest=oldest, delivered=ago(seconds=2))
    chip = queue_chip(state, NOW)
    assert (chip.text, chip.signal) == (text, signal)


def test_queue_chip_alone_has_nothing_to_send() -> None:
    assert queue_chip(a_state(LinkState.UNCONNECTED), NOW).text == "Nothing to send"


def test_stock_chip_tells_how_old() -> None:
    assert stock_chip(a_state(stock=ago(minutes=1)), NOW, FORMATS) == ChipView(
        "stock", "Stock as of 10:14", Signal.NORMAL
    )
    assert stock_chip(a_state(stock=None), NOW, FORMATS).text == "Stock not known"


def test_status_device_fault_stands_before_the_facts() -> None:
    fault = DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, "printer", False, "Paper is out; put a roll in.")
    view = status_view(None, a_state(), [fault], NOW, FORMATS)
    assert [chip.name for chip in view.chips] == ["device-printer", "link", "queue", "stock"]
    assert view.chips[0].text == "Paper is out; put a roll in."


def test_status_several_device_faults_are_counted_and_leave_room_for_the_facts() -> None:
    faults = [
        DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, "printer", False, "Paper is out; put a roll in."),
        DeviceStateChanged(DeviceKind.SCALE, "scale", False, "The scale is silent; check its cable."),
    ]
    view = status_view(None, a_state(), faults, NOW, FORMATS)
    assert [chip.name for chip in view.chips] == ["devices", "link", "queue", "stock"]
    assert view.chips[0].text == "2 devices need attention"
    assert view.chips[0].tip == "Paper is out; put a roll in.\nThe scale is silent; check its cable."


def test_status_clock_set_back_shows_no_negative_age() -> None:
    state = a_state(waiting=1, oldest=NOW + timedelta(hours=2))
    assert queue_chip(state, NOW).text == "1 waiting · oldest 1 s"
