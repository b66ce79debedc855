"""The application layer's frame of ZVT: class, instruction, length, payload (PA00P016, 5.2)."""

from evertill.kernel.values import dataclass

LONG = 0xFF
PAYLOAD_MAX = 0xFFFF

POSITIVE = b"\x80\x00"
REGISTRATION = b"\x06\x00"
AUTHORISATION = b"\x06\x01"
LOG_OFF = b"\x06\x02"
SEND_TOTALS = b"\x06\x10"
REPEAT_RECEIPT = b"\x06\x20"
REVERSAL = b"\x06\x30"
REFUND = b"\x06\x31"
END_OF_DAY = b"\x06\x50"
DIAGNOSIS = b"\x06\x70"
INITIALISATION = b"\x06\x93"
ABORT_COMMAND = b"\x06\xb0"
STATUS_ENQUIRY = b"\x05\x01"
STATUS_INFORMATION = b"\x04\x0f"
INTERMEDIATE = b"\x04\xff"
COMPLETION = b"\x06\x0f"
ABORT = b"\x06\x1e"
PRINT_LINE = b"\x06\xd1"
PRINT_BLOCK = b"\x06\xd3"


@dataclass(frozen=True, slots=True)
class Apdu:
    """One command or answer; `command` is class and instruction."""

    command: bytes
    payload: bytes = b""

    def encode(self) -> bytes:
        """As it travels over TCP; a serial line stuffs and checks it."""
        size = len(self.payload)
        assert size <= PAYLOAD_MAX
        length = bytes([size]) if size < LONG else bytes([LONG, size & 0xFF, size >> 8])
        return self.command + length + self.payload

    @property
    def is_answer(self) -> bool:
        """Whether it answers a command (80 00, 84 xx) rather than being one."""
        return self.command[0] in (0x80, 0x84)


def accepted() -> Apdu:
    """The plain positive answer."""
    return Apdu(POSITIVE)


def refused(error: int) -> Apdu:
    """The negative answer with an error identifier."""
    return Apdu(bytes([0x84, error]))


def split_apdu(received: bytes, place: int = 0) -> tuple[Apdu, int] | None:
    """The APDU that begins at this place and where it ends; None while it is not whole."""
    if len(received) < place + 3:
        return None
    start, size = place + 3, received[place + 2]
    if size == LONG:
        if len(received) < place + 5:
            return None
        start, size = place + 5, received[place + 3] | received[place + 4] << 8
    if len(received) < start + size:
        return None
    return Apdu(received[place : place + 2], received[start : start + size]), start + size


def whole_apdu(body: bytes) -> Apdu | None:
    """The APDU these bytes are, exactly; None when they are none or there is more."""
    found = split_apdu(body)
    return None if found is None or found[1] != len(body) else found[0]
