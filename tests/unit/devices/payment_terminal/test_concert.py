"""Concert's and Caisse-AP's worked messages, byte for byte, and what their answers mean."""

from datetime import UTC, datetime

import pytest

from evertill.devices.payment_terminal.caisse_ap.dialogue import CaisseApDialogue, read_verdict
from evertill.devices.payment_terminal.caisse_ap.fields import Malformed, read_fields
from evertill.devices.payment_terminal.concert.dialogue import read_verdict as read_concert_verdict
from evertill.devices.payment_terminal.concert.messages import Answer, Request, read_answer, read_request
from evertill.devices.payment_terminal.concert.session import Sending, Session, check_sign, frame
from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.kernel.money import Money
from evertill.ports.payment_terminal import Send, TerminalAction, TerminalRequest, Verdict

BLANKS = " " * 10
SUCCESS = (
    "CZ0040300CJ012012345678901CA00201CE003978BA0010CD0010CB0041250AE00210CC003001CI0011AC006553960"
    "AA016410019######3948AI021A00000000639276344810AB0042710CF0130101010000000CG006424242"
)


def request(minor: int = 1250, action: TerminalAction = TerminalAction.PAY) -> TerminalRequest:
    return TerminalRequest(action, Money(minor, "EUR"), "0123456789", datetime(2026, 11, 26, tzinfo=UTC))


@pytest.mark.parametrize(
    ("message", "text", "sign"),
    [
        (Request("01", 1250, "0", 978), f"0100001250110978{BLANKS}A010B010", 0x01),
        (Request("01", 1250, "0", 978, wants_report=False, delay="A011"), f"0100001250010978{BLANKS}A011B010", 0x01),
        (Request("01", 1250, "2", 978, wants_report=False, delay="A011"), f"0100001250012978{BLANKS}A011B010", 0x03),
        (Request("01", 100, "0", 978), f"0100000100110978{BLANKS}A010B010", 0x06),
        (Request("01", 1250, "0", 978, private="0123456789", extended=False), "01000012501109780123456789", 0x03),
    ],
)
def test_worked_request_is_written_and_read_byte_for_byte(message: Request, text: str, sign: int) -> None:
    assert message.body() == text.encode()
    assert check_sign(message.body()) == sign
    assert len(frame(message.body())) in (29, 37)
    read = read_request(message.body())
    assert read is not None
    assert read.body() == message.body()


def test_worked_answer_with_a_report_is_read_and_its_card_number_cut() -> None:
    body = b"01000001250" + b"1" + b"4974010000000008".ljust(55) + b"978" + b" " * 10
    assert (len(frame(body)), check_sign(body)) == (83, 0x14)
    answer = read_answer(body)
    assert answer is not None
    assert (answer.status, answer.minor, answer.card_last_four) == ("0", 1250, "0008")
    assert "49740100" not in repr(answer)


def test_worked_answer_without_a_report_is_read() -> None:
    body = b"01900001250" + b"1" + b"978" + b" " * 10
    assert (len(frame(body)), check_sign(body)) == (28, 0x3A)
    assert read_answer(body) == Answer("01", "9", 1250, "1", 978, BLANKS)


@pytest.mark.parametrize(
    ("status", "verdict"),
    [("0", Verdict.APPROVED), ("7", Verdict.DECLINED), ("9", Verdict.UNKNOWN), ("5", Verdict.UNKNOWN)],
)
def test_only_seven_is_a_refusal(status: str, verdict: Verdict) -> None:
    assert read_concert_verdict(Answer("01", status, 1250, "1", 978, BLANKS), request()).verdict is verdict


def test_session_gives_the_line_back_when_nobody_answers() -> None:
    session = Session(answer_ms=1000, pause_ms=1000)
    session.send(b"x", 0)
    now_ms, sending = 0, None
    while sending is None:
        now_ms += session.wait_ms(now_ms) or 1
        sending = session.feed(b"", now_ms).sending
    assert (sending, now_ms) == (Sending.NOT_HEARD, 5000)


def test_session_that_sent_and_heard_nothing_is_in_doubt() -> None:
    session = Session()
    session.send(b"x", 0)
    session.feed(b"\x06", 0)
    assert [session.feed(b"", 3000 * turn).sending for turn in (1, 2, 3)] == [None, None, Sending.IN_DOUBT]


def test_parity_bit_that_gets_through_is_dropped() -> None:
    session = Session()
    with_parity = bytes(byte | 0x80 for byte in b"\x05" + frame(b"01"))
    assert session.feed(with_parity, 0).arrived == [b"01"]


def caisse() -> CaisseApDialogue:
    return CaisseApDialogue(
        till_number="01", protocol_id="012345678901", version="0300", asks_for_status=False, timers=TerminalTimers()
    )


@pytest.mark.parametrize(
    ("action", "minor", "tail"),
    [(TerminalAction.PAY, 1250, "CD0010CB0041250"), (TerminalAction.REFUND, 500, "CD0011CB003500")],
)
def test_worked_caisse_request_is_written_byte_for_byte(action: TerminalAction, minor: int, tail: str) -> None:
    steps = caisse().begin(request(minor, action), 0)
    assert steps[0] == Send(f"CZ0040300CJ012012345678901CA00201CE003978BA0010{tail}".encode())


def test_caisse_answer_is_whole_only_where_its_last_field_ends() -> None:
    for cut in range(1, len(SUCCESS)):
        fields = read_fields(SUCCESS[:cut].encode())
        assert fields is None or "".join(f"{tag}{len(text):03d}{text}" for tag, text in fields.items()) == SUCCESS[:cut]
    with pytest.raises(Malformed):
        read_fields(b"CZxyz")


def test_worked_caisse_success_is_an_approval() -> None:
    dialogue = caisse()
    dialogue.begin(request(), 0)
    fields = read_fields(SUCCESS.encode())
    assert fields is not None
    answer = read_verdict(fields, dialogue._fields(request(), "0"), request())
    assert (answer.verdict, answer.authorisation, answer.card_last_four) == (Verdict.APPROVED, "553960", "3948")
    assert answer.card_name == "CB"


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"AE": "01", "AF": "04"}, Verdict.DECLINED),
        ({"AE": "01", "AF": "11"}, Verdict.CANCELLED),
        ({"AE": "01", "AF": "09"}, Verdict.FAILED),
        ({"AE": "01", "AF": "00"}, Verdict.UNKNOWN),
        ({"AE": "11"}, Verdict.UNKNOWN),
        ({"CB": "9999"}, Verdict.UNKNOWN),
        ({"CA": "02"}, Verdict.UNKNOWN),
        ({"CE": "756"}, Verdict.UNKNOWN),
        ({"CB": "00001250"}, Verdict.APPROVED),
    ],
)
def test_caisse_answer_says_only_what_is_about_the_request(change: dict[str, str], verdict: Verdict) -> None:
    fields = read_fields(SUCCESS.encode())
    assert fields is not None
    assert read_verdict(fields | change, caisse()._fields(request(), "0"), request()).verdict is verdict
