"""The end of a sale: one transaction with stock, read tables, receipt and outbox row, in the unit of work given."""

from evertill.domain.facts.transaction import Draft, Transaction, coming_receipt
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.offers_back import promise_json
from evertill.domain.receipts.paper_digest import paper_digest, with_signed_code
from evertill.domain.receipts.receipt import Receipt
from evertill.domain.records.points_moves import PointsMove, moves_json
from evertill.domain.records.sale_record import kind_of, sale_body
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import SALE_MOVES, Sale, SaleState
from evertill.domain.selling.settlement import Settlement, settle
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import OperatorId, TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.debts.owed_refunds import owe_for_return
from evertill.operations.effects.balance_holds import spend_holds
from evertill.operations.effects.card_cash_out import pay_cash_out
from evertill.operations.effects.made_cards import print_made_cards, with_made_cards
from evertill.operations.effects.order_deposits import settle_orders
from evertill.operations.effects.points import PointsTold, points_balance, points_of, told_of
from evertill.operations.selling.receipts.check_code import check_code
from evertill.operations.selling.receipts.receipt_layout import sale_receipt
from evertill.operations.selling.receipts.receipt_matter import PaperStyle, ReceiptMatter, priced_by_hand
from evertill.operations.selling.receipts.web_receipt import web_page, web_secret
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SaleCompleted


@dataclass(frozen=True, slots=True)
class SaleDone:
    """Durable once the desk has committed: what was sold, what was paid, what is handed back."""

    transaction: Transaction
    priced: PricedSale
    settlement: Settlement


def complete_sale(unit: UnitOfWork, counter: Counter, priced: PricedSale, *, reference: str | None = None) -> SaleDone:
    """Seal the sale, priced as it stands, and queue its receipt; it must be settled.

    A sale rung from a record of the past names it as its `reference`; its receipt is kept for copies, not printed.
    """
    priced, made = with_made_cards(counter, priced)
    sale = priced.sale
    settlement = settle(priced.gross, sale.tenders, sale.policy)
    assert settlement.is_complete
    assert sale.live_lines
    assert sale.attempt_id is None, "a card payment still holds the sale"
    assert SaleState.COMPLETED in SALE_MOVES[sale.state], f"a sale that is {sale.state} cannot be completed"
    at = moment(unit, counter)
    body = sale_body(priced, settlement)
    if reference is not None:
        body["reference"] = reference
    mark = counter.fiscal.finish(sale.sale_id, body, at)
    body["fiscal"] = mark.sealed()
    policy, transaction_id = counter.policy(), TransactionId(counter.ids.new())
    moves = _promise(body, counter, policy, priced)
    secret = web_secret(transaction_id, counter.device_key) if policy.receipt.web_address else ""
    if secret:
        body["web_secret"] = secret
    operator_id = _operator(unit, sale)
    kind = kind_of(sale)
    operator = counter.people.find_operator(operator_id)
    matter = ReceiptMatter(
        head=coming_receipt(kind, unit.identity, unit.head(), at),
        body=body,
        operator_name="" if operator is None else operator.name,
        web_page=web_page(policy.receipt.web_address, transaction_id, secret) if secret else "",
        points=_points_told(unit, counter, moves),
        priced_by_hand=priced_by_hand(sale),
        source_rules=tuple(source.promotions for source in sale.sources),
    )
    unsigned = sale_receipt(matter, policy, PaperStyle(counter.layout, counter.words, counter.formats))
    body["paper"] = paper_digest(unsigned)
    done = unit.append(
        Draft(
            transaction_id=transaction_id,
            kind=kind,
            business_day=sale.business_day,
            occurred_at=at,
            operator_id=operator_id,
            shift_id=sale.shift_id,
            body=body,
        )
    )
    receipt = with_signed_code(unsigned, check_code(done, counter.device_key))
    is_printed = reference is None and not _spares_paper(counter, sale, receipt, web_page=matter.web_page)
    unit.put_document(receipt, transaction_id=done.transaction_id, at=at, is_printed=is_printed)
    owe_for_return(unit, counter, sale, done)
    pay_cash_out(unit, counter, sale.tenders, done)
    spend_holds(unit, sale)
    print_made_cards(unit, counter, made, done.number_text)
    settle_orders(unit, counter, sale, done)
    unit.clear_open_sale()
    counter.forget_sale()
    counter.notices.append(SaleCompleted(done.transaction_id))
    return SaleDone(done, priced, settlement)


def _promise(body: JsonObject, counter: Counter, policy: StorePolicy, priced: PricedSale) -> list[PointsMove]:
    """Write down how its goods come back and what it does to points; gives those."""
    body["returns"] = promise_json(priced.sale, policy.returns.window_days)
    moves = points_of(priced, policy.points, counter.shop)
    if moves:
        body["points"] = moves_json(moves)
    return moves


def _points_told(unit: UnitOfWork, counter: Counter, moves: list[PointsMove]) -> PointsTold | None:
    """What the receipt says of points, with what they come to once this sale is booked."""
    if not moves:
        return None
    shop = counter.shop
    before = points_balance(shop, unit, moves[-1].customer)
    return told_of(moves, 0 if before is None and shop.balances_as_of() is not None else before)


def _operator(unit: UnitOfWork, sale: Sale) -> OperatorId:
    """Whoever is signed on, else who began the sale."""
    session = unit.session()
    return sale.operator_id if session is None or session.operator_id is None else session.operator_id


def _spares_paper(counter: Counter, sale: Sale, receipt: Receipt, *, web_page: str) -> bool:
    """Whether the customer wants no paper and has the receipt on the web; the drawer opens with the paper only."""
    known = None if sale.customer_id is None else counter.customers_seen.get(sale.customer_id)
    return known is not None and known.details.wants_e_receipt and bool(web_page) and not receipt.kicks_drawer
