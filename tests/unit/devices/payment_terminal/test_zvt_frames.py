"""ZVT's frames: every worked one byte for byte, and how damaged, cut and stuffed ones are read."""

from pathlib import Path

import pytest

from evertill.devices.payment_terminal.zvt.apdu import Apdu, split_apdu, whole_apdu
from evertill.devices.payment_terminal.zvt.link import SerialLink, TcpLink
from evertill.devices.payment_terminal.zvt.serial_frame import Framed, FrameReader, Signal, checksum, frame

FRAMES = Path(__file__).parents[3] / "devices" / "zvt_worked_frames.txt"
LINES = [line.split("|") for line in FRAMES.read_text().splitlines() if not line.startswith("#")]
ACK, NAK = b"\x06", b"\x15"


@pytest.mark.parametrize(("apdu", "framed"), [line[1:] for line in LINES], ids=[line[0].strip() for line in LINES])
def test_worked_frame_is_read_and_written_byte_for_byte(apdu: str, framed: str) -> None:
    plain, on_the_line = bytes.fromhex(apdu), bytes.fromhex(framed)
    read = whole_apdu(plain)
    assert read is not None
    assert read.encode() == plain
    assert frame(read) == on_the_line
    assert FrameReader().feed(on_the_line) == [Framed(read)]


def test_worked_frames_are_all_there() -> None:
    assert len(LINES) == 34


def test_checksum_of_the_catalogue() -> None:
    assert checksum(b"123456789"[:-1])[::-1] != b"\x21\x89"  # ETX belongs to it
    reader = FrameReader()
    assert reader.feed(frame(Apdu(b"\x06\x0f"))) == [Framed(Apdu(b"\x06\x0f"))]


def test_frame_in_single_bytes_is_read() -> None:
    reader = FrameReader()
    found = [token for byte in frame(Apdu(b"\x06\x01", b"\x10\x10\x03")) for token in reader.feed(bytes([byte]))]
    assert found == [Framed(Apdu(b"\x06\x01", b"\x10\x10\x03"))]


def test_checksum_stuffed_by_the_other_end_is_taken() -> None:
    stuffed = bytes.fromhex("10 02 05 01 00 10 03 10 10 06")
    assert FrameReader().feed(stuffed) == [Framed(Apdu(b"\x05\x01"))]


def test_damaged_checksum_is_told_and_the_next_frame_is_read() -> None:
    reader = FrameReader()
    damaged = bytes.fromhex("10 02 06 0F 00 10 03 C6 34")
    assert reader.feed(damaged + frame(Apdu(b"\x06\x0f"))) == [Signal.DAMAGED, Framed(Apdu(b"\x06\x0f"))]


def test_frame_begun_anew_counts_from_its_second_beginning() -> None:
    assert FrameReader().feed(b"\x10\x02\x06\x01" + frame(Apdu(b"\x06\x0f"))) == [Framed(Apdu(b"\x06\x0f"))]


def test_long_payload_has_its_low_byte_first() -> None:
    apdu = Apdu(b"\x06\xd3", bytes(0x461))
    assert apdu.encode()[:5] == b"\x06\xd3\xff\x61\x04"
    assert split_apdu(apdu.encode() + b"\x06") == (apdu, len(apdu.encode()))


def test_tcp_stream_of_single_bytes_gives_each_apdu_once() -> None:
    link, apdus = TcpLink(), [Apdu(b"\x06\xd3", bytes(300)), Apdu(b"\x80\x00")]
    stream = b"".join(apdu.encode() for apdu in apdus)
    assert [apdu for byte in stream for apdu in link.feed(bytes([byte]), 0).arrived] == apdus


def test_serial_link_repeats_twice_and_then_gives_up() -> None:
    link, apdu = SerialLink(), Apdu(b"\x06\x01")
    assert link.transmit(apdu, 0).sends == [frame(apdu)]
    assert link.feed(NAK, 10).sends == [frame(apdu)]
    assert link.feed(b"", 5010).sends == [frame(apdu)]
    assert link.feed(NAK, 5020).gave_up


def test_serial_link_answers_a_gap_within_a_frame_with_nak() -> None:
    link = SerialLink()
    link.feed(frame(Apdu(b"\x06\x0f"))[:4], 0)
    assert link.wait_ms(0) == 200
    assert link.feed(b"", 200).sends == [NAK]
    crossing = link.feed(frame(Apdu(b"\x06\x0f")), 300)
    assert (crossing.sends, crossing.arrived) == ([ACK], [Apdu(b"\x06\x0f")])


def test_serial_link_takes_a_frame_sent_again_for_a_lost_acknowledgement_once() -> None:
    link, status = SerialLink(), Apdu(b"\x04\x0f", b"\x27\x00")
    assert link.feed(frame(status), 0).arrived == [status]
    again = link.feed(frame(status), 5000)
    assert (again.arrived, again.sends) == ([], [ACK])


def test_serial_link_takes_equal_frames_after_its_own_answer_was_heard() -> None:
    link, line = SerialLink(), Apdu(b"\x06\xd1", b"\x00")
    for at_ms in (0, 100):
        assert link.feed(frame(line), at_ms).arrived == [line]
        link.transmit(Apdu(b"\x80\x00"), at_ms)
        link.feed(ACK, at_ms)


def test_serial_link_sends_the_next_frame_only_once_the_first_is_acknowledged() -> None:
    link, first, second = SerialLink(), Apdu(b"\x80\x00"), Apdu(b"\x06\xb0")
    assert link.transmit(first, 0).sends == [frame(first)]
    assert link.transmit(second, 0).sends == []
    assert link.feed(ACK, 10).sends == [frame(second)]
