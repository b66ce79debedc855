"""The manager's lists: orders, tasks, customers, stock and balances."""

from collections.abc import Sequence
from html import escape

from evertill.domain.orders.order_states import OrderState
from evertill.kernel.canonical import Json, JsonObject
from evertill_central.console.frame import (
    Cell,
    Column,
    moment,
    money,
    next_link,
    quantity,
    search_form,
    section,
    table,
    whole_page,
)
from evertill_central.console.words import Members, listed, members, payment_words, plain, reached
from evertill_central.services.stock.stock_list import StockRow

_MARKS = {
    OrderState.PROBLEM: "danger",
    OrderState.EXPIRED: "warning",
    OrderState.READY: "good",
    OrderState.FULFILLED: "good",
}


def orders_page(found: JsonObject, query: str, day: str) -> str:
    """Orders, the newest first, with where they come from and how they are paid."""
    columns = (
        Column("Order"),
        Column("State"),
        Column("For"),
        Column("Store"),
        Column("Payment"),
        Column("Amount", True),
        Column("Promised for"),
    )
    rows = [_order(members(order)) for order in listed(found.get("orders"))]
    body = table(columns, rows, "No order is like that.")
    after = found.get("next")
    more = next_link("orders", after if isinstance(after, str) else None, query)
    hint = "Number, e-mail address or telephone number"
    return whole_page("orders", day, search_form("orders", query, hint) + section("Orders", body + more))


def _order(order: Members) -> Sequence[Cell]:
    payment, contact = members(order.get("payment")), members(order.get("contact"))
    state = str(order.get("state"))
    lines = [
        f"{quantity(members(line).get('quantity_micro'))} × {members(line).get('sku')}"
        for line in listed(order.get("lines"))
    ]
    order_id, number = str(order.get("order_id")), str(order.get("number"))
    way = "to be sent" if order.get("kind") != "pickup" else "collected"
    return (
        Cell(number, f"{plain(order.get('origin'))} · {moment(order.get('placed_at'))}", link=("order", order_id)),
        Cell(plain(state), mark=_MARKS.get(OrderState(state), "warning") if state in _MARKS else ""),
        Cell(str(contact.get("name") or "–"), ", ".join(lines[:4])),
        Cell(str(order.get("store")), way),
        Cell(payment_words(order)),
        Cell(money(order.get("gross"), payment.get("currency"))),
        Cell(moment(order.get("due_at"))),
    )


def customers_page(found: Sequence[Json], query: str, day: str) -> str:
    """Who was looked for; nobody is listed unasked."""
    columns = (Column("Customer"), Column("Reached by"), Column("Group"), Column("Agreed to"), Column("Orders"))
    rows = [_customer(members(customer)) for customer in found]
    empty = "Nobody is known by that." if query else "Look a customer up; nobody is listed unasked."
    form = search_form("customers", query, "E-mail address, telephone number or customer id")
    return whole_page("customers", day, form + section("Customers", table(columns, rows, empty)))


def _customer(customer: Members) -> Sequence[Cell]:
    state, consent = str(customer.get("state")), members(customer.get("consent"))
    agreed = ", ".join(plain(name) for name, is_given in consent.items() if is_given)
    seen = "verified" if customer.get("is_verified") else "not verified"
    email = customer.get("email")
    return (
        Cell(str(customer.get("name") or "–"), f"{customer.get('customer_id')} · {seen}"),
        Cell(reached(customer), mark="" if state == "active" else "warning"),
        Cell(str(customer.get("group") or "–")),
        Cell(agreed or "nothing"),
        Cell("Show", link=("orders", str(email))) if email else Cell("–"),
    )


def tasks_page(tasks: Sequence[Json], day: str, now: str) -> str:
    """What a person has to settle, whose task it is, how old it is, and the steps."""
    columns = (Column("Task"), Column("Store"), Column("Whose"), Column("Since"), Column("Settled"))
    rows = [_task(members(task), now) for task in tasks]
    return whole_page("tasks", day, section("Tasks", table(columns, rows, "Nothing waits for a person.")))


def _task(task: Members, now: str) -> Sequence[Cell]:
    kind = plain(task.get("kind")).capitalize()
    steps = "".join(f"<li>{escape(str(step))}</li>" for step in listed(task.get("steps")))
    is_late = str(task.get("due_at")) < now
    close = (
        '<form class="close" method="post" action="/console/tasks/close">'
        f'<input type="hidden" name="exception_id" value="{escape(str(task.get("exception_id")))}">'
        '<label>How<input name="outcome" maxlength="200"></label><button>Settled</button></form>'
    )
    return (
        Cell(kind, str(task.get("said")), "danger" if is_late else "warning", f"<ol>{steps}</ol>"),
        Cell(str(task.get("store"))),
        Cell(str(task.get("owner"))),
        Cell(moment(task.get("raised_at")), f"due {moment(task.get('due_at'))}"),
        Cell("", form=close),
    )


def stock_page(rows: Sequence[StockRow], after: str | None, query: str, day: str) -> str:
    """What each store has of each article."""
    columns = (
        Column("Article"),
        Column("Store"),
        Column("On hand", True),
        Column("For orders", True),
        Column("Unavailable", True),
        Column("Coming", True),
        Column("Available", True),
    )
    cells = [
        (
            Cell(row.sku, row.name),
            Cell(row.store),
            Cell(quantity(row.quantities.on_hand_micro), mark="danger" if row.quantities.on_hand_micro < 0 else ""),
            Cell(quantity(row.quantities.committed_micro)),
            Cell(quantity(row.quantities.unavailable_micro)),
            Cell(quantity(row.quantities.incoming_micro)),
            Cell(quantity(row.quantities.available_micro)),
        )
        for row in rows
    ]
    body = table(columns, cells, "No article begins so.") + next_link("stock", after, query)
    return whole_page("stock", day, search_form("stock", query, "SKU begins with") + section("Stock", body))


def balances_page(accounts: Sequence[Json], day: str) -> str:
    """Gift cards, store credit and points."""
    columns = (Column("Account"), Column("Kind"), Column("State"), Column("Balance", True), Column("Available", True))
    rows = []
    for account in (members(each) for each in accounts):
        last4, currency = account.get("last4"), account.get("currency")
        rows.append(
            (
                Cell(str(account.get("account_id")), f"card … {last4}" if last4 else ""),
                Cell(plain(account.get("kind"))),
                Cell(str(account.get("state"))),
                Cell(money(account.get("balance"), currency)),
                Cell(money(account.get("available"), currency)),
            )
        )
    return whole_page("balances", day, section("Balances", table(columns, rows, "No card or credit was issued yet.")))
