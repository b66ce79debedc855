"""Receipts from the spool to paper, with all that goes wrong on the way; a real worker on a clock set by hand."""

import itertools
from functools import partial

import pytest

from evertill.devices.drawer.wiring import DrawerSettings
from evertill.devices.printer.emulation.machine import Fault
from evertill.ports.notices import DrawerMoved
from tests.support.devices import DUPLICATE, PrinterBench, a_drawer_kick, a_receipt

pytestmark = pytest.mark.expects_log("does not print", "without a clean answer", "print spool cannot be")

OK = (True, "")


def test_document_with_ready_printer_is_printed_once() -> None:
    bench = PrinterBench()
    spool_id = bench.put(a_receipt())
    bench.run(3000)
    assert bench.journal.log == [f"sending {spool_id}", f"printed {spool_id}"]
    assert bench.notices.printed() == [spool_id]
    assert len(bench.paper) == 1
    assert bench.originals("Corner Shop") == 1
    assert bench.notices.states() == [OK]


def test_sending_is_committed_before_the_first_byte_goes_out() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.journal.is_held = True
    bench.put(a_receipt())
    bench.run(5000)
    assert b"\x1b@" not in bench.arrived
    bench.journal.let_go()
    bench.run(2000)
    assert b"\x1b@" in bench.arrived
    assert bench.originals("Corner Shop") == 1


def test_printed_is_recorded_only_after_the_printer_has_answered() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    spool_id = bench.put(a_receipt(lines=20))
    bench.run(1500)
    assert bench.journal.log == [f"sending {spool_id}"]
    bench.fault(Fault.FAST)
    bench.run(1000)
    assert bench.journal.log == [f"sending {spool_id}", f"printed {spool_id}"]


def test_printer_that_misses_one_question_is_not_told_of_but_one_that_misses_two_is() -> None:
    bench = PrinterBench()
    bench.run(3000)
    bench.fault(Fault.MUTE)
    muted_at_ms = bench.clock.ms
    bench.run_until(lambda: bench.notices.states() != [OK])
    assert [is_ready for is_ready, _ in bench.notices.states()] == [True, False]

    again = PrinterBench()
    again.run(3000)
    again.fault(Fault.MUTE)
    again.run(bench.clock.ms - muted_at_ms - 1500)
    again.fault(Fault.UNMUTE)
    again.run(10_000)
    assert again.notices.states() == [OK]


def test_documents_queued_without_a_hint_are_found() -> None:
    bench = PrinterBench()
    bench.run(2000)
    bench.journal.put(a_receipt())
    bench.run(2500)
    assert bench.originals("Corner Shop") == 1


def test_documents_come_out_in_order() -> None:
    bench = PrinterBench()
    for number in range(5):
        bench.put(a_receipt(f"Receipt {number} of five"))
    bench.run(5000)
    assert [text.splitlines()[0] for text in bench.texts()] == [f"Receipt {n} of five" for n in range(5)]


# ---- paper, cover


def test_printer_without_paper_keeps_the_document_and_prints_the_original_later() -> None:
    bench = PrinterBench()
    bench.fault(Fault.PAPER_OUT)
    spool_id = bench.put(a_receipt())
    bench.run(30_000)
    assert bench.journal.log == []
    assert bench.paper == []
    assert [ready for ready, _ in bench.notices.states()] == [False]
    assert "out of paper" in bench.notices.states()[0][1]
    bench.fault(Fault.PAPER_IN)
    bench.run(3000)
    assert bench.originals("Corner Shop") == 1
    assert bench.notices.printed() == [spool_id]
    assert bench.notices.states()[1:] == [OK]


def test_paper_ending_in_mid_receipt_is_resumed_without_a_second_original() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.machine.paper_ends_after(4)
    spool_id = bench.put(a_receipt(kicks_drawer=True))
    bench.run(20_000)
    assert bench.paper == []
    assert bench.journal.log == [f"sending {spool_id}"]
    bench.fault(Fault.PAPER_IN)
    bench.run(3000)
    assert len(bench.paper) == 1
    assert bench.originals("Corner Shop") == 1
    assert bench.texts()[0].count("TOTAL") == 1
    assert bench.machine.kicks == 1
    assert bench.notices.printed() == [spool_id]
    assert [ready for ready, _ in bench.notices.states()] == [True, False, True]


def test_cover_opened_in_mid_receipt_is_resumed_without_a_second_original() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    bench.put(a_receipt())
    bench.run(700)
    bench.fault(Fault.COVER_OPEN)
    bench.run(5000)
    assert "cover is open" in bench.notices.states()[-1][1]
    bench.fault(Fault.COVER_CLOSE)
    bench.fault(Fault.FAST)
    bench.run(3000)
    assert len(bench.paper) == 1
    assert bench.originals("Corner Shop") == 1


def test_new_reason_while_failing_is_told_each_once() -> None:
    bench = PrinterBench()
    bench.fault(Fault.PAPER_OUT)
    bench.run(5000)
    bench.fault(Fault.COVER_OPEN)
    bench.run(5000)
    bench.fault(Fault.PAPER_IN)
    bench.fault(Fault.COVER_CLOSE)
    bench.run(5000)
    reasons = [reason for _, reason in bench.notices.states()]
    assert len(reasons) == 3
    assert "out of paper" in reasons[0]
    assert "cover" in reasons[1]
    assert reasons[2] == ""


def test_paper_near_end_is_told_and_printing_goes_on() -> None:
    bench = PrinterBench()
    bench.fault(Fault.NEAR_END)
    bench.put(a_receipt())
    bench.run(3000)
    assert bench.originals("Corner Shop") == 1
    ready, reason = bench.notices.states()[-1]
    assert ready
    assert "nearly used up" in reason


# ---- silence, lost lines


def test_silent_printer_is_never_taken_for_fine() -> None:
    bench = PrinterBench()
    bench.fault(Fault.MUTE)
    bench.put(a_receipt())
    bench.run(30_000)
    assert bench.paper == []
    assert bench.journal.log == []
    ready, reason = bench.notices.states()[-1]
    assert not ready
    assert "does not answer" in reason
    bench.fault(Fault.UNMUTE)
    bench.run(12_000)
    assert bench.originals("Corner Shop") == 1


def test_printer_falling_silent_in_mid_receipt_prints_a_marked_duplicate_and_opens_the_drawer_once() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    spool_id = bench.put(a_receipt(kicks_drawer=True))
    bench.run(700)
    bench.fault(Fault.MUTE)
    bench.fault(Fault.FAST)
    bench.run(15_000)
    assert bench.notices.printed() == []
    bench.fault(Fault.UNMUTE)
    bench.run(15_000)
    assert bench.originals("Corner Shop") == 1
    assert sum(DUPLICATE in text for text in bench.texts()) == 1
    assert bench.machine.kicks == 1
    assert bench.notices.printed() == [spool_id]


def test_short_silence_with_the_end_mark_still_to_come_is_no_reason_to_print_twice() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    bench.put(a_receipt(lines=30))
    bench.run(500)
    bench.fault(Fault.MUTE)
    bench.run(2000)
    bench.fault(Fault.UNMUTE)
    bench.run(1000)
    bench.fault(Fault.FAST)
    bench.run(5000)
    assert len(bench.paper) == 1
    assert bench.originals("Corner Shop") == 1


def test_power_lost_in_mid_receipt_prints_a_marked_duplicate() -> None:
    bench = PrinterBench()
    bench.put(a_receipt("First"))
    bench.run(2000)
    bench.fault(Fault.SLOW)
    bench.put(a_receipt("Second", lines=20))
    bench.run(1000)
    bench.fault(Fault.OFF)
    bench.run(4000)
    bench.fault(Fault.FAST)
    bench.fault(Fault.ON)
    bench.run(30_000)
    assert bench.originals("First") == 1
    assert bench.originals("Second") <= 1
    assert sum(DUPLICATE in text and "TOTAL" in text for text in bench.texts()) == 1
    assert bench.journal.waiting() == 0


def test_power_blinking_unnoticed_leaves_no_receipt_unprinted() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    bench.put(a_receipt(lines=20))
    bench.run(1000)
    bench.fault(Fault.OFF)
    bench.fault(Fault.FAST)
    bench.fault(Fault.ON)
    bench.run(60_000)
    assert any("TOTAL" in text for text in bench.texts())
    assert bench.journal.waiting() == 0


def test_cable_pulled_in_mid_receipt_prints_a_marked_duplicate() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    spool_id = bench.put(a_receipt(kicks_drawer=True))
    bench.run(600)
    bench.unplug()
    bench.run(3000)
    assert "unplugged" in bench.notices.states()[-1][1] or "not connected" in bench.notices.states()[-1][1]
    bench.fault(Fault.FAST)
    bench.plug()
    bench.run(15_000)
    assert bench.originals("Corner Shop") <= 1
    assert sum(DUPLICATE in text for text in bench.texts()) == 1
    assert bench.machine.kicks == 1
    assert bench.notices.printed() == [spool_id]
    assert bench.journal.sends(spool_id) == 2


def test_printer_that_takes_no_bytes_is_told_as_silent_and_then_finishes() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.cable.capacity = 100
    bench.takes_bytes = False
    bench.put(a_receipt(lines=40))
    bench.run(6000)
    assert bench.notices.states()[-1][0] is False
    bench.takes_bytes = True
    bench.run(20_000)
    assert bench.journal.waiting() == 0
    assert bench.originals("Corner Shop") == 1


def test_line_that_cannot_be_opened_is_tried_with_growing_pauses() -> None:
    bench = PrinterBench()
    bench.unplug()
    bench.run(60_000)
    assert len(bench.notices.states()) == 1
    assert bench.workers[0].ticks < 100
    bench.plug()
    bench.run(11_000)
    assert bench.notices.states()[-1] == OK


# ---- the program itself


def test_till_killed_after_sending_prints_a_marked_duplicate_without_opening_the_drawer_again() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    spool_id = bench.put(a_receipt(kicks_drawer=True))
    bench.run(400)
    assert bench.journal.log == [f"sending {spool_id}"]
    bench.kill_till()
    bench.fault(Fault.FAST)
    bench.run(1000)
    bench.start_till()
    bench.run(5000)
    assert bench.originals("Corner Shop") <= 1
    assert DUPLICATE in bench.texts()[-1]
    assert bench.machine.kicks == 1
    assert bench.journal.waiting() == 0


def test_journal_that_cannot_be_written_holds_back_the_bytes() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.journal.fails = True
    bench.put(a_receipt())
    bench.run(10_000)
    assert b"\x1b@" not in bench.arrived
    bench.journal.fails = False
    bench.run(4000)
    assert bench.originals("Corner Shop") == 1


def test_journal_failing_after_the_print_does_not_print_again() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.put(a_receipt())
    bench.run_until(lambda: bench.journal.log != [])
    bench.journal.fails = True
    bench.run(10_000)
    assert len(bench.paper) == 1
    assert bench.notices.printed() == []
    bench.journal.fails = False
    bench.run(3000)
    assert len(bench.paper) == 1
    assert bench.journal.waiting() == 0


def test_released_printer_leaves_the_line() -> None:
    bench = PrinterBench()
    bench.run(1000)
    assert bench.printer.release(100)
    assert not bench.till_end.is_open
    assert bench.journal.log == ["closed"]


def test_spool_that_cannot_be_opened_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    bench = PrinterBench()
    bench.journal.is_unreadable = True
    bench.journal.put(a_receipt())
    bench.run(10_000)
    assert sum("print spool cannot be" in record.getMessage() for record in caplog.records) == 1
    assert bench.notices.states() == [OK]
    bench.journal.is_unreadable = False
    bench.run(5000)
    assert bench.originals("Corner Shop") == 1


# ---- the drawer


def test_drawer_opens_in_front_of_its_receipt() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.put(a_receipt(kicks_drawer=True))
    bench.run(2000)
    assert bench.machine.kicks == 1
    assert bench.arrived.index(b"\x1bp\x00\x32") < bench.arrived.index(b"Corner Shop")


def test_drawer_opens_at_once_while_paper_is_out_for_every_sale_and_once_each() -> None:
    bench = PrinterBench()
    bench.fault(Fault.PAPER_OUT)
    bench.run(2000)
    bench.put(a_receipt("First", kicks_drawer=True))
    bench.run(200)
    assert bench.machine.kicks == 1
    bench.put(a_receipt("Second", kicks_drawer=True))
    bench.run(1500)
    assert bench.machine.kicks == 2
    bench.fault(Fault.PAPER_IN)
    bench.run(5000)
    assert bench.machine.kicks == 2
    assert (bench.originals("First"), bench.originals("Second")) == (1, 1)


def test_no_sale_opens_the_drawer_and_prints_nothing() -> None:
    bench = PrinterBench()
    bench.run(1000)
    spool_id = bench.put(a_drawer_kick())
    bench.run(2000)
    assert bench.machine.kicks == 1
    assert bench.paper == []
    assert bench.notices.printed() == [spool_id]


def test_drawer_kick_that_waited_too_long_never_opens_the_drawer() -> None:
    bench = PrinterBench()
    bench.fault(Fault.MUTE)
    bench.run(2000)
    bench.put(a_drawer_kick())
    bench.run(60_000)
    bench.fault(Fault.UNMUTE)
    bench.run(15_000)
    assert bench.machine.kicks == 0
    assert bench.journal.waiting() == 0


def test_drawer_kick_from_before_the_start_never_opens_the_drawer() -> None:
    bench = PrinterBench()
    bench.kill_till()
    bench.journal.put(a_receipt(kicks_drawer=True))
    bench.start_till()
    bench.run(5000)
    assert bench.originals("Corner Shop") == 1
    assert bench.machine.kicks == 0


def test_till_without_a_drawer_kicks_none() -> None:
    bench = PrinterBench(drawer=DrawerSettings(is_connected=False))
    bench.put(a_receipt(kicks_drawer=True))
    bench.put(a_drawer_kick())
    bench.run(5000)
    assert bench.machine.kicks == 0
    assert bench.journal.waiting() == 0


def test_drawer_moves_are_told() -> None:
    bench = PrinterBench()
    bench.run(2000)
    bench.put(a_drawer_kick())
    bench.run(7000)
    bench.fault(Fault.DRAWER_CLOSE)
    bench.run(7000)
    assert [notice.is_open for notice in bench.notices.of(DrawerMoved)] == [False, True, False]


# ---- printers that know less


def test_printer_without_end_marks_prints_after_staying_fine() -> None:
    bench = PrinterBench(profile="generic-80")
    bench.put(a_receipt())
    bench.run(5000)
    assert b"\x1dr" not in bench.arrived
    assert bench.originals("Corner Shop") == 1
    assert bench.journal.waiting() == 0


def test_printer_without_end_marks_that_stopped_prints_a_marked_duplicate() -> None:
    bench = PrinterBench(profile="generic-80")
    bench.run(1000)
    bench.machine.paper_ends_after(4)
    bench.put(a_receipt())
    bench.run(5000)
    bench.fault(Fault.PAPER_IN)
    bench.run(10_000)
    assert bench.originals("Corner Shop") == 1
    assert sum(DUPLICATE in text for text in bench.texts()) == 1
    assert bench.journal.waiting() == 0


def test_printer_that_never_confirms_gets_growing_pauses_between_marked_duplicates() -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.fault(Fault.SLOW)
    spool_id = bench.put(a_receipt(kicks_drawer=True))
    sent_at: list[int] = []
    for sends in range(1, 5):  # each time silence falls over the receipt while it comes out
        bench.run_until(partial(_was_sent, bench, spool_id, sends), at_most_ms=120_000)
        sent_at.append(bench.clock.ms)
        bench.run(200)
        bench.fault(Fault.MUTE)
        bench.run(13_000)
        bench.fault(Fault.UNMUTE)
    pauses = [after - before for before, after in itertools.pairwise(sent_at)]
    assert pauses[0] < pauses[1] < pauses[2]
    assert pauses[2] >= 20_000
    bench.run(120_000)
    assert bench.journal.waiting() == 0
    assert bench.originals("Corner Shop") <= 1
    assert bench.machine.kicks == 1


def _was_sent(bench: PrinterBench, spool_id: int, times: int) -> bool:
    return bench.journal.sends(spool_id) == times


def test_spool_that_cannot_be_read_is_told_once_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    bench = PrinterBench()
    bench.run(1000)
    bench.journal.put(a_receipt())
    bench.journal.is_unreadable = True
    bench.run(10_000)
    assert bench.paper == []
    assert sum("print spool cannot be" in record.getMessage() for record in caplog.records) == 1
    bench.journal.is_unreadable = False
    bench.run(5000)
    assert bench.originals("Corner Shop") == 1


def test_bug_while_marking_is_raised_and_the_document_stays() -> None:
    bench = PrinterBench()
    bench.run(1000)

    def break_down() -> None:
        raise AssertionError("a bug")

    bench.journal.on_mark_sending = break_down
    bench.put(a_receipt())
    with pytest.raises(AssertionError, match="a bug"):
        bench.run(2000)
    bench.journal.on_mark_sending = lambda: None
    bench.run(5000)
    assert bench.originals("Corner Shop") == 1
