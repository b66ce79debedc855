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
from evertill.ports.payment_terminal import Answered, Send, Step, TerminalAction, TerminalRequest, Verdict

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


REPORTED = b"01000001250" + b"1" + b"4974010000000008".ljust(55) + b"978" + BLANKS.encode()


def framed(body: bytes) -> bytes:
    sign = 3
    for byte in body:
        sign ^= byte
    return b"\x02" + body + b"\x03" + bytes([sign])


def test_terminal_that_calls_while_the_till_does_is_heard_first_and_then_called_again() -> None:
    session = Session()
    assert session.send(b"x", 0).sends == [b"\x05"]
    assert session.feed(b"\x05", 10).sends == [b"\x06"]
    assert session.feed(framed(REPORTED), 20).arrived == [REPORTED]
    session.acknowledge(is_taken=True, now_ms=30)
    assert session.feed(b"\x04", 40).sends == [b"\x05"]
    assert session.feed(b"\x06", 50).sends == [framed(b"x")]


def test_terminal_that_only_ever_calls_is_given_up_and_the_message_was_never_sent() -> None:
    session, now_ms = Session(), 0
    session.send(b"x", 0)
    sending, sends = None, []
    while sending is None and now_ms < 100_000:
        now_ms += 3000
        turns = [session.feed(b"\x05", now_ms), session.feed(b"", now_ms + 3000)]
        now_ms += 3000
        sends += [sent for turn in turns for sent in turn.sends]
        sending = next((turn.sending for turn in turns if turn.sending), None)
    assert sending is Sending.NOT_HEARD
    assert framed(b"x") not in sends


def test_call_instead_of_the_acknowledgement_is_the_answer_and_the_request_is_not_sent_twice() -> None:
    session = Session()
    session.send(b"x", 0)
    session.feed(b"\x06", 0)
    turn = session.feed(b"\x05", 10)
    assert (turn.sending, turn.sends) == (Sending.DELIVERED, [b"\x06"])
    assert session.feed(framed(REPORTED), 20).arrived == [REPORTED]
    session.acknowledge(is_taken=True, now_ms=30)
    assert session.feed(b"", 60_000).sends == []  # no EOT ever came: the line is free again


def test_noise_does_not_keep_a_call_from_being_given_up() -> None:
    session = Session()
    session.send(b"x", 0)
    told = [session.feed(b"U", at_ms).sending for at_ms in range(500, 40_000, 500)]
    assert Sending.NOT_HEARD in told


def test_report_padded_with_zero_bytes_is_read() -> None:
    answer = read_answer(b"01000001250" + b"1" + b"4974010000000008".ljust(55, b"\0") + b"978" + BLANKS.encode())
    assert answer is not None
    assert (answer.status, answer.minor, answer.card_last_four) == ("0", 1250, "0008")


def test_answer_that_says_neither_yes_nor_no_is_not_called_a_refusal() -> None:
    answer = read_concert_verdict(Answer("01", "5", 1250, "1", 978, BLANKS), request())
    assert answer.text == "the card terminal ended without a result"


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


def caisse_talk(*chunks: bytes) -> list[Step]:
    """What comes of these pieces, each two seconds behind the other, and of the quiet after them."""
    dialogue, now_ms = caisse(), 0
    dialogue.begin(request(), now_ms)
    steps: list[Step] = []
    for chunk in chunks:
        steps += dialogue.feed(chunk, now_ms)
        now_ms += 2000
        steps += dialogue.feed(b"", now_ms)
    return steps


def test_caisse_echo_long_before_its_outcome_decides_nothing() -> None:
    at = SUCCESS.index("AE002")
    assert caisse_talk(SUCCESS[:at].encode()) == []
    [answered] = caisse_talk(SUCCESS[:at].encode(), SUCCESS[at:].encode())
    assert isinstance(answered, Answered)
    assert answered.answer.verdict is Verdict.APPROVED


def test_caisse_answer_in_another_order_with_unknown_fields_and_an_end_of_line_is_an_approval() -> None:
    text = "CZ0040320AE00210ZZ0120123AE001010CB00800001250CE003978CD0010CA0011\r\n"
    [answered] = caisse_talk(text.encode())
    assert isinstance(answered, Answered)
    assert answered.answer.verdict is Verdict.APPROVED


def test_caisse_refusal_that_leaves_the_request_out_is_a_refusal_and_an_approval_that_does_is_none() -> None:
    asked = caisse()._fields(request(), "0")
    refusal, approval = read_fields(b"CZ0040300AE00201AF00204"), read_fields(b"CZ0040300AE00210")
    assert refusal is not None
    assert approval is not None
    assert read_verdict(refusal, asked, request()).verdict is Verdict.DECLINED
    assert read_verdict(approval, asked, request()).verdict is Verdict.UNKNOWN
    assert read_verdict(refusal | {"CB": "9999"}, asked, request()).verdict is Verdict.UNKNOWN
