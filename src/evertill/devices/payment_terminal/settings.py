"""The card terminal's part of the workstation settings."""

from dataclasses import field
from enum import StrEnum

from evertill.devices.transport.address import Address, SerialAddress, parse_tcp, parse_usb_identity
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.ports.attempts import CardTerminal


class TerminalProtocol(StrEnum):
    """How the card terminal is spoken to."""

    NONE = "none"
    """No cards are taken at this till."""
    MANUAL = "manual"
    """A terminal that stands by itself: the cashier keys the amount there, and its slip number here."""
    ZVT = "zvt"
    CONCERT = "concert"
    """Concert E and E+ over a serial line."""
    CAISSE_AP = "caisse-ap"
    """Caisse-AP, which is Concert V3, over TCP."""


class TerminalConnection(StrEnum):
    """How the card terminal is connected."""

    TCP = "tcp"
    SERIAL = "serial"


DEFAULT_PORTS = {TerminalProtocol.ZVT: 20007, TerminalProtocol.CAISSE_AP: 8888}


@dataclass(frozen=True, slots=True)
class TerminalTimers:
    """How long is waited, in milliseconds. T1 to T4 are ZVT's own names; the others serve Concert and Caisse-AP."""

    t1_ms: int = 200
    """Between two bytes of a frame."""
    t2_ms: int = 5_000
    """For the acknowledgement of a frame."""
    t3_ms: int = 5_000
    """For the answer to a command."""
    t4_ms: int = 180_000
    """For the end of a payment; every sign of life begins it anew."""
    enquiry_ms: int = 3_000
    """Concert: for the answer to a call, and for the acknowledgement of a message."""
    pause_ms: int = 1_000
    """Concert: before calling again. Caisse-AP: of silence that ends an answer."""


@dataclass(frozen=True, slots=True)
class PaymentTerminalSettings:
    """The card terminal of this workstation. ValueError, with a sentence, when the parts do not fit each other."""

    protocol: TerminalProtocol = TerminalProtocol.NONE
    """none, manual, zvt, concert or caisse-ap."""
    connection: TerminalConnection = TerminalConnection.TCP
    """tcp or serial."""
    address: str = ""
    """tcp: HOST or HOST:PORT; serial: a port's name, or vendor:product[:serial] in hexadecimal, found in any socket."""
    baud: int = 9600
    """Speed of a serial line."""
    framing: str = ""
    """Bits, parity and stop bits of a serial line; empty: as the protocol wants it."""
    password: str = "000000"
    """ZVT: the six digits the terminal expects of its till."""
    till_number: str = "01"
    """Concert and Caisse-AP: this till among those at the terminal."""
    protocol_id: str = "012345678901"
    """Caisse-AP: the publisher's identifier."""
    protocol_version: str = "0300"
    """Caisse-AP: 0300, 0301 or 0320."""
    asks_for_status: bool = False
    """Caisse-AP: whether the terminal can be asked what became of a payment."""
    extended: bool = True
    """Concert: E+ rather than E."""
    pays_cash_out: bool = False
    """Whether the shop's contract lets it charge cash to be paid out with a purchase. The protocols name no field for
    it, so it is charged in one sum, and the till keeps the two apart. Where the terminal stands alone, always."""
    timers: TerminalTimers = field(default_factory=TerminalTimers)
    """How long is waited."""
    name: str = "Card terminal"
    """What the screens call it."""

    def __post_init__(self) -> None:
        if not (len(self.password) == 6 and self.password.isdecimal()):
            raise ValueError("a card terminal's password is six digits")
        if not (len(self.till_number) == 2 and self.till_number.isdecimal()):
            raise ValueError("a till number at a card terminal is two digits, such as 01")
        if self.has_line:
            if not self.address:
                raise ValueError(f"a card terminal with {self.protocol} needs an address")
            if self.protocol is TerminalProtocol.CONCERT and self.connection is TerminalConnection.TCP:
                # Serial servers carry the line over a network: the address then names its port.
                parse_tcp(self.address, default_port=0)
            self.line_address()

    @property
    def has_line(self) -> bool:
        """Whether the till speaks to it."""
        return self.protocol not in (TerminalProtocol.NONE, TerminalProtocol.MANUAL)

    @property
    def takes_cards(self) -> bool:
        """Whether cards are taken at this till."""
        return self.protocol is not TerminalProtocol.NONE

    @property
    def secret_password(self) -> Secret:
        """The password, which no log shows."""
        return Secret(self.password)

    def card_terminal(self) -> CardTerminal | None:
        """As operations know it; None where no cards are taken."""
        match self.protocol:
            case TerminalProtocol.NONE:
                return None
            case TerminalProtocol.CAISSE_AP:
                can_ask = self.asks_for_status
            case _:
                can_ask = self.protocol is TerminalProtocol.ZVT
        is_manual = self.protocol is TerminalProtocol.MANUAL
        return CardTerminal(
            self.name,
            self.protocol.value,
            can_ask=can_ask,
            is_manual=is_manual,
            names_what_it_undoes=self.protocol is TerminalProtocol.ZVT,
            pays_cash_out=self.pays_cash_out or is_manual,
        )

    def line_address(self) -> Address:
        """Where the terminal is."""
        if self.connection is TerminalConnection.TCP:
            return parse_tcp(self.address, default_port=DEFAULT_PORTS.get(self.protocol, 0))
        is_identity = len(self.address) > 4 and self.address[4] == ":"
        return SerialAddress(
            port="" if is_identity else self.address,
            usb=parse_usb_identity(self.address) if is_identity else None,
            baud=self.baud,
            framing=self.framing or ("7E1" if self.protocol is TerminalProtocol.CONCERT else "8N2"),
        )
