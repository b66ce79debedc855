"""Looks in the shop's own network for devices that listen: card terminals and printers, by the ports they are known by.

Only when a person asks for it, only in the private network this machine is in, and nothing is said to what answers.
"""

import ipaddress
import selectors
import socket
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress

from evertill.kernel.values import dataclass
from evertill.ports.devices import DeviceSlot, FoundDevice

PREFIX = 24
"""Bits that neighbours share. A larger network than this is not searched whole: its addresses can be typed."""
WAIT_MS = 400
_STEP_MS = 50
_ELSEWHERE = "192.0.2.1"
"""An address that nobody has (RFC 5737): a datagram socket tells by which of ours it would be reached, sending
nothing."""


@dataclass(frozen=True, slots=True)
class KnownPort:
    """What listens at a port."""

    description: str
    slots: frozenset[DeviceSlot]
    speaks: str = ""


_PAPER = frozenset({DeviceSlot.PRINTER, DeviceSlot.BACKUP_PRINTER, DeviceSlot.LABEL_PRINTER})
_CARDS = frozenset({DeviceSlot.PAYMENT_TERMINAL})
KNOWN_PORTS: Mapping[int, KnownPort] = {
    9100: KnownPort("Printer in the network", _PAPER),
    20007: KnownPort("ZVT card terminal in the network", _CARDS, "zvt"),
    8888: KnownPort("Caisse-AP card terminal in the network", _CARDS, "caisse-ap"),
}


def found_in_network() -> tuple[FoundDevice, ...]:
    """Everything that answers at a known port in this machine's private network; nothing where there is none."""
    neighbours = neighbours_of(own_address())
    return tuple(
        FoundDevice("tcp", f"{host}:{port}", known.description, known.slots, known.speaks)
        for port, known in KNOWN_PORTS.items()
        for host in answering(neighbours, port)
    )


def own_address() -> str:
    """This machine's address in its network; empty when it is in none."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect((_ELSEWHERE, 9))
        return str(probe.getsockname()[0])
    return ""


def neighbours_of(address: str) -> tuple[str, ...]:
    """The other addresses of a private network; none of a public one, which is nobody's to search."""
    try:
        own = ipaddress.IPv4Address(address)
    except ValueError:
        return ()
    if not own.is_private or own.is_loopback or own.is_link_local:
        return ()
    network = ipaddress.IPv4Network((own, PREFIX), strict=False)
    return tuple(str(host) for host in network.hosts() if host != own)


def answering(hosts: Iterable[str], port: int, wait_ms: int = WAIT_MS) -> tuple[str, ...]:
    """Those that accept a connection at this port within the time, in the order given; all are tried at once."""
    with ExitStack() as stack:
        waiting = stack.enter_context(selectors.DefaultSelector())
        for host in hosts:
            line = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
            line.setblocking(False)
            line.connect_ex((host, port))
            waiting.register(line, selectors.EVENT_WRITE, host)
        return _accepted(waiting, wait_ms)


def _accepted(waiting: selectors.BaseSelector, wait_ms: int) -> tuple[str, ...]:
    """Wait once for all of them: what has not answered by then is not there."""
    said: list[str] = []
    for _ in range(max(1, wait_ms // _STEP_MS)):
        for key, _events in waiting.select(_STEP_MS / 1000) if waiting.get_map() else ():
            line = key.fileobj
            waiting.unregister(line)
            assert isinstance(line, socket.socket)
            if line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                said.append(key.data)
    return tuple(sorted(said, key=ipaddress.IPv4Address))
