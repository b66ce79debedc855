"""A Concert terminal from the other side: written from the description of the protocol alone, without any code of the
till. Lawful, but odd in each way that is left to it.
"""

from dataclasses import dataclass, field


def seal(body: bytes) -> bytes:
    """All of it and the end sign, by exclusive or."""
    sign = 0x03
    for octet in body:
        sign ^= octet
    return b"\x02" + body + b"\x03" + bytes((sign,))


def even(octets: bytes) -> bytes:
    """As a line of seven bits and even parity shows them to one of eight bits."""
    return bytes(octet | 0x80 * (octet.bit_count() % 2) for octet in octets)


@dataclass
class ForeignConcert:
    """`answer` is what it tells when the customer is done, with `{amount}` and `{private}` as they were asked."""

    answer: str
    deaf: int = 0
    """So many calls are not heard."""
    busy: int = 0
    """So many calls are refused."""
    naks: int = 0
    """So many times it calls the request damaged."""
    damages: int = 0
    """So many times its answer goes out damaged."""
    calls_at_once: bool = False
    """It calls before the till has hung up."""
    keeps_line: bool = False
    """It never hangs up."""
    has_parity: bool = False
    heard: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._received = b""
        self._told = b""
        self._calls_at_ms: int | None = None
        self._tries = 0
        self._is_called = False

    def wait_ms(self, now_ms: int) -> int | None:
        """Until the customer is done."""
        return None if self._calls_at_ms is None else max(0, self._calls_at_ms - now_ms)

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """Bytes or time."""
        self._received += chunk
        out = b""
        while (said := self._take(now_ms)) is not None:
            out += said
        if self._calls_at_ms is not None and now_ms >= self._calls_at_ms:
            self._calls_at_ms = None
            out += b"\x05"
        return [even(out) if self.has_parity else out] if out else []

    def _take(self, now_ms: int) -> bytes | None:
        if not self._received:
            return None
        first = self._received[0]
        if first == 0x02:
            return self._request(now_ms)
        self._received = self._received[1:]
        if first == 0x05:
            return self._call()
        if first == 0x04 and self._is_called and self._told and not self.calls_at_once:
            self._calls_at_ms, self._is_called = now_ms + 4_000, False
        if first in (0x06, 0x15) and self._told:
            return self._acknowledged(is_good=first == 0x06)
        return b""

    def _call(self) -> bytes:
        if self.deaf:
            self.deaf -= 1
            return b""
        if self.busy:
            self.busy -= 1
            return b"\x15"
        self._is_called = True
        return b"\x06"

    def _request(self, now_ms: int) -> bytes | None:
        end = self._received.find(b"\x03")
        if end < 0 or len(self._received) < end + 2:
            return None
        body, whole = self._received[1:end], self._received[: end + 2]
        self._received = self._received[end + 2 :]
        assert self._is_called, "the till sends without a call"
        assert whole == seal(body), "the till's check sign is wrong"
        if self.naks:
            self.naks -= 1
            return b"\x15"
        text = body.decode("ascii")
        self.heard.append(text)
        self._told = self.answer.format(amount=text[2:10], private=text[16:26]).encode("ascii")
        if self.calls_at_once:
            return b"\x06\x05"
        return b"\x06"

    def _acknowledged(self, *, is_good: bool) -> bytes:
        """First of our call, then of our answer."""
        self._tries += 1
        if self._tries == 1 or not is_good:
            framed = seal(self._told)
            if self.damages:
                self.damages -= 1
                framed = framed[:-1] + bytes((framed[-1] ^ 0x11,))
            return framed
        self.answers.append("taken")
        self._told, self._tries = b"", 0
        return b"" if self.keeps_line else b"\x04"
