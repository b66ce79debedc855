"""The lines of an X or Z: tenders by name, what was charged on top, and what vouchers took off the sales."""

import pytest

from evertill.app.paper.till_words import GERMAN
from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.people.people import Right
from evertill.domain.policy.reasons import ReasonPolicy
from evertill.domain.till.shift_report import ShiftReport
from evertill.domain.till.tallies import Section, Tally
from evertill.operations.till.report_lines import Language, LineKind, ReportLine, report_lines
from evertill.operations.words.till_words import TillWords
from evertill.ui.till.screen_words import screen_words
from tests.support.counter import ENGLISH

REPORT = ShiftReport(
    "EUR",
    (
        Tally(Section.TURNOVER, "returns", 1, -100),
        Tally(Section.TURNOVER, "sales", 3, 1500),
        Tally(Section.TENDER, "card", 1, 400),
        Tally(Section.TENDER, "wallet", 1, 300, label="PayPal"),
        Tally(Section.TENDER, "wallet", 2, 700, label="TWINT"),
        Tally(Section.ON_TOP, "cash_out:card", 1, 2000),
        Tally(Section.ON_TOP, "tip:card", 1, 150),
        Tally(Section.VOUCHER, "single_purpose_redeemed", 1, -500),
    ),
)


def lines(words: TillWords) -> list[ReportLine]:
    return list(report_lines(REPORT, Language(words, LocaleFormats(ENGLISH), ReasonPolicy())))


def test_each_tender_stands_by_the_name_the_shop_calls_it() -> None:
    found = [(line.left, line.right) for line in lines(TillWords())]
    at = found.index(("Taken by tender", ""))
    assert found[at + 1 : at + 5] == [
        ("1 × Card", "4.00"),
        ("1 × PayPal", "3.00"),
        ("2 × TWINT", "7.00"),
        ("", "14.00"),
    ]


def test_tips_and_cash_on_cards_stand_apart_with_what_the_terminal_tells() -> None:
    found = [(line.kind, line.left, line.right) for line in lines(TillWords())]
    at = found.index((LineKind.HEADING, "Charged on top of sales", ""))
    assert found[at + 1 : at + 4] == [
        (LineKind.ROW, "1 × Cash paid out: Card", "20.00"),
        (LineKind.ROW, "1 × Tips: Card", "1.50"),
        (LineKind.TOTAL, "Charged on cards in all", "25.50"),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [(TillWords(), "already taken off: taxed vouchers"), (GERMAN, "schon abgezogen: versteuerte Gutscheine")],
)
def test_what_vouchers_took_off_the_sales_stands_below_them_and_not_among_returns(words: TillWords, told: str) -> None:
    found = [(line.kind, line.left, line.right) for line in lines(words)]
    names = words.names
    assert found[1:4] == [
        (LineKind.ROW, f"3 × {names['turnover:sales']}", "15.00"),
        (LineKind.DETAIL, told, "\N{MINUS SIGN}5.00"),
        (LineKind.ROW, f"1 × {names['turnover:returns']}", "\N{MINUS SIGN}1.00"),
    ]


@pytest.mark.parametrize("words", [TillWords(), GERMAN, screen_words()], ids=["paper", "German paper", "screen"])
def test_every_right_that_may_be_lent_has_words_in_a_report(words: TillWords) -> None:
    lent = tuple(Tally(Section.OVERRIDE, right.value, 1) for right in Right)
    report = ShiftReport("EUR", lent)
    found = report_lines(report, Language(words, LocaleFormats(ENGLISH), ReasonPolicy()))
    rows = [line.left for line in found if line.kind is LineKind.ROW]
    assert {line.right for line in found if line.kind is not LineKind.HEADING} == {"1"}
    assert len(rows) == len(set(rows)) == len(Right)
    assert not set(rows) & {right.value for right in Right}
