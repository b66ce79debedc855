"""USB HID-POS scanners (usage page 8C): the reports of one scan joined into a frame, as a serial line would send it.

A report has 64 bytes: number 2, how many signs, the AIM identifier, up to 56 signs, the maker's own symbology, and in
the last byte whether more follows. No I/O.
"""

REPORT_LENGTH = 64
_REPORT_ID, _SIGNS_MAX = 2, 56
_AIM_AT, _SIGNS_AT, _CONTINUED_AT = 2, 5, 63
_PATIENCE_MS = 500
_FRAME_MAX = 4096


class HidReports:
    """Fulfils what the scanner's worker wants of a frame splitter; time comes in as monotonic milliseconds."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._frame = bytearray()
        self._last_ms = 0

    def feed(self, received: bytes, now_ms: int) -> list[bytes]:
        """The scans completed by these bytes, each with its AIM identifier in front."""
        if self._received and now_ms - self._last_ms > _PATIENCE_MS:
            self._received.clear()  # half a report can only be noise: they come whole
        self._received += received
        self._last_ms = now_ms
        frames = []
        while len(self._received) >= REPORT_LENGTH:
            report = bytes(self._received[:REPORT_LENGTH])
            del self._received[:REPORT_LENGTH]
            frames += self._take(report)
        return frames

    def silence(self, now_ms: int) -> list[bytes]:
        """What was announced to go on and did not is told as it is: half a code is refused where codes are read."""
        due_ms = self.wait_ms(now_ms)
        if due_ms is None or due_ms > 0:
            return []
        frame, self._frame = bytes(self._frame), bytearray()
        return [frame]

    def wait_ms(self, now_ms: int) -> int | None:
        """How long until a scan that was to go on is given up; None when none is."""
        return max(0, self._last_ms + _PATIENCE_MS - now_ms) if self._frame else None

    def clear(self) -> None:
        """Forget what was begun: the line is new."""
        self._received.clear()
        self._frame.clear()

    def _take(self, report: bytes) -> list[bytes]:
        if report[0] != _REPORT_ID:
            return []
        signs = report[_SIGNS_AT : _SIGNS_AT + min(report[1], _SIGNS_MAX)]
        if not self._frame:
            self._frame += report[_AIM_AT:_SIGNS_AT].strip(b"\x00")
        self._frame += signs
        if report[_CONTINUED_AT] & 1 and len(self._frame) < _FRAME_MAX:
            return []
        frame, self._frame = bytes(self._frame), bytearray()
        return [frame] if signs else []


def hid_reports(aim: str, payload: bytes) -> list[bytes]:
    """The reports in which a scanner would send this."""
    parts = [payload[at : at + _SIGNS_MAX] for at in range(0, len(payload), _SIGNS_MAX)] or [b""]
    return [
        (bytes((_REPORT_ID, len(part))) + aim.encode().ljust(3, b"\x00")[:3] + part).ljust(63, b"\x00")
        + bytes((int(at < len(parts) - 1),))
        for at, part in enumerate(parts)
    ]
