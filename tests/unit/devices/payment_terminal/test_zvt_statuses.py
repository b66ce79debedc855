"""Status information of real terminals, as bytes, and what is kept of it."""

import pytest

from evertill.devices.payment_terminal.zvt.apdu import Apdu, whole_apdu
from evertill.devices.payment_terminal.zvt.bitmaps import parse_bitmaps
from evertill.devices.payment_terminal.zvt.dialogue import status_byte
from evertill.devices.payment_terminal.zvt.slips import SlipCollector
from evertill.devices.payment_terminal.zvt.statuses import StatusRead, last_four, read_status
from evertill.devices.payment_terminal.zvt.texts import REFUSALS, prompt_of
from evertill.ports.payment_terminal import SlipKind

APPROVED = (
    "04 0F 5A 27 00 04 00 00 00 00 25 00 49 09 78 0C 22 55 58 0D 04 05 22 F0 F8 55 98 83 EE EE EE 80 74 87 02 31 3B "
    "37 35 30 30 37 31 00 00 0B 00 09 75 19 60 29 52 52 35 35 0E 24 05 8A 06 8C 01 8B F1 F1 4D 61 73 74 65 72 43 61 "
    "72 64 00 2A 38 30 34 30 31 31 39 36 20 20 20 20 20 20 20"
)
DECLINED = (
    "04 0F 25 27 05 29 29 00 02 74 3C F0 F0 F9 41 62 67 65 6C 65 68 6E 74 8A 06 06 0D 24 0B 07 09 41 62 67 65 6C 65 "
    "68 6E 74"
)
LONG_TRACE = (
    "27 00 0B 00 00 00 06 2E 2F 08 1F 12 01 02 1F 10 01 00 60 1B 43 07 A0 00 00 00 04 10 10 44 10 44 65 62 69 74 20 "
    "4D 61 73 74 65 72 63 61 72 64 1F 2B 04 10 01 50 08"
)


def status_of(text: str) -> StatusRead:
    apdu = whole_apdu(bytes.fromhex(text))
    assert isinstance(apdu, Apdu)
    return read_status(parse_bitmaps(apdu.payload), "EUR")


def test_real_approval_is_read_without_the_card_number() -> None:
    status = status_of(APPROVED)
    assert (status.result, status.amount and status.amount.minor) == (0, 2500)
    assert (status.record.receipt_number, status.record.trace_number) == ("0231", "000975")
    assert (status.record.terminal_id, status.authorisation, status.card_name) == ("52523535", "750071", "MasterCard")
    assert (status.time_text, status.date_text, status.card_last_four) == ("225558", "0405", "8074")
    assert not status.is_offline
    assert "559883" not in repr(status)


def test_real_refusal_tells_the_words_of_the_host() -> None:
    status = status_of(DECLINED)
    assert (status.result, status.text) == (5, "Abgelehnt")


def test_long_trace_counts_where_the_short_one_is_zero() -> None:
    status = read_status(parse_bitmaps(bytes.fromhex(LONG_TRACE)), "EUR")
    assert status.record.trace_number == "10015008"


def test_unknown_field_is_stepped_over_and_marked() -> None:
    fields = parse_bitmaps(bytes.fromhex("7D 12 34 27 00 04 00 00 00 00 12 34"))
    assert (fields.result, fields.is_guessed) == (0, True)
    assert fields.number(0x04) == 1234


def test_tags_in_any_order_are_found() -> None:
    fields = parse_bitmaps(bytes.fromhex("87 02 31 04 00 00 00 00 12 34 06 03 1F 11 00 27 00"))
    assert (fields.result, fields.digits(0x87)) == (0, "0231")


@pytest.mark.parametrize(
    ("payload", "state"),
    [("00", 0), ("DC", 0xDC), ("F0 F0 F3 41 42 43 9C 06 00", 0x9C), ("", None)],
)
def test_state_stands_behind_the_software_version(payload: str, state: int | None) -> None:
    assert status_byte(bytes.fromhex(payload)) == state


@pytest.mark.parametrize(
    ("pan", "tail"),
    [("4111111111111111", "1111"), ("EEEEEEEEEEEE0008", "0008"), ("672400EEEEEEEEEEEEEF", ""), ("", "")],
)
def test_last_four_digits_are_all_that_is_kept(pan: str, tail: str) -> None:
    assert last_four(bytes.fromhex(pan)) == tail


def test_card_number_on_a_slip_is_masked() -> None:
    slips = SlipCollector()
    slips.print_line(b"\x00Karte 4111 1111 1111 1111")
    slips.print_line(b"\x814111111111111111")
    assert slips.slips()[0].lines == ("Karte **** **** **** 1111", "************1111")


def test_single_slip_is_the_customer_copy_and_words_tell_otherwise() -> None:
    slips = SlipCollector()
    slips.print_line(b"\x81Haendlerbeleg")
    assert slips.slips()[0].kind is SlipKind.MERCHANT


def test_codes_that_may_hide_a_charge_are_no_refusals() -> None:
    assert not REFUSALS & {0x00, 0x66, 0x7D, 0x9A, 0x9B, 0xA1, 0xA3, 0xF1, 0xFA, 0xFF}
    assert prompt_of(0x4A) == prompt_of(0x0A)
