"""What a backend answers at once while somebody waits: each family is optional, and a connector says which it has.

Called with no transaction open and never by the till worker; an answer that never came is *unknown*: the same call with
the same key may be made again, for it has one effect. Fulfilled by `connectors`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Protocol

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass
from evertill.ports.connector import Rejected, Unreachable

NOTHING_TAKEN: Mapping[str, Sequence[tuple[int, int]]] = {}


class Capability(StrEnum):
    """A family of calls that a backend may offer."""

    SUSPENDED = "suspended"
    """Sales put aside, for all tills of the shop."""
    RECEIPTS = "receipts"
    """Receipts of other tills, and units locked for a return."""
    BALANCES = "balances"
    ORDERS = "orders"
    AVAILABILITY = "availability"
    """Stock of other shops, with its age."""
    REFUNDS = "refunds"
    """Refunds that tills owe, each paid by one of them."""
    CUSTOMERS = "customers"
    TRANSFERS = "transfers"
    TASKS = "tasks"
    BOOKS = "books"
    """What the backend has of this shop now, to compare the till's own books with."""


class DeclineKind(StrEnum):
    """Why a backend that was asked says no."""

    UNKNOWN = "unknown"
    KEY = "key"
    TAKEN = "taken"
    """Somebody else has it: `members` has `by` and `since`."""
    STATE = "state"
    """Its state does not allow it: `members` has `state`."""
    SHORT = "short"
    """There is not enough left: `members` has `available`."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Done:
    """The backend did it, now or already before; `document` is what it tells."""

    document: JsonObject


@dataclass(frozen=True, slots=True)
class Declined:
    """The backend says no, and nothing was changed; the sentence is for a person."""

    kind: DeclineKind
    sentence: str
    members: Mapping[str, Json] = field(default_factory=dict)


CallAnswer = Done | Declined | Unreachable | Rejected


class BackendCalls(Protocol):
    """One backend, asked by a worker that may wait. Keys are drawn by the caller before the first try."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this backend offers; a call of another family is never made."""
        ...

    def suspended_sales(self) -> CallAnswer:
        """`suspended`: what waits in the shop, or is on some till's counter."""
        ...

    def suspend_sale(self, sale: JsonObject) -> CallAnswer:
        """Put a sale in: `suspension_id`, `sale_id`, `label`, `operator`, `currency`, `gross`, `line_count`,
        `content`."""
        ...

    def recall_sale(self, sale_id: str, recall_id: str) -> CallAnswer:
        """Fetch it with its `content`; Declined `taken` when another till was first."""
        ...

    def put_back_sale(self, sale_id: str, recall_id: str) -> CallAnswer:
        """Let it go again."""
        ...

    def settle_suspended_sale(self, sale_id: str, recall_id: str) -> CallAnswer:
        """It was sold or given up."""
        ...

    def receipt(self, number: str) -> CallAnswer:
        """A receipt of any till: `fact`, `lines` with what is left of each, `returned`."""
        ...

    def claim_units(
        self,
        claim_id: str,
        original: str,
        lines: Mapping[str, int],
        taken: Mapping[str, Sequence[tuple[int, int]]] = NOTHING_TAKEN,
    ) -> CallAnswer:
        """Lock units of a sale for a return, by line in millionths; Declined `short` when fewer are left.

        `taken` are places of the lines that are known here to be back. `spans` says which places are held.
        """
        ...

    def release_claim(self, claim_id: str) -> CallAnswer:
        """Give locked units free."""
        ...

    def owed_refunds(self) -> CallAnswer:
        """`owed`: what tills owe to customers and this one may pay; `paid`: what others paid for this one."""
        ...

    def hold_refund(self, debt_id: str, hold_id: str) -> CallAnswer:
        """Be the till that pays it; Declined `taken` while another is about to, `state` when it is paid."""
        ...

    def let_go_refund(self, debt_id: str, hold_id: str) -> CallAnswer:
        """Not pay it after all."""
        ...

    def card_key(self) -> CallAnswer:
        """`card_key`: under which card numbers are hashed."""
        ...

    def balances(self, *, number_hash: str = "", customer: str = "") -> CallAnswer:
        """`accounts` of a card or a customer."""
        ...

    def issue_balance(self, account: JsonObject) -> CallAnswer:
        """Open an account."""
        ...

    def change_balance(self, account_id: str, change: str, members: JsonObject) -> CallAnswer:
        """`activate`, `authorise`, `capture`, `release` or `adjust`, with its key among the members."""
        ...

    def find_orders(self, asked: Mapping[str, str]) -> CallAnswer:
        """`orders` by `q`, `customer`, `state`, `origin`, `store`, and `next`."""
        ...

    def order(self, order_id: str) -> CallAnswer:
        """One order."""
        ...

    def step_order(self, order_id: str, step: str, members: JsonObject) -> CallAnswer:
        """Take a step of an order (or `refund`), with `step_id` among the members."""
        ...

    def place_order(self, order: JsonObject) -> CallAnswer:
        """Order for home delivery or another shop."""
        ...

    def availability(self, skus: Sequence[str]) -> CallAnswer:
        """`articles` with each store's stock and the silence of its tills."""
        ...

    def find_customers(self, text: str) -> CallAnswer:
        """`customers` by id, e-mail address or telephone number."""
        ...

    def write_customer(self, members: JsonObject) -> CallAnswer:
        """What is known of a customer, with `step_id`."""
        ...

    def step_transfer(self, members: JsonObject) -> CallAnswer:
        """Take a step of a transfer, with `step_id`."""
        ...

    def close_task(self, members: JsonObject) -> CallAnswer:
        """A task is settled: `step_id`, `exception_id`, `outcome`."""
        ...

    def balance_page(self, after: str, until: str) -> CallAnswer:
        """`balances`: of each account after one id up to another and it ("" has no end) `available` and `last4`."""
        ...

    def books(self) -> CallAnswer:
        """What it has of this shop now: `stock`, `orders`, `balances` by key; `shifts`, turnover in each."""
        ...

    def interrupt(self) -> None:
        """From any worker, for good: calls under way and all later ones end at once as Unreachable."""
        ...

    def close(self) -> None:
        """Give the connection back, once no call is under way."""
        ...
