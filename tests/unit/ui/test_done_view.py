"""What is to be handed over when a sale is finished: the drawer's part alone stands large."""

import pytest

from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Direction, Tender, TenderKind
from evertill.domain.selling.settlement import settle
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.ui.done.done_view import DoneView, done_view
from tests.support.counter import Till
from tests.support.sales import a_line, a_sale, a_tender, an_item


def shown(direction: Direction, *tenders: Tender) -> DoneView:
    """A lamp for 25.00, paid or given back so."""
    till = Till()
    till.ring()
    transaction = till.pays("4.99").transaction
    sale = a_sale([a_line(an_item("25.00"), direction=direction)], tenders=tenders)
    priced = price_sale(sale)
    done = SaleDone(transaction, priced, settle(priced.gross, sale.tenders, sale.policy))
    assert done.settlement.is_complete
    return done_view(done, till.counter.formats)


@pytest.mark.parametrize(
    ("tenders", "label", "amount", "paid"),
    [
        ([("-25.00", TenderKind.CASH)], "Pay out", "25.00", "Total −25.00"),
        ([("-25.00", TenderKind.CARD)], "Paid back", "25.00", "Total −25.00 · nothing in cash"),
        (
            [("-10.00", TenderKind.WALLET), ("-15.00", TenderKind.CASH)],
            "Pay out",
            "15.00",
            "Total −25.00 · paid back otherwise 10.00",
        ),
    ],
)
def test_what_goes_back_is_to_be_handed_over_as_far_as_it_is_cash(
    tenders: list[tuple[str, TenderKind]], label: str, amount: str, paid: str
) -> None:
    view = shown(Direction.RETURN, *(a_tender(text, kind) for text, kind in tenders))
    assert (view.label, view.amount, view.paid) == (label, amount, paid)


def test_cash_beside_another_tender_is_told_without_it() -> None:
    view = shown(Direction.SALE, a_tender("10.00", TenderKind.BANK_TRANSFER), a_tender("20.00"))
    assert (view.label, view.amount, view.paid) == ("Change", "5.00", "Total 25.00 · cash 20.00")
