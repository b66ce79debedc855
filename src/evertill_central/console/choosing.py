"""Which of the manager's lists an address shows, and what it asks the services for."""

from evertill.domain.streams.stream_fields import BadRow
from evertill_central.console.lists import balances_page, customers_page, orders_page, stock_page, tasks_page
from evertill_central.console.order_page import order_page
from evertill_central.console.stocktake_page import stocktakes_page
from evertill_central.services.balances.balances import search_balances
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal
from evertill_central.services.customers.customers import look_up_customers
from evertill_central.services.exceptions.team_exceptions import list_exceptions
from evertill_central.services.notices.overview import notices_of_order
from evertill_central.services.orders.searching import get_order, look_up, read_mark
from evertill_central.services.stock.stock_list import find_stock
from evertill_central.services.stock.stocktake_list import find_stocktakes
from evertill_central.store.orders import Search


def list_page(central: Central, name: str, asked: dict[str, str]) -> str | None:
    """The page of this name; None when there is none."""
    day, query, after = central.now().date().isoformat(), _plain(asked.get("q", "")), _plain(asked.get("after", ""))
    match name:
        case "orders":
            try:
                search = Search(after=read_mark(after) if after else None)
            except BadRow:
                search = Search()
            return orders_page(look_up(central, search, text=query or None), query, day)
        case "order":
            try:
                order = get_order(central, query)
                return order_page(order, notices_of_order(central, str(order["order_id"])), day)
            except Refusal:
                return None
        case "customers":
            found = look_up_customers(central, query)["customers"] if query else []
            assert isinstance(found, list), "as it is told"
            return customers_page(found, query, day)
        case "tasks":
            return tasks_page(list_exceptions(central, None), day, central.now_text())
        case "stock":
            rows, following = find_stock(central, query, after)
            return stock_page(rows, following, query, day)
        case "stocktakes":
            return stocktakes_page(find_stocktakes(central), day)
        case "balances":
            return balances_page(search_balances(central, number_hash=None, customer=None, after=after), day)
        case _:
            return None


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())[:200].strip()
