"""What an operation may use beside its unit of work: the parts `app` put on this counter, and what it remembers."""

from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.people.people import Operator
from evertill.domain.policy.receipt import ReceiptLayout
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Sale
from evertill.kernel.clock import Clock
from evertill.kernel.ids import Ids
from evertill.kernel.values import dataclass
from evertill.operations.counter.approval import Approval
from evertill.operations.counter.at_once import AtOnce, as_it_comes
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.attempts import CardTerminal
from evertill.ports.card_numbers import CardNumbers, NoCardNumbers
from evertill.ports.catalogue import Catalogue, People, Policies, Promotions
from evertill.ports.customers import CustomerVault, NoVault
from evertill.ports.fiscal import FiscalSigner
from evertill.ports.formats import Formats
from evertill.ports.mails import AddressSeal
from evertill.ports.notices import Announcer
from evertill.ports.orders import NoCopies, Orders, ShopCopies
from evertill.ports.receipt_keys import NoReceiptKeys, ReceiptKeys
from evertill.ports.signing import BadgeVerifier, DeviceKey, PinVerifier
from evertill.ports.stock import StockView

if TYPE_CHECKING:
    from evertill.operations.counter.known_customers import KnownCustomer


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The journal's last moment when the clock was found to be set back, and the monotonic time then."""

    last: datetime
    noticed_at_ms: int


@dataclass(frozen=True, slots=True)
class CounterMemory:
    """What a command may change beside the journal; put back when its unit of work is."""

    undo: tuple[Sale, ...]
    last_scan: ScannedCode | None
    clock_behind: ClockBehind | None
    policy_seen: int | None = None
    staff_seen: tuple[Operator, ...] | None = None


@dataclass(slots=True)
class Counter:
    """Used on the till worker only."""

    clock: Clock
    ids: Ids
    catalogue: Catalogue
    people: People
    policies: Policies
    promotions: Promotions
    stock: StockView
    fiscal: FiscalSigner
    device_key: DeviceKey
    pin_verifier: PinVerifier
    badge_verifier: BadgeVerifier
    formats: Formats
    words: ReceiptWords
    announcer: Announcer
    layout: ReceiptLayout = field(default_factory=ReceiptLayout)
    """The parts of receipts where the shop's policy names none."""
    orders: Orders = field(default_factory=NoCopies)
    shop: ShopCopies = field(default_factory=NoCopies)
    vault: CustomerVault = field(default_factory=NoVault)
    """The keys of customers' data."""
    receipt_keys: ReceiptKeys = field(default_factory=NoReceiptKeys)
    """By what signed codes of receipts are checked."""
    undo: list[Sale] = field(default_factory=list)
    """The open sale before each edit, latest last; emptied when the sale leaves the counter."""
    last_scan: ScannedCode | None = None
    """The scan that put the last line on the open sale as it stands; None once anything else was done to it."""
    priced: PricedSale | None = None
    """The sale on the counter as it was priced last; of use to whoever is given that very sale."""
    notices: list[object] = field(default_factory=list)
    """To be announced once the command's unit of work is committed."""
    clock_behind: ClockBehind | None = None
    """Set while the machine's clock stands before the journal's last entry."""
    stock_seen: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    """Stock by SKU as looked up for the open sale, each with the monotonic time of the look-up."""

    customers_seen: "dict[str, KnownCustomer]" = field(default_factory=dict)
    """Customers of the open sale and those just looked up, by id, as the screens show them."""

    policy_seen: int | None = None
    """The version of the policy the journal was last told of; None before the first look."""
    staff_seen: tuple[Operator, ...] | None = None
    """The people the journal was last told of; None before the first look."""
    approval: Approval | None = None
    """Set while a command is performed with somebody's approval."""

    at_once: AtOnce = as_it_comes
    """For a command that looks at the copies a dozen times, and at each scan."""
    card_terminal: CardTerminal | None = None
    """With what cards are taken at this till; None where they are not."""
    card_numbers: CardNumbers = field(default_factory=NoCardNumbers)
    address_seal: AddressSeal | None = None
    """Seals addresses of receipts by e-mail; None where no mail server is set up."""
    checks_clock: bool = True
    """Off where transactions are rung on the dates of a file."""

    def policy(self) -> StorePolicy:
        """What holds in this shop now."""
        return self.policies.policy()

    def forget_sale(self) -> None:
        """The sale left the counter: nothing of it can be undone or scanned again, and its stock has moved."""
        self.undo.clear()
        self.last_scan = None
        self.priced = None
        self.stock_seen.clear()
        self.customers_seen.clear()

    def memory(self) -> CounterMemory:
        """What to put back should the command fail."""
        return CounterMemory(tuple(self.undo), self.last_scan, self.clock_behind, self.policy_seen, self.staff_seen)

    def put_back(self, memory: CounterMemory) -> None:
        """As if the command had never been given."""
        self.undo[:] = memory.undo
        self.last_scan = memory.last_scan
        self.clock_behind = memory.clock_behind
        self.policy_seen = memory.policy_seen
        self.staff_seen = memory.staff_seen
        self.notices.clear()
        self.stock_seen.clear()
