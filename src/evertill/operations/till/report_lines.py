"""A shift's report as lines of words and figures, for paper and for the screen alike."""

from collections.abc import Iterator
from enum import StrEnum

from evertill.domain.policy.reasons import ReasonFor, ReasonPolicy
from evertill.domain.till.shift_report import ShiftReport, ZReport, rate_of
from evertill.domain.till.tallies import Section, Tally
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.words.till_words import TillWords, price_reason_label, reason_label
from evertill.ports.formats import Formats


class LineKind(StrEnum):
    """How a line is set."""

    HEADING = "heading"
    ROW = "row"
    DETAIL = "detail"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A text left, a figure right."""

    kind: LineKind
    left: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """With what words and formats a report is written."""

    words: TillWords
    formats: Formats
    reasons: ReasonPolicy


_PLAIN = (
    Section.ROUNDING,
    Section.CASH,
    Section.VOUCHER,
    Section.DEPOSIT,
    Section.OWED,
    Section.DISCOUNT,
    Section.VOID,
)
_COUNTED = (Section.OVERRIDE, Section.DRAWER, Section.COPY)


def report_lines(report: ShiftReport, language: Language) -> tuple[ReportLine, ...]:
    """The figures of a shift, section by section; sections without a row are left out."""
    return tuple(_all_lines(report, language))


def closing_lines(z: ZReport, language: Language) -> tuple[ReportLine, ...]:
    """What a Z says beyond an X: grand totals, unsent facts, sales put aside."""
    words, formats = language.words, language.formats
    currency = z.report.currency
    lines = [
        ReportLine(LineKind.TOTAL, words.grand_total, formats.amount(Money(z.totals.signed, currency))),
        ReportLine(LineKind.ROW, words.grand_absolute, formats.amount(Money(z.totals.absolute, currency))),
        ReportLine(LineKind.ROW, words.unsent, str(z.unsent)),
    ]
    if z.unsent:
        lines.append(ReportLine(LineKind.NOTE, words.unsent_note))
    lines.append(ReportLine(LineKind.ROW, words.aside, str(len(z.aside))))
    for sale in z.aside:
        amount = formats.amount(Money(sale.gross_minor, currency))
        lines.append(ReportLine(LineKind.DETAIL, sale.sale_id[-12:], amount))
    return tuple(lines)


def _all_lines(report: ShiftReport, language: Language) -> Iterator[ReportLine]:
    words = language.words
    if not report.tallies:
        yield ReportLine(LineKind.NOTE, words.nothing)
    yield from _turnover(report, language)
    yield from _taxes(report, language)
    yield from _section(report, Section.TENDER, language)
    yield from _on_top(report, language)
    for section in _PLAIN:
        yield from _section(report, section, language)
    for section in _COUNTED:
        if rows := report.rows(section):
            yield ReportLine(LineKind.HEADING, words.name(section))
            for row in rows:
                yield ReportLine(LineKind.ROW, _name(row, language), str(row.count))
    yield from _section(report, Section.ASIDE, language, has_total=False)


def _turnover(report: ShiftReport, language: Language) -> Iterator[ReportLine]:
    words, formats = language.words, language.formats
    rows = report.rows(Section.TURNOVER)
    if not rows:
        return
    yield ReportLine(LineKind.HEADING, words.name(Section.TURNOVER))
    for row in reversed(rows):  # sales, then returns
        yield _row(row, language, report.currency)
        if row.code == "sales":
            yield from _vouchers_off(report, language)
    yield ReportLine(LineKind.TOTAL, words.net_turnover, formats.amount(report.turnover))
    if report.first_receipt and report.last_receipt:
        yield ReportLine(LineKind.ROW, words.receipts, _from_to(report.first_receipt, report.last_receipt))


def _vouchers_off(report: ShiftReport, language: Language) -> Iterator[ReportLine]:
    """By how much sales are less, for single-purpose vouchers paid it: those were turnover when they were sold."""
    redeemed = [row for row in report.rows(Section.VOUCHER) if row.code == "single_purpose_redeemed"]
    for row in redeemed:
        amount = language.formats.amount(Money(row.amount, report.currency))
        yield ReportLine(LineKind.DETAIL, language.words.vouchers_off, amount)


def _on_top(report: ShiftReport, language: Language) -> Iterator[ReportLine]:
    """Tips and cash paid out on cards, and what a card terminal should tell with them."""
    rows = report.rows(Section.ON_TOP)
    yield from _section(report, Section.ON_TOP, language, has_total=False)
    if rows:
        amount = language.formats.amount(report.cards_in_all)
        yield ReportLine(LineKind.TOTAL, language.words.cards_in_all, amount)


def _from_to(first: str, last: str) -> str:
    """Both numbers; of the second only what differs: S1-2-1-17 – 203."""
    return first if first == last else f"{first} – {last.rpartition('-')[2]}"


def _taxes(report: ShiftReport, language: Language) -> Iterator[ReportLine]:
    words, formats = language.words, language.formats
    rows = report.rows(Section.TAX)
    if not rows:
        return
    yield ReportLine(LineKind.HEADING, words.name(Section.TAX))
    for row in rows:
        name = f"{row.label or words.tax} {formats.percent(rate_of(row))}"
        yield ReportLine(LineKind.ROW, name, formats.amount(Money(row.base, report.currency)))
        yield ReportLine(LineKind.DETAIL, words.tax, formats.amount(Money(row.amount, report.currency)))


def _section(
    report: ShiftReport, section: Section, language: Language, *, has_total: bool = True
) -> Iterator[ReportLine]:
    rows = report.rows(section)
    if not rows:
        return
    words = language.words
    yield ReportLine(LineKind.HEADING, words.name(section))
    for row in rows:
        yield _row(row, language, report.currency)
    if has_total and len(rows) > 1:
        yield ReportLine(LineKind.TOTAL, "", language.formats.amount(report.amount(section)))


def _row(row: Tally, language: Language, currency: str) -> ReportLine:
    amount = language.formats.amount(Money(row.amount, currency))
    return ReportLine(LineKind.ROW, f"{row.count} × {_name(row, language)}", amount)


_DEEDS = {
    "void:line": ReasonFor.VOID_LINE,
    "void:sale": ReasonFor.CANCEL_SALE,
    "void:post_void": ReasonFor.POST_VOID,
}
"""Whose reasons the codes of a void name; of a movement of cash they are those of its kind."""


def _name(row: Tally, language: Language) -> str:
    """ "Paid out: Postage", "Line void", "Damaged"."""
    words = language.words
    head, _, reason = row.code.partition(":")
    match row.section:
        case Section.CASH | Section.VOID | Section.OVERRIDE:
            name = words.name(f"{row.section}:{head}")
            label = reason_label(language.reasons, _DEEDS.get(f"{row.section}:{head}", head), reason)
            return f"{name}: {words.reason_name(reason, label)}" if reason else name
        case Section.TENDER if row.label:
            return row.label
        case Section.ON_TOP:
            return f"{words.name(f'{row.section}:{head}')}: {words.name(f'tender:{reason}')}"
        case Section.DRAWER:
            return words.reason_name(row.code, reason_label(language.reasons, ReasonFor.OPEN_DRAWER, row.code))
        case Section.DISCOUNT:
            return words.reason_name(reason or head, price_reason_label(language.reasons, reason))
        case _:
            return words.name(f"{row.section}:{row.code}")
