"""The OpenAPI document, written beside the table of calls; tests hold it against the answers really given."""

from evertill.kernel.canonical import Json, JsonObject
from evertill_central.api.admin import PAGE, PAGE_MAX
from evertill_central.api.balances import BALANCE_OPERATIONS
from evertill_central.api.chain import PAGE_MAX as CHAIN_PAGE_MAX
from evertill_central.api.changes import LIMIT, LIMIT_MAX, WAIT_S_MAX
from evertill_central.api.customers import CUSTOMER_OPERATIONS
from evertill_central.api.gate import Access
from evertill_central.api.operation import METRICS_TYPE, release
from evertill_central.api.orders import ORDER_OPERATIONS
from evertill_central.api.owed_refunds import OWED_OPERATIONS
from evertill_central.api.problems import STATUS_OF, TITLE_OF
from evertill_central.api.returns import RETURN_OPERATIONS
from evertill_central.api.route import Operation, Route
from evertill_central.api.routes import ROUTES
from evertill_central.api.schemas import SCHEMAS
from evertill_central.api.shapes import DAY, NAME, TEXT, reference
from evertill_central.api.stock import STOCK_OPERATIONS
from evertill_central.api.storefront import STOREFRONT_OPERATIONS
from evertill_central.api.storefront_quote import QUOTE_OPERATIONS
from evertill_central.api.suspended import SUSPENDED_OPERATIONS
from evertill_central.api.wire import JSON, PROBLEM
from evertill_central.services.common.names import STREAM_PATTERN
from evertill_central.services.rows.row_rules import KEY_LENGTH

_SIGNED_HEADERS = {
    "store": "Evertill-Store",
    "workstation": "Evertill-Workstation",
    "time": "Evertill-Time",
    "nonce": "Evertill-Nonce",
    "digest": "Evertill-Digest",
    "signature": "Evertill-Signature",
}
_CURSORS: JsonObject = {
    "type": "string",
    "pattern": "^([a-z][a-z_]{0,31}:(0|[1-9][0-9]{0,14}))(,[a-z][a-z_]{0,31}:(0|[1-9][0-9]{0,14}))*$",
}
_STREAM_PART: dict[str, JsonObject] = {"stream": {"type": "string", "pattern": STREAM_PATTERN}}
_STREAMS: JsonObject = {"type": "string", "pattern": "^[a-z][a-z_]{0,31}(,[a-z][a-z_]{0,31})*$"}


OPERATIONS: dict[str, Operation] = {
    "post_enrol": Operation(
        "Enrol a workstation with a one-time code and its public key", "Enrolled", "EnrolRequest", {}, (400, 403)
    ),
    "post_facts": Operation("Deliver facts; each has one effect for ever", "FactResults", "Facts", {}, (400,)),
    "get_changes": Operation(
        "What changed in the streams, by one long poll",
        "Changes",
        query={
            "after": _CURSORS,
            "streams": _STREAMS,
            "wait": {"type": "integer", "minimum": 0, "maximum": WAIT_S_MAX, "default": 0},
            "limit": {"type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT},
        },
        problems=(400,),
    ),
    "get_statement": Operation(
        "The signed view of a workstation's day, or of all its days",
        "Statement",
        query={"day": DAY, "store": NAME, "workstation": NAME},
        problems=(400, 404),
    ),
    "get_chain": Operation(
        "What is known of the caller's own chain after a place, for a till put back to an older state",
        "Chain",
        query={
            "epoch": TEXT,
            "after": {"type": "integer", "minimum": 0, "maximum": 999_999_999_999_999, "default": 0},
            "limit": {"type": "integer", "minimum": 1, "maximum": CHAIN_PAGE_MAX, "default": CHAIN_PAGE_MAX},
        },
        problems=(400,),
    ),
    "put_rows": Operation(
        "Write rows of a stream, or of stores or workstations", "RowsWritten", "Rows", {}, (400, 404), _STREAM_PART
    ),
    "get_rows": Operation(
        "Read rows back in the order of their keys",
        "RowsPage",
        query={
            "store": NAME,
            "after": {"type": "string", "maxLength": KEY_LENGTH},
            "limit": {"type": "integer", "minimum": 1, "maximum": PAGE_MAX, "default": PAGE},
        },
        problems=(400, 404),
        path=_STREAM_PART,
    ),
    "post_code": Operation("Give a one-time enrolment code", "Code", "CodeRequest", {}, (400, 404)),
    "get_version": Operation("Release and contract", "Version"),
    "get_health": Operation("Whether the database answers", "Health"),
    "get_metrics": Operation("Figures in Prometheus' text format"),
    **SUSPENDED_OPERATIONS,
    **RETURN_OPERATIONS,
    **OWED_OPERATIONS,
    **BALANCE_OPERATIONS,
    **STOCK_OPERATIONS,
    **QUOTE_OPERATIONS,
    **ORDER_OPERATIONS,
    **STOREFRONT_OPERATIONS,
    **CUSTOMER_OPERATIONS,
}


def document() -> JsonObject:
    """The whole document."""
    paths: dict[str, dict[str, JsonObject]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, OPERATIONS[route.name])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Evertill central",
            "version": release(),
            "description": "Facts in, streams out. Money is minor units, times are RFC 3339, errors are RFC 9457.",
        },
        "paths": paths,
        "components": {"schemas": SCHEMAS, "securitySchemes": _security_schemes()},
    }


def _operation(route: Route, operation: Operation) -> JsonObject:
    described: JsonObject = {
        "operationId": route.name,
        "summary": operation.summary,
        "responses": _responses(route, operation),
        "security": _security(route.access),
    }
    parameters: list[Json] = [
        {"name": name, "in": "query", "required": False, "schema": schema} for name, schema in operation.query.items()
    ]
    parts: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": form} for name, form in operation.path.items()
    ]
    parameters.extend(parts)
    if parameters:
        described["parameters"] = parameters
    if operation.body:
        described["requestBody"] = {"required": True, "content": {JSON: {"schema": reference(operation.body)}}}
    return described


def _responses(route: Route, operation: Operation) -> JsonObject:
    media: JsonObject = (
        {JSON: {"schema": reference(operation.result)}} if operation.result else {METRICS_TYPE: {"schema": TEXT}}
    )
    statuses = {*operation.problems, 500, 503}
    if route.access is not Access.ALL:
        statuses.add(429)
    if route.access not in (Access.ALL, Access.LIMITED):
        statuses |= {401}
    if route.access.takes_workstations:
        statuses |= {403, 409}
    if route.body_max:
        statuses |= {413, 415}
    return {
        "200": {"description": operation.summary, "content": media},
        **{str(status): _problem(status) for status in sorted(statuses)},
    }


def _problem(status: int) -> JsonObject:
    titles = [TITLE_OF[kind] for kind, number in STATUS_OF.items() if number == status]
    response: JsonObject = {
        "description": "; ".join(titles),
        "content": {PROBLEM: {"schema": reference("Problem")}},
    }
    if status in (429, 503):
        response["headers"] = {"Retry-After": {"schema": {"type": "string", "pattern": "^[0-9]+$"}}}
    return response


def _security(access: Access) -> list[Json]:
    signed: JsonObject = {"credential": [], **{name: [] for name in _SIGNED_HEADERS}}
    admin: JsonObject = {"admin": []}
    storefront: JsonObject = {"storefront": []}
    by_access: dict[Access, list[Json]] = {
        Access.ALL: [],
        Access.LIMITED: [],
        Access.WORKSTATION: [signed],
        Access.ADMIN: [admin],
        Access.WORKSTATION_OR_ADMIN: [signed, admin],
        Access.STOREFRONT: [storefront],
        Access.CLIENT: [signed, storefront, admin],
    }
    return by_access[access]


def _security_schemes() -> JsonObject:
    signed = (
        "Signed by the device key (Ed25519): evertill-v1, method, path with query, digest, time, nonce; one a line."
    )
    return {
        "credential": {"type": "http", "scheme": "bearer", "description": "The token got at enrolment."},
        "admin": {"type": "http", "scheme": "bearer", "description": "A token of `evertill-central token`."},
        "storefront": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of `evertill-central storefront-key`.",
        },
        **{
            name: {"type": "apiKey", "in": "header", "name": header, "description": signed}
            for name, header in _SIGNED_HEADERS.items()
        },
    }
