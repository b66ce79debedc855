"""What an order says of a customer who asked to be forgotten is taken out; goods and money stay."""

from evertill.domain.stock.stock_ledger import JournalPlace
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.orders.changing import Change, keep_change, open_order
from evertill_central.store.database import Connection
from evertill_central.store.orders import orders_of_customer


def forget_orders(connection: Connection, customer: str, now: str) -> None:
    """Take name, address and telephone out of all orders of a customer."""
    for row in orders_of_customer(connection, customer):
        opened = open_order(connection, row.order_id)
        forgotten = opened.document.with_details(customer=None, contact={}, deliver_to=None, note="")
        place = JournalPlace(from_rfc3339(now))
        change = Change(f"forget:{row.order_id}", "office", "forgotten", now, place)
        keep_change(connection, opened, forgotten, change)
