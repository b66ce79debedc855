"""A deposit is rung with its item, takes no discount, and follows the item's quantity and void."""

from dataclasses import replace
from decimal import Decimal

from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.domain.selling.sale import Direction
from evertill.operations.selling.changing.change_sale import ChangeQuantity, UndoEdit, VoidLine
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import ItemAdded, SaleChanged
from tests.support.counter import SUPERVISOR, Till
from tests.support.sales import an_item, money

DRINK = replace(an_item("1.19", sku="COLA", name="Cola"), details=ItemDetails(deposit="DEP"))
DEPOSIT = an_item("0.25", sku="DEP", name="Deposit", is_stocked=False)


def a_till() -> Till:
    return Till(DRINK, DEPOSIT, operator=SUPERVISOR)


def test_deposit_is_rung_with_its_item_and_merges_with_it() -> None:
    till = a_till()
    added = till.do(RingSku("COLA"))
    assert isinstance(added, ItemAdded)
    assert (added.line_id, added.rung.priced.gross) == (1, money("1.44"))
    rung = till.ring("COLA")
    assert [(line.line.item.sku, str(line.gross.amount)) for line in rung.priced.lines] == [
        ("COLA", "2.38"),
        ("DEP", "0.50"),
    ]
    assert rung.sale.lines[1].tied_to == 1


def test_deposit_follows_quantity_void_and_undo() -> None:
    till = a_till()
    till.ring("COLA", quantity="3")
    changed = till.do(ChangeQuantity(1, delta=-1))
    assert isinstance(changed, SaleChanged)
    assert changed.rung.priced.gross == money("2.88")
    voided = till.do(VoidLine(1))
    assert isinstance(voided, SaleChanged)
    assert voided.rung.priced.lines == ()
    undone = till.do(UndoEdit())
    assert isinstance(undone, SaleChanged)
    assert undone.rung.priced.gross == money("2.88")


def test_deposit_alone_can_be_struck_and_stays_so() -> None:
    till = a_till()
    till.ring("COLA")
    till.do(VoidLine(2))
    changed = till.do(ChangeQuantity(1, quantity=Decimal(2)))
    assert isinstance(changed, SaleChanged)
    assert changed.rung.priced.gross == money("2.38")


def test_deposit_takes_no_offer_and_comes_back_with_its_item() -> None:
    till = a_till()
    till.promotions.put(parse_promotion_row({"id": "h", "reward": {"kind": "percent_off", "value": "50"}}))
    assert till.ring("COLA").priced.gross == money("0.84")
    back = Till(DRINK, DEPOSIT, operator=SUPERVISOR).ring("COLA", take_back=True)
    assert back.priced.gross == money("-1.44")
    assert back.sale.lines[1].direction is Direction.RETURN


def test_deposit_that_nobody_knows_is_left_out() -> None:
    till = Till(DRINK)
    assert till.ring("COLA").priced.gross == money("1.19")
    done = a_till()
    done.ring("COLA")
    body = done.pays().transaction.body
    assert [line.get("tied_to") for line in body["lines"]] == [None, 1]  # type: ignore[union-attr, union-attr]  # JSON of a sale
