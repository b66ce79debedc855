"""The till's talk with a customer display: only the newest text counts, so a slow display never holds anything up."""

from evertill.devices.line_display.protocols import DisplayKind, begin, show

_REPEAT_MS = 60_000
"""A display that was switched off meanwhile shows the text again within a minute: it cannot tell."""


class DisplayDialogue:
    """One display on one line; it never answers, so a line that takes bytes counts as well."""

    awaits_answer = False
    has_answered = False
    wants_reopening = False
    complaint = ""

    def __init__(self, kind: DisplayKind) -> None:
        self._kind = kind
        self._wanted: tuple[str, str] = ("", "")
        self._shown: tuple[str, str] | None = None
        self._unit = b""
        self._repeat_at_ms = 0

    def put(self, upper: str, lower: str) -> None:
        """What is to be read now."""
        self._wanted = (upper, lower)

    def opened(self, now_ms: int) -> None:
        """The line has just been opened."""
        self._unit = begin(self._kind)
        self._shown = None
        self._repeat_at_ms = now_ms + _REPEAT_MS

    def lost(self, now_ms: int) -> None:
        """The line is gone."""
        self._unit, self._shown = b"", None

    def outgoing(self) -> bytes:
        """The newest text, once what was begun is through."""
        if not self._unit and self._wanted != self._shown:
            self._shown = self._wanted
            self._unit = show(self._kind, *self._wanted)
        return self._unit

    def wrote(self, count: int, now_ms: int) -> None:
        """The line took so much."""
        self._unit = self._unit[count:]

    def received(self, chunk: bytes, now_ms: int) -> None:
        """Displays say nothing that matters."""

    def advance(self, now_ms: int) -> None:
        """Set it up and write again now and then."""
        if now_ms >= self._repeat_at_ms and not self._unit:
            self.opened(now_ms)

    def wait_ms(self, now_ms: int) -> int | None:
        """How long nothing needs to be done."""
        if self._unit or self._wanted != self._shown:
            return 0
        return max(0, self._repeat_at_ms - now_ms)
