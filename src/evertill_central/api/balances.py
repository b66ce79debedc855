"""Gift cards, store credit and points: found, issued, activated, held, captured, released, adjusted."""

from collections.abc import Callable

from evertill.domain.balances.balance import LARGEST_BALANCE, AccountKind, AccountState, EntryKind, HoldState
from evertill.domain.balances.balance_pages import ID_LENGTH, BalancePage
from evertill.domain.streams.stream_fields import Members
from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import actor, path_id, query_text, read_object
from evertill_central.api.gate import SMALL_BODY_MAX, Access
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import AMOUNT, FLAG, MOMENT, PLAIN_ID, TEXT, listed, maybe, one_of, record, reference
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.balances.balances import (
    activate,
    adjust,
    authorise,
    capture,
    find_balance,
    issue,
    release,
    search_balances,
)
from evertill_central.services.common.actors import Actor, Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.copies.balance_pages import find_balances, list_balance_pages
from evertill_central.services.workstations.card_key import read_card_key


def get_card_key(call: Call, central: Central) -> Answer:
    """The key under which card numbers are hashed, so that no number leaves a till."""
    del call
    return json_answer({"card_key": read_card_key(central)})


def get_balance_pages(call: Call, central: Central) -> Answer:
    """A digest of each page of all balances."""
    return json_answer(list_balance_pages(central, _store(call)))


def get_balance_page(call: Call, central: Central) -> Answer:
    """One page, account by account."""
    page = BalancePage(query_text(call, "after", ID_LENGTH) or "", query_text(call, "until", ID_LENGTH) or "")
    return json_answer(find_balances(central, _store(call), page))


def _store(call: Call) -> str:
    assert isinstance(call.caller, Signer)
    return call.caller.store


def get_balances(call: Call, central: Central) -> Answer:
    """Accounts by the hash of a card's number, or of a customer."""
    number_hash, customer = query_text(call, "number_hash", 64), query_text(call, "customer", 64)
    if number_hash is None and customer is None:
        raise Refusal(RefusalKind.MALFORMED, "`number_hash` or `customer` has to be named.")
    return json_answer({"accounts": search_balances(central, number_hash=number_hash, customer=customer)})


def get_balance(call: Call, central: Central) -> Answer:
    """An account with its ledger."""
    return json_answer(find_balance(central, path_id(call)))


def post_balance(call: Call, central: Central) -> Answer:
    """Issue an account."""
    return json_answer(issue(central, actor(call), read_object(call)))


def post_activate(call: Call, central: Central) -> Answer:
    """Make an issued card worth its amount."""
    return _changed(call, central, activate)


def post_authorise(call: Call, central: Central) -> Answer:
    """Hold an amount."""
    return _changed(call, central, authorise)


def post_capture(call: Call, central: Central) -> Answer:
    """Take what is held."""
    return _changed(call, central, capture)


def post_release(call: Call, central: Central) -> Answer:
    """Let go of what is held."""
    return _changed(call, central, release)


def post_adjust(call: Call, central: Central) -> Answer:
    """Add to a balance, or take from it."""
    return _changed(call, central, adjust)


def _changed(call: Call, central: Central, change: Callable[[Central, Actor, str, Members], JsonObject]) -> Answer:
    return json_answer(change(central, actor(call), path_id(call), read_object(call)))


def _change(path: str, answer: Callable[[Call, Central], Answer]) -> Route:
    return Route("POST", f"/v1/balances/{{id}}/{path}", Access.CLIENT, answer, SMALL_BODY_MAX)


BALANCE_ROUTES: tuple[Route, ...] = (
    Route("GET", "/v1/card-key", Access.WORKSTATION, get_card_key),
    Route("GET", "/v1/books/balances", Access.WORKSTATION, get_balance_pages),
    Route("GET", "/v1/books/balances/page", Access.WORKSTATION, get_balance_page),
    Route("GET", "/v1/balances", Access.CLIENT, get_balances),
    Route("POST", "/v1/balances", Access.CLIENT, post_balance, SMALL_BODY_MAX),
    Route("GET", "/v1/balances/{id}", Access.CLIENT, get_balance),
    _change("activate", post_activate),
    _change("authorise", post_authorise),
    _change("capture", post_capture),
    _change("release", post_release),
    _change("adjust", post_adjust),
)

_PART = {"id": PLAIN_ID}


def _changes(summary: str, body: str, result: str = "Account") -> Operation:
    return Operation(summary, result, body, {}, (400, 404, 409), _PART)


BALANCE_OPERATIONS: dict[str, Operation] = {
    "get_card_key": Operation("The key for hashes of card numbers", "CardKey"),
    "get_balance_pages": Operation("A digest of each page of all balances, for a till's check", "BalancePages"),
    "get_balance_page": Operation(
        "One page of all balances, account by account",
        "BalancePage",
        query={name: {"type": "string", "maxLength": ID_LENGTH} for name in ("after", "until")},
        problems=(400,),
    ),
    "get_balances": Operation(
        "Find accounts by card or customer",
        "Accounts",
        query={"number_hash": {"type": "string", "maxLength": 64}, "customer": {"type": "string", "maxLength": 64}},
        problems=(400,),
    ),
    "get_balance": Operation("An account with its ledger", "AccountWithEntries", "", {}, (404,), _PART),
    "post_balance": Operation("Issue a card or open an account", "Account", "IssueRequest", {}, (400, 409)),
    "post_activate": _changes("Activate a card that was paid for", "ActivateRequest"),
    "post_authorise": _changes("Hold an amount", "AuthoriseRequest", "HoldResult"),
    "post_capture": _changes("Capture a hold", "CaptureRequest", "HoldResult"),
    "post_release": _changes("Release a hold", "ReleaseRequest", "HoldResult"),
    "post_adjust": _changes("Add to a balance or take from it", "AdjustRequest"),
}

_POSITIVE: JsonObject = {"type": "integer", "minimum": 1, "maximum": LARGEST_BALANCE}
_ZERO_UP: JsonObject = {"type": "integer", "minimum": 0, "maximum": LARGEST_BALANCE}
_ACCOUNT: dict[str, JsonObject] = {
    "account_id": TEXT,
    "kind": one_of(*AccountKind),
    "state": one_of(*AccountState),
    "currency": TEXT,
    "last4": maybe(TEXT),
    "customer": maybe(TEXT),
    "tax_class": maybe(TEXT),
    "expires_at": maybe(MOMENT),
    "balance": AMOUNT,
    "available": AMOUNT,
}
BALANCE_SCHEMAS: dict[str, JsonObject] = {
    "CardKey": record({"card_key": {"type": "string", "description": "HMAC-SHA-256 key, base64."}}),
    "BalancePages": record(
        {
            "pages": listed(
                record(
                    {
                        "after": TEXT,
                        "until": TEXT,
                        "digest": {"type": "string", "description": "SHA-256 of a line `ID AVAILABLE` per account."},
                    }
                )
            )
        }
    ),
    "BalancePage": record(
        {
            "balances": {
                "type": "object",
                "additionalProperties": record({"available": AMOUNT, "last4": maybe(TEXT)}),
            }
        }
    ),
    "Account": record(_ACCOUNT),
    "Accounts": record({"accounts": listed(reference("Account"))}),
    "AccountWithEntries": record(
        {
            **_ACCOUNT,
            "entries": listed(
                record(
                    {
                        "entry_id": TEXT,
                        "kind": one_of(*EntryKind),
                        "amount": AMOUNT,
                        "at": MOMENT,
                        "actor": TEXT,
                        "reference": maybe(TEXT),
                        "reason": maybe(TEXT),
                    }
                )
            ),
        }
    ),
    "HoldResult": record(
        {
            "hold": record(
                {
                    "hold_id": TEXT,
                    "state": one_of(*HoldState),
                    "amount": AMOUNT,
                    "captured": AMOUNT,
                    "expires_at": MOMENT,
                }
            ),
            "account": reference("Account"),
        }
    ),
    "IssueRequest": record(
        {
            "account_id": PLAIN_ID,
            "kind": one_of(*AccountKind),
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
            "amount": _ZERO_UP,
            "active": FLAG,
            "number_hash": maybe({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
            "last4": maybe({"type": "string", "pattern": "^[0-9A-Za-z]{1,4}$"}),
            "customer": maybe(PLAIN_ID),
            "tax_class": maybe({"type": "string", "maxLength": 64}),
            "expires_at": maybe(MOMENT),
            "reference": maybe(PLAIN_ID),
        },
        optional="amount active number_hash last4 customer tax_class expires_at reference",
    ),
    "ActivateRequest": record(
        {"entry_id": PLAIN_ID, "amount": _ZERO_UP, "reference": maybe(PLAIN_ID)}, optional="reference amount"
    ),
    "AuthoriseRequest": record(
        {
            "hold_id": PLAIN_ID,
            "amount": _POSITIVE,
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
            "partial": FLAG,
            "reference": maybe(PLAIN_ID),
        },
        optional="partial reference",
    ),
    "CaptureRequest": record({"hold_id": PLAIN_ID, "amount": _POSITIVE}, optional="amount"),
    "ReleaseRequest": record({"hold_id": PLAIN_ID}),
    "AdjustRequest": record(
        {
            "entry_id": PLAIN_ID,
            "amount": {"type": "integer", "minimum": -LARGEST_BALANCE, "maximum": LARGEST_BALANCE},
            "below_zero": FLAG,
            "reason": maybe({"type": "string", "maxLength": 200}),
            "reference": maybe(PLAIN_ID),
        },
        optional="below_zero reason reference",
    ),
}
