"""A printer's status bytes, against the values measured on Epson and compatible printers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.printer.sentences import SENTENCES
from evertill.devices.printer.status import (
    AnswerParser,
    AutomaticStatus,
    BufferedAnswer,
    Condition,
    Paper,
    PrinterError,
    PrinterStatus,
    Query,
    RealTimeAnswer,
    automatic_status,
    fold_answer,
)
from evertill.devices.printer.unified_pos import RESULT_CODES, STATUS_UPDATE_EVENTS


@pytest.mark.parametrize(
    ("query", "answer", "expected"),
    [
        (Query.PRINTER, 0x12, PrinterStatus(drawer_pin_is_high=False)),
        (Query.PRINTER, 0x16, PrinterStatus(drawer_pin_is_high=True)),
        (Query.PRINTER, 0x1E, PrinterStatus(drawer_pin_is_high=True, is_offline=True)),
        (Query.OFFLINE_CAUSE, 0x12, PrinterStatus()),
        (Query.OFFLINE_CAUSE, 0x16, PrinterStatus(is_cover_open=True)),
        (Query.OFFLINE_CAUSE, 0x32, PrinterStatus(paper=Paper.OUT)),
        (Query.OFFLINE_CAUSE, 0x52, PrinterStatus(error=PrinterError.RECOVERABLE)),
        (Query.ERROR, 0x12, PrinterStatus()),
        (Query.ERROR, 0x1A, PrinterStatus(error=PrinterError.CUTTER)),
        (Query.ERROR, 0x32, PrinterStatus(error=PrinterError.UNRECOVERABLE)),
        (Query.ERROR, 0x52, PrinterStatus(error=PrinterError.RECOVERABLE)),
        (Query.PAPER, 0x12, PrinterStatus()),
        (Query.PAPER, 0x1E, PrinterStatus(paper=Paper.NEAR_END)),
        (Query.PAPER, 0x7E, PrinterStatus(paper=Paper.OUT)),
    ],
)
def test_answer_to_a_query_is_folded_in(query: Query, answer: int, expected: PrinterStatus) -> None:
    assert fold_answer(PrinterStatus(), query, answer) == expected


@pytest.mark.parametrize(
    ("block", "condition", "drawer"),
    [
        ("14 00 00 00", Condition.READY, True),
        ("14 00 03 00", Condition.PAPER_NEAR_END, True),
        ("18 00 0F 00", Condition.PAPER_OUT, False),
        ("38 00 00 00", Condition.COVER_OPEN, False),
        ("18 08 00 00", Condition.ERROR, False),
        ("18 00 00 00", Condition.OFFLINE, False),
    ],
)
def test_automatic_status_is_read(block: str, condition: Condition, drawer: bool) -> None:
    status = automatic_status(bytes.fromhex(block))
    assert (status.condition, status.drawer_pin_is_high) == (condition, drawer)


def test_paper_out_told_by_one_answer_is_not_taken_back_by_another() -> None:
    status = fold_answer(PrinterStatus(), Query.OFFLINE_CAUSE, 0x32)
    assert fold_answer(status, Query.PAPER, 0x12).paper is Paper.OUT


def test_answers_of_three_kinds_on_one_line_are_told_apart() -> None:
    received = bytes.fromhex("12 14 00 03 00 00 7E 03")
    assert AnswerParser().feed(received) == [
        RealTimeAnswer(0x12),
        AutomaticStatus(b"\x14\x00\x03\x00"),
        BufferedAnswer(0x00),
        RealTimeAnswer(0x7E),
        BufferedAnswer(0x03),
    ]


def test_query_answer_within_an_automatic_status_is_told_and_the_rest_proves_no_receipt() -> None:
    assert AnswerParser().feed(bytes.fromhex("14 00 12 11 03 16 13 00")) == [
        RealTimeAnswer(0x12),
        RealTimeAnswer(0x16),
        AutomaticStatus(b"\x14\x00\x03\x00"),
    ]


def test_status_cut_short_is_dropped_when_the_next_one_begins() -> None:
    assert AnswerParser().feed(bytes.fromhex("14 00 12 18 00 0F 00")) == [
        RealTimeAnswer(0x12),
        AutomaticStatus(b"\x18\x00\x0f\x00"),
    ]


@given(st.binary(max_size=200), st.integers(0, 200))
def test_answers_do_not_depend_on_how_the_bytes_are_split(received: bytes, cut: int) -> None:
    whole, split = AnswerParser(), AnswerParser()
    assert whole.feed(received) == split.feed(received[:cut]) + split.feed(received[cut:])


@pytest.mark.parametrize("condition", list(Condition))
def test_every_condition_has_its_sentence_and_its_numbers(condition: Condition) -> None:
    assert (SENTENCES[condition] == "") is (condition is Condition.READY)
    assert condition in STATUS_UPDATE_EVENTS
    assert (RESULT_CODES[condition] == (0, 0)) is condition.prints
