"""The scale's part of the workstation settings."""

from enum import StrEnum
from typing import assert_never

from evertill.devices.scale.approval import Approval
from evertill.devices.transport.address import FRAMINGS, Address, parse_tcp, serial_address
from evertill.kernel.values import dataclass


class ScaleConnection(StrEnum):
    """How the scale is connected."""

    NONE = "none"
    SERIAL = "serial"
    TCP = "tcp"


class ScaleProtocol(StrEnum):
    """What the scale speaks."""

    TOLEDO_8217 = "toledo-8217"
    DIALOG_06 = "dialog-06"

    @property
    def usual_framing(self) -> str:
        """Bits and parity as scales of this kind come from the factory."""
        match self:
            case ScaleProtocol.TOLEDO_8217:
                return "7E1"
            case ScaleProtocol.DIALOG_06:
                return "7O1"
            case _:  # pragma: no cover
                assert_never(self)


@dataclass(frozen=True, slots=True)
class ScaleSettings:
    """The scale of this workstation. ValueError, with a sentence, when the parts do not fit each other."""

    connection: ScaleConnection = ScaleConnection.NONE
    """How the scale is connected: none, serial or tcp."""
    address: str = ""
    """serial: a port's name, or vendor:product[:serial] in hexadecimal, found in any socket; tcp: HOST:PORT."""
    protocol: ScaleProtocol = ScaleProtocol.TOLEDO_8217
    """What it speaks: toledo-8217 or dialog-06, as chosen in the scale's own menu."""
    baud: int = 9600
    """Speed of a serial line."""
    framing: str = ""
    """Bits, parity and stop bits of a serial line; empty: as the protocol usually has them."""
    approval: str = ""
    """dialog-06: what the scale's maker gives for an approved till, as 4711:F336; empty: the scale asks for none."""
    name: str = "Scale"
    """What the screens call it."""

    def __post_init__(self) -> None:
        if self.framing and self.framing not in FRAMINGS:
            raise ValueError(f"{self.framing!r} is no serial framing this till knows: use one of {', '.join(FRAMINGS)}")
        Approval.parse(self.approval)
        if self.is_connected:
            if not self.address:
                raise ValueError(f"a scale on {self.connection} needs an address")
            self.line_address()

    @property
    def is_connected(self) -> bool:
        """Whether there is a scale at all."""
        return self.connection is not ScaleConnection.NONE

    def line_address(self) -> Address:
        """Where the scale is."""
        if self.connection is ScaleConnection.TCP:
            return parse_tcp(self.address, default_port=0)
        return serial_address(self.address, baud=self.baud, framing=self.framing or self.protocol.usual_framing)
