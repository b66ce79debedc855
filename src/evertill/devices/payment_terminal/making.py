"""Makes the dialogue and the emulated terminal of each protocol."""

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from evertill.devices.payment_terminal.dialogue import Dialogue
from evertill.devices.payment_terminal.emulation.host import TerminalCore
from evertill.devices.payment_terminal.emulation.ledger import Ledger
from evertill.devices.payment_terminal.settings import (
    PaymentTerminalSettings,
    TerminalConnection,
    TerminalProtocol,
    TerminalTimers,
)
from evertill.kernel.errors import Bug


def make_dialogue(settings: PaymentTerminalSettings, currency: str) -> Dialogue:
    """The till's side of the protocol that the settings name; one that has a line."""
    match settings.protocol:
        case TerminalProtocol.ZVT:
            from evertill.devices.payment_terminal.zvt.dialogue import ZvtDialogue
            from evertill.devices.payment_terminal.zvt.link import SerialLink, TcpLink

            is_stream = settings.connection is TerminalConnection.TCP
            timers = settings.timers
            return ZvtDialogue(
                TcpLink() if is_stream else SerialLink(t1_ms=timers.t1_ms, t2_ms=timers.t2_ms),
                is_stream=is_stream,
                password=settings.secret_password,
                currency=currency,
                timers=timers,
            )
        case TerminalProtocol.CONCERT:
            from evertill.devices.payment_terminal.concert.dialogue import ConcertDialogue

            return ConcertDialogue(till_number=settings.till_number, extended=settings.extended, timers=settings.timers)
        case TerminalProtocol.CAISSE_AP:
            from evertill.devices.payment_terminal.caisse_ap.dialogue import CaisseApDialogue

            return CaisseApDialogue(
                till_number=settings.till_number,
                protocol_id=settings.protocol_id,
                version=settings.protocol_version,
                asks_for_status=settings.asks_for_status,
                timers=settings.timers,
            )
        case TerminalProtocol.NONE | TerminalProtocol.MANUAL:
            raise Bug("this terminal is not spoken to")
        case _:  # pragma: no cover
            assert_never(settings.protocol)


def make_core(
    protocol: TerminalProtocol, ledger: Ledger, *, is_stream: bool, now: Callable[[], datetime], language: str = "en"
) -> TerminalCore:
    """An emulated terminal without its line; where it has the till print slips, they are in this language."""
    match protocol:
        case TerminalProtocol.ZVT:
            from evertill.devices.payment_terminal.zvt.emulated import EmulatedZvt
            from evertill.devices.payment_terminal.zvt.link import SerialLink, TcpLink

            timers = TerminalTimers()
            link = TcpLink() if is_stream else SerialLink(t1_ms=timers.t1_ms, t2_ms=timers.t2_ms)
            return EmulatedZvt(link, ledger, now=now, language=language)
        case TerminalProtocol.CONCERT:
            from evertill.devices.payment_terminal.concert.emulated import EmulatedConcert

            return EmulatedConcert(ledger)
        case TerminalProtocol.CAISSE_AP:
            from evertill.devices.payment_terminal.caisse_ap.emulated import EmulatedCaisseAp

            return EmulatedCaisseAp(ledger)
        case TerminalProtocol.NONE | TerminalProtocol.MANUAL:
            raise Bug("this terminal has no line to emulate")
        case _:  # pragma: no cover
            assert_never(protocol)
