"""Rows of the conflict table about a till that was alone: its prices, taxes, offers, clock, staff and gift cards.

Each till is a process of its own, on a cable of its own, in a shop of its own, beside the town that other stories use.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evertill.app.workstation.pins import Argon2Pins
from evertill.domain.customers.customer_details import Consent, CustomerDetails
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.pickup_queue import QueueColumn
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import ProductCopy, operator_content, product_content
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money, zero
from evertill.kernel.secret import Secret
from evertill.mirror.reading import Reading
from evertill.mirror.shop_copies import MirrorShopCopies
from evertill.operations.balances.card_key import KeepCardKey, key_in
from evertill.operations.balances.look_up_card import CardLookedUp, LookUpCard
from evertill.operations.balances.settle_balance import NotReached, SettleBalance, StoodIn
from evertill.operations.balances.take_balance import BalanceBegun, TakeBalance
from evertill.operations.balances.take_points import TakePoints
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.looking_up.questions import AskSyncState, SearchProducts
from evertill.operations.people.counter_state import ResumeCounter
from evertill.operations.people.proof import OperatorUnknown
from evertill.operations.people.sign_on import SignedOn, SignOn
from evertill.operations.returns.claim_goods import ClaimReturn
from evertill.operations.selling.changing.attach_customer import AttachCustomer
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.open_till import OpenTill, TillOpened
from evertill.ports.backend_calls import Capability
from evertill.ports.notices import LinkState
from tests.support.storefront import a_cable, wanted
from tests.support.street import Counter, Street, Town, a_street
from tests.support.till_process import TillProcess
from tests.support.whole_till import price_row

STORE = "S9"


@pytest.fixture
def street(town: Town) -> Iterator[Street]:
    town.central.put("stores", {"key": STORE, "content": {"name": "Hafen", "currency": "EUR"}})
    with a_street(town) as street:
        yield street


@contextmanager
def a_lone_till(street: Street, folder: Path, *, hours_ago: int = 0) -> Iterator[Counter]:
    """The till of shop S9, whose day began so long ago by its own clock; its cable is whole."""
    with a_cable(street.town.central) as cable:
        number = str(street.number)
        till = TillProcess(folder / "alone", cable.url, store=STORE, workstation=number, hours_ago=hours_ago)
        try:
            till.wait_until_it_sells()
            yield Counter(street, till, cable)
        finally:
            till.kill()


def knows(counter: Counter, *skus: str) -> None:
    """Wait until it does."""
    for sku in skus:
        own = counter.street.own(sku)
        counter.till.wait_for(own, lambda own=own: bool(counter.till.ask(SearchProducts(own)).found))  # type: ignore[misc]  # bound at once


def goes_online(counter: Counter) -> None:
    """Cable mended, clock right, everything sent."""
    counter.till.set_clock()
    counter.restore()


def taxes(street: Street, *rules: JsonObject) -> None:
    """The story's own tax class."""
    row: JsonObject = {"tax_class": street.own("T"), "rules": list(rules)}
    street.town.central.put("taxes", {"key": street.own("T"), "content": row})


def taxed(street: Street, sku: str) -> None:
    """The article is of that class."""
    product = ProductCopy(sku=street.own(sku), name=f"Article {street.own(sku)}", tax_class=street.own("T"))
    street.town.central.put("prices", price_row(street.own(sku), "12.00"))
    street.town.central.put("products", {"key": product.sku, "content": product_content(product)})


def vat(rate: str, **days: str) -> JsonObject:
    return {"tax_id": "vat", "rate": rate, "included": True, **days}


def rates(done: SaleDone) -> list[str]:
    """Of the taxes on its receipt."""
    return [str(tax["rate"]) for tax in done.transaction.body["taxes"]]  # type: ignore[union-attr,index,call-overload]  # JSON


def test_conflict_04_05_09_prices_and_taxes_changed_meanwhile_leave_the_sales_and_tell_the_manager(
    street: Street, tmp_path: Path
) -> None:
    """Raised, lowered, and taxed otherwise for days that have passed, while the till was alone for three hours."""
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    street.stock(B_2=9)
    taxes(street, vat("20"))
    taxed(street, "C-3")
    with a_lone_till(street, tmp_path, hours_ago=3) as till:
        knows(till, "B-2", "C-3")
        till.cut()
        street.town.central.put("prices", price_row(street.own("B-2"), "0.30"), price_row(street.own("C-3"), "15.00"))
        until, since = str(yesterday - timedelta(days=1)), str(yesterday)
        taxes(street, vat("20", valid_to=until), vat("7", valid_from=since))
        sold = till.sell("B-2", "C-3")
        assert (sold.priced.gross.minor, rates(sold)) == (1250, ["20"])
        goes_online(till)
        till.wait_for_task("stale_price", sold.transaction.transaction_id)
        till.wait_for_task("tax_changed")
        assert till.sell("B-2", "C-3").priced.gross.minor == 1530


def test_conflict_06_08_20_21_offers_and_taxes_end_by_the_clock_and_a_clock_that_is_off_loses_nothing(
    street: Street, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    taxes(street, vat("20", valid_to=str(now.date())), vat("7", valid_from=str(now.date() + timedelta(days=1))))
    taxed(street, "C-3")
    sku = street.own("C-3")
    reward: JsonObject = {"kind": "percent_off", "value": "25", "match": {"products": [sku]}}
    content: JsonObject = {"id": sku, "reward": reward, "valid_to": to_rfc3339(now + timedelta(hours=1))}
    street.town.central.put("promotions", {"key": sku, "content": content})
    with a_lone_till(street, tmp_path) as till:
        knows(till, "C-3")
        till.till.wait_for("the offer", lambda: sku in till.offers())
        till.cut()
        first = till.sell("C-3")
        till.till.set_clock(hours=2)
        second = till.sell("C-3")
        assert (first.priced.gross.minor, second.priced.gross.minor) == (900, 1200), "its end was known"
        till.till.set_clock(days=2)
        assert isinstance(till.till.do(CloseTill()), TillClosed)
        assert isinstance(till.till.do(OpenTill(zero("EUR"))), TillOpened)
        third = till.sell("C-3")
        assert (rates(first), rates(third)) == (["20"], ["7"]), "and so was the other rate"
        till.till.set_clock(hours=-2)
        fourth = till.sell("C-3")
        assert fourth.transaction.occurred_at >= third.transaction.occurred_at
        assert fourth.transaction.business_day == third.transaction.business_day
        till.cable.say("restore")
        till.till.wait_for_link(LinkState.REJECTED)
        assert "behind. Set the clock" in till.till.ask(AskSyncState()).link.reason
        till.till.set_clock(minutes=-5)
        till.till.wait_for_link(LinkState.ONLINE)
        till.till.wait_for("the warning", lambda: "minutes behind" in till.till.ask(AskSyncState()).link.reason)
        goes_online(till)
        till.till.wait_for("its end", lambda: not till.till.ask(AskSyncState()).link.reason)
        assert kinds(till).count(TransactionKind.CLOCK_ANOMALY) == 1


def kinds(till: Counter) -> list[str]:
    """Of all that the journal holds."""
    reader = JournalReader(till.till.home.journal)
    try:
        return [done.kind for _, done in reader.transactions()]
    finally:
        reader.close()


def test_conflict_15_goods_of_an_order_that_could_not_be_looked_up_are_paid_as_credit_and_the_order_counts_them(
    street: Street, tmp_path: Path
) -> None:
    """Bought and collected in another shop; here the till is alone, and the shop pays such goods at once."""
    sku = street.own("C-3")
    street.stock(C_3=2)
    elsewhere = street.counter()
    street.place("W-1", wanted("C-3", gross=1000))
    elsewhere.wait(QueueColumn.NEW)
    elsewhere.make_ready()
    elsewhere.hand_over()
    elsewhere.till.wait_until_sent()
    policy: JsonObject = {"currency": "EUR", "returns": {"unknown_order": "credit"}}
    street.town.central.put("policy", {"key": "store", "store": STORE, "content": policy})
    with a_lone_till(street, tmp_path) as till:
        knows(till, "C-3")
        has_key(till)
        till.cut()
        paid = [till.till.do(ClaimReturn(street.own(of), sku, 1, "size", as_credit=True)) for of in ("W-1", "W-9")]
        assert all(isinstance(each, SaleDone) and each.priced.gross.minor == -1200 for each in paid), paid
        till.restore()
        for each in paid:
            assert isinstance(each, SaleDone)
            till.wait_for_task("claim_credit", each.transaction.transaction_id)
    order = street.order()
    assert order["payment"]["refunded"] == 1000, "all of it; two more were given, so a person is told; W-9 is no order"
    assert [entry["state"] for entry in order["returns"]] == ["taken_back"]


def has_key(till: Counter) -> None:
    """The till hears under which key card numbers are kept."""
    key = key_in(till.till.call(Capability.BALANCES, "card_key"))
    assert key is not None
    till.till.do(KeepCardKey(key))


def test_conflict_16_gift_card_spent_on_the_web_and_at_a_till_that_was_alone_is_a_shortfall(
    street: Street, tmp_path: Path
) -> None:
    central, card, number = street.town.central, street.own("card"), Secret(f"6035 7100 {street.number:04}")
    policy: JsonObject = {"currency": "EUR", "balances": {"without_backend": "limited"}}
    central.put("policy", {"key": "store", "store": STORE, "content": policy})
    street.stock(C_3=9)
    with a_lone_till(street, tmp_path) as till:
        knows(till, "C-3")
        has_key(till)
        looked = till.till.do(LookUpCard(number))
        assert isinstance(looked, CardLookedUp)
        account: JsonObject = {"account_id": card, "kind": "gift_card", "currency": "EUR", "amount": 2000}
        central.call("POST", "/v1/balances", {**account, "number_hash": looked.number_hash, "last4": looked.last_four})
        till.till.wait_for("the card", lambda: till.till.do(LookUpCard(number)).copied is not None)  # type: ignore[union-attr]  # it can be looked up
        till.cut()
        central.call(
            "POST", f"/v1/balances/{card}/authorise", {"hold_id": f"web-{card}", "amount": 1500, "currency": "EUR"}
        )
        central.call("POST", f"/v1/balances/{card}/capture", {"hold_id": f"web-{card}"})
        till.till.scan(street.own("C-3"))
        begun = till.till.do(TakeBalance(number, Money(1000, "EUR")))
        assert isinstance(begun, BalanceBegun)
        assert isinstance(till.till.do(SettleBalance(begun.step.step_id, NotReached())), StoodIn)
        assert isinstance(till.till.do(PayCash()), SaleDone)
        till.restore()
        till.wait_for_task("balance_shortfall", number.reveal()[-4:])


def test_conflict_17_points_spent_on_the_web_and_at_a_till_that_was_alone_go_below_zero_and_nobody_is_asked(
    street: Street, tmp_path: Path
) -> None:
    central, account = street.town.central, street.own("points")
    policy: JsonObject = {"currency": "EUR", "balances": {"without_backend": "limited"}, "points": {"worth_minor": 1}}
    central.put("policy", {"key": "store", "store": STORE, "content": policy})
    street.stock(C_3=9)
    with a_lone_till(street, tmp_path) as till:
        knows(till, "C-3")
        ada = CustomerDetails(street.own("Ada"), f"p{street.number}@x.example", allows=frozenset({Consent.PROFILE}))
        kept = till.till.do(WriteCustomer(ada, is_certain=True))
        assert isinstance(kept, CustomerKept)
        customer = kept.known.customer_id
        members: JsonObject = {"account_id": account, "kind": "points", "currency": "PTS", "amount": 1000}
        central.call("POST", "/v1/balances", {**members, "customer": customer})
        till.till.wait_for("the points", lambda: has_copy(till, account))
        till.cut()
        central.call(
            "POST", f"/v1/balances/{account}/authorise", {"hold_id": f"web-{account}", "amount": 800, "currency": "PTS"}
        )
        central.call("POST", f"/v1/balances/{account}/capture", {"hold_id": f"web-{account}"})
        till.till.scan(street.own("C-3"))
        till.till.do(AttachCustomer(customer))
        begun = till.till.do(TakePoints(Money(600, "EUR")))
        assert isinstance(begun, BalanceBegun)
        assert isinstance(till.till.do(SettleBalance(begun.step.step_id, NotReached())), StoodIn)
        done = till.till.do(PayCash())
        assert isinstance(done, SaleDone)
        till.restore()
        assert central.call("GET", f"/v1/balances/{account}")["balance"] == 1000 - 800 - 600
        assert not till.tasks(done.transaction.transaction_id), "nothing is clawed back"


def has_copy(till: Counter, account: str) -> bool:
    """Whether the till has heard of a balance."""
    reading = Reading(till.till.home.mirror)
    try:
        return MirrorShopCopies(reading).find_balance(account) is not None
    finally:
        reading.close()


def test_conflict_23_somebody_dismissed_meanwhile_sells_while_their_copied_rights_last_and_not_once_it_is_heard(
    street: Street, tmp_path: Path
) -> None:
    nina = Operator(OperatorId(street.own("nina")), "Nina", Role.CASHIER, Argon2Pins().verifier("2468"))

    def written(**more: bool) -> None:
        row: JsonObject = {**operator_content(nina), **more}
        street.town.central.put("operators", {"key": nina.operator_id, "store": STORE, "content": row})

    street.stock(B_2=9)
    with a_lone_till(street, tmp_path) as till:
        written()
        knows(till, "B-2")
        till.till.wait_for("Nina", lambda: works_here(till, nina))
        till.cut()
        written(is_active=False)
        assert isinstance(till.till.do(SignOn(nina.operator_id, Secret("2468"))), SignedOn)
        sold = till.sell("B-2")
        assert sold.transaction.operator_id == nina.operator_id
        till.restore()
        till.till.wait_for("the dismissal", lambda: not works_here(till, nina))
        assert isinstance(till.till.do(SignOn(nina.operator_id, Secret("2468"))), OperatorUnknown)


def works_here(till: Counter, operator: Operator) -> bool:
    """By the till's copy."""
    return operator.operator_id in {each.operator_id for each in till.till.do(ResumeCounter()).operators}
