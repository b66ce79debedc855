"""One order as the manager sees it: who, where it stands and how it is paid, each line, what left the shop, and what
happened to it."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from evertill.kernel.canonical import Json, JsonObject
from evertill_central.console.frame import Cell, Column, moment, money, quantity, section, table, whole_page
from evertill_central.console.words import listed, members, payment_words, plain, reached

Members = Mapping[str, Json]


def order_page(order: JsonObject, notices: Sequence[Members], day: str) -> str:
    """The page of one order, and what its customer was told."""
    payment = members(order.get("payment"))
    currency = payment.get("currency")
    parts = [
        section(f"Order {order.get('number')}", _facts(order, payment)),
        section("Lines", _lines(order, currency)),
        _parcels(order),
        _refunds(payment),
        section("What happened", _history(order)),
        _told(notices),
    ]
    return whole_page("orders", day, "".join(parts))


def _facts(order: Members, payment: Members) -> str:
    contact, pickup = members(order.get("contact")), order.get("kind") == "pickup"
    currency = payment.get("currency")
    address = members(order.get("deliver_to"))
    sent_to = ", ".join(str(address[name]) for name in ("street", "address", "postcode", "city") if address.get(name))
    known = (
        ("State", plain(order.get("state"))),
        ("From", f"{plain(order.get('origin'))} · {moment(order.get('placed_at'))}"),
        (
            "Goes",
            f"collected in {order.get('store')}" if pickup else f"sent to the customer: {sent_to or 'no address'}",
        ),
        ("Customer", str(contact.get("name") or "–")),
        ("Reached by", reached(contact)),
        ("Promised for", moment(order.get("due_at"))),
        ("Kept until", moment(order.get("hold_until"))),
        ("Shelf", str(order.get("shelf") or "–")),
        ("Amount", money(order.get("gross"), currency)),
        ("Payment", payment_words(order)),
        ("Still due", money(order.get("due"), currency)),
        ("Taken", money(payment.get("captured"), currency)),
        ("Paid back or on its way", money(payment.get("refunded"), currency)),
        ("Note", str(order.get("note") or "–")),
    )
    pairs = "".join(f"<div><dt>{name}</dt><dd>{escape(said)}</dd></div>" for name, said in known if said != "–")
    return f"<dl>{pairs}</dl>"


def _lines(order: Members, currency: Json) -> str:
    columns = (Column("Article"), Column("Ordered", True), Column("Where"), Column("Stands"), Column("Amount", True))
    rows = [
        (
            Cell(str(line.get("name") or line.get("sku")), " · ".join((str(line.get("sku")), *_marks(line)))),
            Cell(quantity(line.get("quantity_micro"))),
            Cell(str(line.get("place") or "nowhere yet")),
            Cell(
                ", ".join(_standing(line)),
                f"{quantity(back)} came back" if (back := line.get("returned_micro")) else "",
            ),
            Cell(money(line.get("gross"), currency)),
        )
        for line in map(members, listed(order.get("lines")))
    ]
    return table(columns, rows, "It has no lines.")


def _standing(line: Members) -> Iterator[str]:
    for state, micro in members(line.get("units")).items():
        yield f"{quantity(micro)} {plain(state)}"


def _marks(line: Members) -> Iterator[str]:
    if line.get("is_stocked") is False:
        yield "made to order"
    if line.get("is_preorder"):
        yield "preorder"
    if line.get("replaces"):
        yield "stands in for another"


def _parcels(order: Members) -> str:
    columns = (Column("Parcel"), Column("Left"), Column("Lines"))
    rows = [
        (
            Cell(str(parcel.get("tracking") or "no number"), str(parcel.get("carrier") or "")),
            Cell(moment(parcel.get("at"))),
            Cell(
                ", ".join(f"{quantity(micro)} of line {name}" for name, micro in members(parcel.get("lines")).items())
            ),
        )
        for parcel in map(members, listed(order.get("parcels")))
    ]
    return section("Parcels", table(columns, rows, "")) if rows else ""


def _refunds(payment: Members) -> str:
    columns = (Column("Money back"), Column("State"), Column("Amount", True))
    rows = [
        (
            Cell(str(refund.get("reason") or "refund")),
            Cell(plain(refund.get("state")), mark="warning" if refund.get("state") == "due" else ""),
            Cell(money(refund.get("amount"), payment.get("currency"))),
        )
        for refund in map(members, listed(payment.get("refunds")))
    ]
    return section("Money back", table(columns, rows, "")) if rows else ""


def _told(notices: Sequence[Members]) -> str:
    columns = (Column("Told"), Column("By"), Column("State"), Column("When"))
    rows = [
        (
            Cell(plain(notice.get("event"))),
            Cell(plain(notice.get("channel"))),
            Cell(
                plain(notice.get("state")),
                str(notice.get("said") or ""),
                mark="warning" if notice.get("state") in ("failed", "unknown") else "",
            ),
            Cell(moment(notice.get("ended_at") or notice.get("queued_at"))),
        )
        for notice in notices
    ]
    return section("Told to the customer", table(columns, rows, "")) if rows else ""


def _history(order: Members) -> str:
    columns = (Column("When"), Column("What"), Column("By"))
    rows: Sequence[Sequence[Cell]] = [
        (
            Cell(moment(entry.get("at"))),
            Cell(plain(entry.get("step")), str(entry.get("said") or "")),
            Cell(str(entry.get("by"))),
        )
        for entry in map(members, reversed(listed(order.get("history"))))
    ]
    return table(columns, rows, "Nothing yet.")
