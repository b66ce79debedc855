"""From the bytes of a scanner to scanned codes, without I/O: frames end with CR, LF, ETX, or with silence."""

from datetime import datetime

from evertill.domain.codes.codes import ScannedCode, split_aim_id
from evertill.kernel.values import dataclass

FRAME_LENGTH_MAX = 512
"""Longer than any code; what goes beyond is dropped, and the rest is refused as too long where codes are read."""
_ENDS = frozenset(b"\r\n\x03")
_NOISE = b"\x00\x02\xff"
"""At the front of a frame: line noise of plugging in, and STX."""


@dataclass(frozen=True, slots=True)
class FrameLimits:
    """How a frame ends where the scanner sends no end sign."""

    silence_ms: int = 60


class FrameSplitter:
    """Cuts a stream of bytes into frames; time comes in as monotonic milliseconds."""

    def __init__(self, limits: FrameLimits | None = None) -> None:
        self._silence_ms = (limits or FrameLimits()).silence_ms
        self._frame = bytearray()
        self._last_ms = 0

    def feed(self, received: bytes, now_ms: int) -> list[bytes]:
        """The frames completed by these bytes."""
        frames = []
        for byte in received:
            if byte in _ENDS:
                frames.append(self._take())
            elif len(self._frame) < FRAME_LENGTH_MAX:
                self._frame.append(byte)
        self._last_ms = now_ms
        return [frame for frame in frames if frame]

    def silence(self, now_ms: int) -> list[bytes]:
        """The frame that silence has completed, if any."""
        due_ms = self.wait_ms(now_ms)
        if due_ms is None or due_ms > 0:
            return []
        frame = self._take()
        return [frame] if frame else []

    def wait_ms(self, now_ms: int) -> int | None:
        """How long until silence completes what has come; None when nothing has."""
        return max(0, self._last_ms + self._silence_ms - now_ms) if self._frame else None

    def clear(self) -> None:
        """Forget what was begun: the line is new."""
        self._frame.clear()

    def _take(self) -> bytes:
        frame = bytes(self._frame).lstrip(_NOISE)
        self._frame.clear()
        return frame


def frame_to_code(frame: bytes, *, scanned_at: datetime, prefix: str = "") -> ScannedCode:
    """The scan in a frame. Bytes that are no text become U+FFFD, which the reading of codes refuses with a sentence."""
    text = frame.decode("utf-8", errors="replace").removeprefix(prefix)
    symbology, text = split_aim_id(text)
    return ScannedCode(text, symbology, scanned_at)
