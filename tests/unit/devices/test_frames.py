"""Scanner bytes cut into frames, and frames into codes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.scanner.frames import FRAME_LENGTH_MAX, FrameLimits, FrameSplitter, frame_to_code
from evertill.domain.codes.codes import RefusalReason, RefusedCode, Symbology, read_code

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03", b"\r\n\x03"])
def test_frame_ends_with_any_usual_sign(end: bytes) -> None:
    assert FrameSplitter().feed(b"4006381333931" + end, 0) == [b"4006381333931"]


@pytest.mark.parametrize("noise", [b"\x02", b"\x00\x00", b"\xff", b"\x00\x02"])
def test_noise_in_front_is_no_part_of_a_frame(noise: bytes) -> None:
    assert FrameSplitter().feed(noise + b"123\r", 0) == [b"123"]


def test_frame_without_end_is_completed_by_silence() -> None:
    splitter = FrameSplitter(FrameLimits(60))
    assert splitter.feed(b"12345", 1000) == []
    assert splitter.wait_ms(1010) == 50
    assert splitter.silence(1059) == []
    assert splitter.silence(1060) == [b"12345"]
    assert splitter.wait_ms(1060) is None
    assert splitter.silence(5000) == []


def test_silence_counts_from_the_last_byte() -> None:
    splitter = FrameSplitter(FrameLimits(60))
    splitter.feed(b"123", 1000)
    splitter.feed(b"45", 1050)
    assert splitter.silence(1060) == []
    assert splitter.silence(1110) == [b"12345"]


def test_burst_of_equal_codes_is_that_many_frames() -> None:
    assert FrameSplitter().feed(b"4006381333931\r\n" * 6, 0) == [b"4006381333931"] * 6


def test_overlong_frame_is_cut_and_refused_as_too_long_and_the_next_is_whole() -> None:
    first, second = FrameSplitter().feed(b"9" * 5000 + b"\r123\r", 0)
    assert len(first) == FRAME_LENGTH_MAX
    assert second == b"123"
    code = frame_to_code(first, scanned_at=NOW)
    assert read_code(code.text, code.symbology, ()) == RefusedCode(RefusalReason.TOO_LONG)


def test_new_line_forgets_half_a_frame() -> None:
    splitter = FrameSplitter()
    splitter.feed(b"400638", 0)
    splitter.clear()
    assert splitter.feed(b"123\r", 10) == [b"123"]


@pytest.mark.parametrize(
    ("frame", "text", "symbology"),
    [
        (b"4006381333931", "4006381333931", None),
        (b"]E04006381333931", "4006381333931", Symbology.EAN_13),
        (b"]d20104006381333931\x1d10ABC", "0104006381333931\x1d10ABC", Symbology.GS1_DATA_MATRIX),
        (b"]Q1https://example.com/01/04006381333931", "https://example.com/01/04006381333931", Symbology.QR),
        ("Größe".encode(), "Größe", None),
    ],
)
def test_frame_becomes_a_scan(frame: bytes, text: str, symbology: Symbology | None) -> None:
    code = frame_to_code(frame, scanned_at=NOW)
    assert (code.text, code.symbology, code.scanned_at) == (text, symbology, NOW)


def test_garbled_frame_is_refused_as_unreadable() -> None:
    code = frame_to_code(b"400638\xff\xfe\x801333931", scanned_at=NOW)
    assert read_code(code.text, code.symbology, ()) == RefusedCode(RefusalReason.UNREADABLE)


def test_configured_prefix_is_taken_off() -> None:
    assert frame_to_code(b"#S]E04006381333931", scanned_at=NOW, prefix="#S").symbology is Symbology.EAN_13


@given(st.lists(st.binary(max_size=40), max_size=10), st.integers(0, 100))
def test_any_bytes_become_scans_that_can_be_read(chunks: list[bytes], pause_ms: int) -> None:
    splitter = FrameSplitter()
    frames = []
    now_ms = 0
    for chunk in chunks:
        now_ms += pause_ms
        frames += splitter.feed(chunk, now_ms) if chunk else splitter.silence(now_ms)
    frames += splitter.silence(now_ms + 1000)
    for frame in frames:
        code = frame_to_code(frame, scanned_at=NOW)
        read_code(code.text, code.symbology, ())
    assert splitter.wait_ms(now_ms) is None


@given(st.binary(max_size=100), st.integers(0, 100))
def test_frames_do_not_depend_on_how_the_bytes_are_split(received: bytes, cut: int) -> None:
    whole, split = FrameSplitter(), FrameSplitter()
    frames = whole.feed(received, 0) + whole.silence(1000)
    assert frames == split.feed(received[:cut], 0) + split.feed(received[cut:], 0) + split.silence(1000)
