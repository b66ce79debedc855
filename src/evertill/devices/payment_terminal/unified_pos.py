"""The published UnifiedPOS numbers for what a card terminal (there: CAT) is asked and answers, for logs alone."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.devices.transport.unified_pos import ResultCode
from evertill.ports.payment_terminal import TerminalAction, Verdict

TRANSACTION_TYPES: Mapping[TerminalAction, int] = MappingProxyType(
    {TerminalAction.PAY: 10, TerminalAction.REVERSE: 20, TerminalAction.REFUND: 21}
)
"""TransactionType: sales, void, refund. An end of day is AccessDailyLog."""

DAILY_LOG_SETTLEMENT = 2

RESULT_CODES: Mapping[Verdict, tuple[ResultCode, int]] = MappingProxyType(
    {
        Verdict.APPROVED: (ResultCode.SUCCESS, 0),
        Verdict.DECLINED: (ResultCode.EXTENDED, 1),
        Verdict.FAILED: (ResultCode.EXTENDED, 90),
        Verdict.CANCELLED: (ResultCode.EXTENDED, 91),
        Verdict.UNKNOWN: (ResultCode.EXTENDED, 92),
    }
)
"""ResultCode and ResultCodeExtended: the centre refused it, the command was none, reset by a key, no communication."""


def asked_as(action: TerminalAction) -> tuple[str, int]:
    """The method's argument that says what is asked for."""
    if action is TerminalAction.END_OF_DAY:
        return "AccessDailyLog", DAILY_LOG_SETTLEMENT
    return "TransactionType", TRANSACTION_TYPES[action]
