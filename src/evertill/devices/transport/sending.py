"""Sends something once over a line of its own, beside any worker: for trying a device out and for commands."""

from collections.abc import Iterable

from evertill.devices.transport.address import Address
from evertill.devices.transport.byte_transport import DocumentTransport, FaultWords
from evertill.devices.transport.lines import make_line

_WRITE_MS = 2000
_TRIES = 5


def send_once(address: Address, words: FaultWords, pieces: Iterable[bytes]) -> None:
    """Send all of it; DeviceFault when the device cannot be reached or takes nothing more."""
    line = make_line(address, words)
    line.open()
    try:
        for piece in pieces:
            left, tries = piece, 0
            while left:
                taken = line.write(left, _WRITE_MS)
                left, tries = left[taken:], 0 if taken else tries + 1
                if tries >= _TRIES:
                    raise words.fault("took nothing more", "Look at its lamps and its paper, then try again")
        if isinstance(line, DocumentTransport):
            line.end_document()
    finally:
        line.close()
