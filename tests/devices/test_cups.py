"""A CUPS queue as a printer's line: whole documents raw, limits, faults that say what to do. `lp` is stood in for."""

from collections.abc import Sequence

import pytest
import structlog

from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.transport.address import CupsAddress
from evertill.devices.transport.byte_transport import DocumentTransport
from evertill.devices.transport.cups import CupsQueue, Finished, cups_queues
from evertill.kernel.errors import DeviceFault
from tests.support.devices import WORDS, PrinterBench, a_receipt


class System:
    """What `lpstat` and `lp` would answer."""

    def __init__(self) -> None:
        self.queue = Finished(0, "printer Counter is idle.  enabled since Mon")
        self.taken = Finished(0, "")
        self.documents: list[bytes] = []
        self.hangs = False

    def __call__(self, command: Sequence[str], document: bytes) -> Finished:
        if self.hangs:
            raise OSError("no answer within 10 seconds")
        if command[0] == "lpstat":
            return Finished(0, "Counter\nOffice\n") if command[1] == "-e" else self.queue
        assert list(command[:5]) == ["lp", "-d", "Counter", "-o", "raw"]
        if self.taken.status == 0:
            self.documents.append(document)
        return self.taken


def a_queue(system: System) -> CupsQueue:
    return CupsQueue(CupsAddress("Counter"), WORDS, run=system)


def test_receipt_is_handed_over_whole_and_counts_as_printed() -> None:
    system = System()
    bench = PrinterBench(transport=a_queue(system))
    bench.put(a_receipt("Corner Shop"))
    bench.run_until(lambda: bench.notices.printed() == [1], at_most_ms=3000)
    (document,) = system.documents
    assert document.startswith(b"\x1b@")
    assert b"Corner Shop" in document
    assert document.endswith(b"\x1dVB\x00")


@pytest.mark.expects_log("does not print", "without a clean answer")
def test_queue_that_takes_nothing_leaves_the_receipt_waiting_and_later_marked() -> None:
    system = System()
    system.taken = Finished(1, "lp: Unable to connect to server")
    bench = PrinterBench(transport=a_queue(system))
    bench.put(a_receipt("Corner Shop"))
    with structlog.testing.capture_logs() as logged:
        bench.run(3000)
    told = {line["condition"] for line in logged if line["event"] == "the receipt printer does not print"}
    assert told == {"offline"}
    assert bench.notices.printed() == []
    assert "Unable to connect" in bench.notices.states()[-1][1]
    system.taken = Finished(0, "")
    bench.run_until(lambda: bench.notices.printed() == [1])
    assert b"POSSIBLE DUPLICATE" in system.documents[0]


@pytest.mark.parametrize(
    ("queue", "words"),
    [
        (Finished(1, "lpstat: Invalid destination name"), "is not known"),
        (Finished(0, "printer Counter disabled since Mon -"), "is stopped"),
    ],
)
def test_queue_that_cannot_print_says_so(queue: Finished, words: str) -> None:
    system = System()
    system.queue = queue
    with pytest.raises(DeviceFault, match=words):
        a_queue(system).open()


def test_printing_that_hangs_is_a_fault_within_its_limit() -> None:
    system = System()
    line = a_queue(system)
    line.open()
    line.write(b"x", 10)
    system.hangs = True
    with pytest.raises(DeviceFault, match="no answer within 10 seconds"):
        line.end_document()
    assert not line.is_open
    with pytest.raises(DeviceFault, match="cannot be asked for"):
        line.open()


def test_document_without_an_end_is_given_up() -> None:
    line = a_queue(System())
    line.open()
    line.write(b"x" * 8_000_000, 10)
    with pytest.raises(DeviceFault, match="without an end"):
        line.write(b"x", 10)


def test_queue_is_a_line_of_documents_and_nothing_else_comes_back() -> None:
    line = a_queue(System())
    assert isinstance(line, DocumentTransport)
    line.open()
    assert line.read(10, 10) == b""
    assert not line.is_two_way
    line.end_document()
    assert line.name == "CUPS Counter"


def test_name_that_could_be_an_option_is_refused() -> None:
    for name in ("-o", "", "a b", "x;rm"):
        with pytest.raises(ValueError, match="no name of a print queue"):
            CupsAddress(name)
    assert PrinterSettings(PrinterConnection.CUPS, "Counter").line_address() == CupsAddress("Counter")


def test_queues_of_the_system_are_listed() -> None:
    assert cups_queues(System()) == ("Counter", "Office")
    hanging = System()
    hanging.hangs = True
    assert cups_queues(hanging) == ()
