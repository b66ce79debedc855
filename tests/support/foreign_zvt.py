"""A ZVT terminal from the other side: written from the description of the protocol alone, without any code of the till.

It chooses otherwise wherever the rules leave a choice, is strict with the till, and lawful but odd itself.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from evertill.devices.payment_terminal.dialogue import Dialogue
from evertill.ports.payment_terminal import Answered, Ended, LateAnswer, LateSlips, Prompt, Send, Slip, Step
from evertill.ports.payment_terminal import TerminalAnswer as TillAnswer
from evertill.ports.payment_terminal import TerminalRequest as TillRequest

TALK_MAX = 5000
T2_MS = 5000
Cut = Callable[[bytes], Sequence[bytes]]
Move = str | bytes | int
Scripts = dict[str, list[list[Move]]]


def kermit(content: bytes) -> bytes:
    """Bit by bit, lowest first, low byte out first."""
    register = 0
    for octet in content:
        for place in range(8):
            is_odd = (register ^ octet >> place) & 1
            register = register >> 1 ^ (0x8408 if is_odd else 0)
    return bytes((register % 256, register // 256))


def on_serial(apdu: bytes) -> bytes:
    """Ten hexadecimal twice, a frame around it, the checksum behind."""
    twice = b"".join(b"\x10\x10" if octet == 0x10 else bytes((octet,)) for octet in apdu)
    return b"\x10\x02" + twice + b"\x10\x03" + kermit(apdu + b"\x03")


def long_form(apdu: str) -> bytes:
    """The same with three length bytes, as is allowed for any length."""
    raw = bytes.fromhex(apdu)
    assert raw[2] != 0xFF
    return raw[:2] + b"\xff" + len(raw[3:]).to_bytes(2, "little") + raw[3:]


@dataclass(frozen=True)
class Habits:
    """What this terminal is like on a serial line."""

    naks: int = 0
    """So many times it calls each frame of the till damaged."""
    is_deaf_at_first: bool = False
    """Each frame of the till is heard the second time only."""
    damages: int = 0
    """So many times each frame of its own goes out damaged."""
    loses: bool = False
    """What the till sends after each first frame of its own is lost on the way, until it repeats that frame."""
    is_late: bool = False
    """It acknowledges behind its own next frame: that it answers says that it heard."""


PLAIN = Habits()


@dataclass
class ForeignZvt:
    """`scripts` says by the first two bytes of what the till asks how it goes on: hexadecimal, or bytes as they are.

    Each time the same command comes the next list holds, the last one for ever. What begins with 80 or 84 is an answer,
    all else waits for the till's; a number waits so many milliseconds.
    """

    scripts: Scripts
    is_serial: bool
    habits: Habits = PLAIN
    heard: list[str] = field(default_factory=list)
    """What the till asked for."""
    answers: list[str] = field(default_factory=list)
    """What the till said to what it was told."""

    def __post_init__(self) -> None:
        self._moves: deque[Move] = deque()
        self._waits_for_answer = False
        self._until_ms = 0
        self._received = b""
        self._out: list[bytes] = []
        self._unacknowledged: bytes | None = None
        self._sent = 0
        self._refused = 0
        self._last = b""
        self._repeats_at_ms: int | None = None

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """What comes of these bytes, or of time."""
        if self._repeats_at_ms is not None:
            if now_ms < self._repeats_at_ms:
                return []
            self._repeats_at_ms = None
            self._send(self._last, now_ms)
        self._received += chunk
        while self._received and self._take(now_ms):
            pass
        if self._unacknowledged is None:
            self._move(now_ms)
        out, self._out = self._out, []
        return out

    def wait_ms(self, now_ms: int) -> int | None:
        """Until it goes on by itself."""
        if self._repeats_at_ms is not None:
            return max(0, self._repeats_at_ms - now_ms)
        return max(0, self._until_ms - now_ms) if self._moves and not self._waits_for_answer else None

    # --- what the till sends
    def _take(self, now_ms: int) -> bool:
        if not self.is_serial:
            apdu, used = _cut_off(self._received)
            if apdu is None:
                return False
            self._received = self._received[used:]
            self._hear(apdu, now_ms)
            return True
        first = self._received[0]
        if first in (0x06, 0x15):
            self._received = self._received[1:]
            self._signalled(now_ms, is_good=first == 0x06)
            return True
        assert self._received.startswith(b"\x10\x02"[: len(self._received)]), f"no frame: {self._received.hex(' ')}"
        apdu, used = _unframed(self._received)
        if apdu is None:
            return False
        self._received = self._received[used:]
        if self._unacknowledged is None or self.habits.is_late:
            self._framed(apdu, now_ms)
        else:  # it waits for its acknowledgement, and for nothing else
            assert self.habits.loses, "the till sends before it acknowledges"
        return True

    def _framed(self, apdu: bytes, now_ms: int) -> None:
        if self._refused < self.habits.naks:
            self._refused += 1
            self._out.append(b"\x15")
            return
        if self.habits.is_deaf_at_first and self._refused < 1:
            self._refused += 1
            return
        self._refused = 0
        if self.habits.is_late:
            self._hear(apdu, now_ms)
            self._move(now_ms)
            self._out.append(b"\x06")
            return
        self._out.append(b"\x06")
        self._hear(apdu, now_ms)

    def _signalled(self, now_ms: int, *, is_good: bool) -> None:
        if self._unacknowledged is None:
            return
        if is_good:
            self._unacknowledged = None
        else:
            self._send(self._last, now_ms)

    def _hear(self, apdu: bytes, now_ms: int) -> None:
        if apdu[0] in (0x80, 0x84):
            assert self._waits_for_answer, f"the till answers nothing: {apdu.hex(' ')}"
            self._waits_for_answer = False
            self.answers.append(apdu.hex(" ").upper())
            return
        assert not self._waits_for_answer or apdu[:2] == b"\x06\xb0", f"the till owes an answer: {apdu.hex(' ')}"
        self.heard.append(apdu.hex(" ").upper())
        left = self.scripts.get(apdu[:2].hex(" ").upper())
        assert left, f"this terminal was not to be asked {apdu.hex(' ')}"
        times = sum(before[:5] == self.heard[-1][:5] for before in self.heard)
        self._moves.extend(left[min(times, len(left)) - 1])
        self._until_ms = now_ms

    # --- what it says
    def _move(self, now_ms: int) -> None:
        while self._moves and not self._waits_for_answer and now_ms >= self._until_ms and self._unacknowledged is None:
            move = self._moves.popleft()
            if isinstance(move, int):
                self._until_ms = now_ms + move
                continue
            apdu = move if isinstance(move, bytes) else bytes.fromhex(move)
            self._waits_for_answer = apdu[0] not in (0x80, 0x84)
            self._last, self._sent = apdu, 0
            self._send(apdu, now_ms)

    def _send(self, apdu: bytes, now_ms: int) -> None:
        if not self.is_serial:
            self._out.append(apdu)
            return
        framed = on_serial(apdu)
        if self._sent < self.habits.damages:
            framed = framed[:-1] + bytes((framed[-1] ^ 0x20,))
        self._sent += 1
        self._unacknowledged = framed
        self._out.append(framed)
        if self.habits.loses and self._sent == 1:
            self._repeats_at_ms = now_ms + T2_MS


def _cut_off(received: bytes) -> tuple[bytes | None, int]:
    if len(received) < 3:
        return None, 0
    size, head = received[2], 3
    if size == 0xFF:
        if len(received) < 5:
            return None, 0
        size, head = int.from_bytes(received[3:5], "little"), 5
    whole = head + size
    return (received[:whole], whole) if len(received) >= whole else (None, 0)


def _unframed(received: bytes) -> tuple[bytes | None, int]:
    apdu, place = bytearray(), 2
    while place + 1 < len(received):
        if received[place] != 0x10:
            apdu.append(received[place])
            place += 1
        elif received[place + 1] == 0x10:
            apdu.append(0x10)
            place += 2
        else:
            assert received[place + 1] == 0x03, "a lone ten within a frame"
            end = place + 4
            if len(received) < end:
                return None, 0
            assert received[place + 2 : end] == kermit(bytes(apdu) + b"\x03"), "the till's checksum is wrong"
            return bytes(apdu), end
    return None, 0


class Peer(Protocol):
    """A terminal from the other side."""

    heard: list[str]
    answers: list[str]

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """What comes of these bytes, or of time."""
        ...

    def wait_ms(self, now_ms: int) -> int | None:
        """Until it goes on by itself."""
        ...


@dataclass
class Counter:
    """The till's dialogue at such a terminal, on a clock of its own."""

    dialogue: Dialogue
    peer: Peer
    cut: Cut = lambda chunk: [chunk]
    now_ms: int = 1000
    prompts: list[str] = field(default_factory=list)
    late: list[TillAnswer] = field(default_factory=list)
    late_slips: list[Slip] = field(default_factory=list)
    ended: list[TillAnswer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._to_peer: deque[bytes] = deque()
        self._to_till: deque[bytes] = deque()
        self._take(self.dialogue.opened(self.now_ms))

    def run(self, request: TillRequest, *, is_question: bool = False) -> TillAnswer:
        """Until the till has its answer, and the terminal has nothing more to say."""
        self.ended.clear()
        begin = self.dialogue.ask if is_question else self.dialogue.begin
        self._take(begin(request, self.now_ms))
        for _ in range(TALK_MAX):
            if self.ended and not (self._to_peer or self._to_till):
                return self.ended[-1]
            self._turn()
        raise AssertionError(f"no end: {self.peer.heard} {self.peer.answers}")

    def _turn(self) -> None:
        if self._to_peer:
            self._to_till.extend(self.peer.feed(self._to_peer.popleft(), self.now_ms))
        elif self._to_till:
            glued = b"".join(self._to_till)
            self._to_till.clear()
            for piece in self.cut(glued):
                self._take(self.dialogue.feed(piece, self.now_ms))
        else:
            waits = [self.dialogue.wait_ms(self.now_ms), self.peer.wait_ms(self.now_ms)]
            self.now_ms += max(1, min((wait for wait in waits if wait is not None), default=1000))
            self._take(self.dialogue.feed(b"", self.now_ms))
            self._to_till.extend(self.peer.feed(b"", self.now_ms))

    def _take(self, steps: list[Step]) -> None:
        for step in steps:
            match step:
                case Send(chunk):
                    self._to_peer.append(chunk)
                case Prompt(text):
                    self.prompts.append(text)
                case Answered():
                    self._take(self.dialogue.durable(self.now_ms))
                case LateAnswer(answer):
                    self.late.append(answer)
                    self._take(self.dialogue.refuse(self.now_ms))
                case Ended(answer):
                    self.ended.append(answer)
                case LateSlips(slips):
                    self.late_slips += slips
                case _:
                    pass
