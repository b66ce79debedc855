"""X and Z reports: a list with the open shift on top, and the report that is marked."""

from collections.abc import Sequence
from datetime import datetime

from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.till.report_lines import Language, LineKind, ReportLine, closing_lines, report_lines
from evertill.operations.till.x_report import XTaken
from evertill.operations.till.z_reports import ZFound
from evertill.ports.till_control import ZEntry
from evertill.ui.frame.age import clock_text
from evertill.ui.words import tr, tr_count


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in the list."""

    title: str
    detail: str
    amount: str
    over_short: str = ""


@dataclass(frozen=True, slots=True)
class TillReportsView:
    """The whole page."""

    rows: tuple[ReportRow, ...]
    marked: int
    title: str = ""
    subtitle: str = ""
    lines: tuple[ReportLine, ...] = ()
    print_label: str = ""
    result: str = ""


def list_rows(
    taken: XTaken | None, entries: Sequence[ZEntry], now: datetime, language: Language
) -> tuple[ReportRow, ...]:
    """The open shift, then the Zs, newest first."""
    formats = language.formats
    open_shift = (
        ()
        if taken is None
        else (
            ReportRow(
                tr("X · shift {n} so far", n=taken.shift.number),
                tr("opened {time}", time=clock_text(taken.shift.opened_at, now, formats)),
                formats.amount(taken.report.turnover),
            ),
        )
    )
    return (
        *open_shift,
        *(
            ReportRow(
                f"Z {entry.number}",
                f"{formats.day(entry.business_day)} · {formats.time(entry.closed_at.astimezone(now.tzinfo))}",
                formats.amount(entry.turnover),
                _over_short(entry.over_short, language),
            )
            for entry in entries
        ),
    )


def x_lines(taken: XTaken, language: Language) -> tuple[ReportLine, ...]:
    """The open shift so far, with what the drawer should hold."""
    words, formats = language.words, language.formats
    return (
        *report_lines(taken.report, language),
        ReportLine(LineKind.HEADING, tr("The drawer")),
        ReportLine(LineKind.TOTAL, words.expected, formats.amount(taken.report.cash_expected)),
        ReportLine(LineKind.ROW, words.unsent, str(taken.unsent)),
        ReportLine(LineKind.ROW, words.aside, str(taken.aside)),
    )


def z_lines(found: ZFound, language: Language) -> tuple[ReportLine, ...]:
    """A Z as it was frozen."""
    return (
        *report_lines(found.z.report, language),
        ReportLine(LineKind.HEADING, tr("The drawer")),
        *_settled(found, language),
        ReportLine(LineKind.HEADING, tr("Until now")),
        *closing_lines(found.z, language),
    )


def _settled(found: ZFound, language: Language) -> tuple[ReportLine, ...]:
    words, body, currency = language.words, found.transaction.body, found.z.report.currency

    def amount(member: str) -> str | None:
        minor = body.get(member)
        return language.formats.amount(Money(minor, currency)) if isinstance(minor, int) else None

    named = (
        (LineKind.ROW, words.expected, amount("cash_expected")),
        (LineKind.ROW, words.counted, amount("cash_counted") or words.not_counted),
        (LineKind.TOTAL, words.over_short, amount("over_short")),
        (LineKind.ROW, words.float_left, amount("float_left")),
        (LineKind.ROW, words.deposit, amount("deposit")),
        (LineKind.ROW, tr("Bag no."), str(body.get("bag") or "") or None),
    )
    return tuple(ReportLine(kind, left, right) for kind, left, right in named if right is not None)


def _over_short(over_short: Money | None, language: Language) -> str:
    if over_short is None:
        return tr("not counted")
    if over_short.minor == 0:
        return tr("drawer right")
    return tr("drawer {amount}", amount=language.formats.amount(over_short))


def x_subtitle(taken: XTaken) -> str:
    """How many sales so far."""
    return tr_count("{n} fact unsent", "{n} facts unsent", taken.unsent)
