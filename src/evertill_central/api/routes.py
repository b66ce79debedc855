"""The table of calls: address, method, who may make it, and the plain function that answers."""

from evertill_central.api.admin import get_rows, post_code, put_rows
from evertill_central.api.balances import BALANCE_ROUTES
from evertill_central.api.chain import get_chain
from evertill_central.api.changes import get_changes, wait_for_changes
from evertill_central.api.customers import CUSTOMER_ROUTES
from evertill_central.api.enrol import post_enrol
from evertill_central.api.facts import post_facts
from evertill_central.api.gate import BODY_MAX, SMALL_BODY_MAX, Access
from evertill_central.api.operation import get_health, get_metrics, get_version
from evertill_central.api.orders import ORDER_ROUTES
from evertill_central.api.owed_refunds import OWED_ROUTES
from evertill_central.api.returns import RETURN_ROUTES
from evertill_central.api.route import Route
from evertill_central.api.statement import get_statement
from evertill_central.api.stock import STOCK_ROUTES
from evertill_central.api.storefront import STOREFRONT_ROUTES
from evertill_central.api.storefront_quote import QUOTE_ROUTES
from evertill_central.api.suspended import SUSPENDED_ROUTES

ROUTES: tuple[Route, ...] = (
    Route("POST", "/v1/enrol", Access.LIMITED, post_enrol, SMALL_BODY_MAX),
    Route("POST", "/v1/facts", Access.WORKSTATION, post_facts, BODY_MAX),
    Route("GET", "/v1/changes", Access.WORKSTATION, get_changes, waits=wait_for_changes),
    Route("GET", "/v1/statement", Access.WORKSTATION_OR_ADMIN, get_statement),
    Route("GET", "/v1/chain", Access.WORKSTATION, get_chain),
    Route("PUT", "/v1/admin/{stream}", Access.ADMIN, put_rows, BODY_MAX),
    Route("GET", "/v1/admin/{stream}", Access.ADMIN, get_rows),
    Route("POST", "/v1/admin/codes", Access.ADMIN, post_code, SMALL_BODY_MAX),
    *SUSPENDED_ROUTES,
    *RETURN_ROUTES,
    *OWED_ROUTES,
    *BALANCE_ROUTES,
    *STOCK_ROUTES,
    *QUOTE_ROUTES,
    *ORDER_ROUTES,
    *STOREFRONT_ROUTES,
    *CUSTOMER_ROUTES,
    Route("GET", "/v1/version", Access.ALL, get_version),
    Route("GET", "/healthz", Access.ALL, get_health),
    Route("GET", "/metrics", Access.ALL, get_metrics),
)


def routes_by_path() -> dict[str, dict[str, Route]]:
    """The routes by path and method; a path without a variable part stands before one with."""
    by_path: dict[str, dict[str, Route]] = {}
    for route in sorted(ROUTES, key=lambda route: ("{" in route.path, route.path)):
        by_path.setdefault(route.path, {})[route.method] = route
    return by_path
