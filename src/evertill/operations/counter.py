"""What an operation may use beside its unit of work: the parts that `app` put on this counter."""

from dataclasses import dataclass, field
from datetime import datetime

from evertill.domain.policy import StorePolicy
from evertill.domain.sale import Sale
from evertill.kernel.clock import Clock
from evertill.kernel.ids import Ids
from evertill.operations.receipt_words import ReceiptWords
from evertill.ports.catalogue import Catalogue, People, Policies
from evertill.ports.fiscal import FiscalSigner
from evertill.ports.formats import Formats
from evertill.ports.notices import Announcer
from evertill.ports.signing import DeviceKey, PinVerifier
from evertill.ports.stock import StockView


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The journal's last moment when the clock was found to be set back, and the monotonic time then."""

    last: datetime
    noticed_at_ms: int


@dataclass(slots=True)
class Counter:
    """Used on the till worker only."""

    clock: Clock
    ids: Ids
    catalogue: Catalogue
    people: People
    policies: Policies
    stock: StockView
    fiscal: FiscalSigner
    device_key: DeviceKey
    pin_verifier: PinVerifier
    formats: Formats
    words: ReceiptWords
    announcer: Announcer
    undo: list[Sale] = field(default_factory=list)
    """The open sale before each edit, latest last; emptied when another sale begins."""
    notices: list[object] = field(default_factory=list)
    """To be announced once the command's unit of work is committed."""
    clock_behind: ClockBehind | None = None
    """Set while the machine's clock stands before the journal's last entry."""

    checks_clock: bool = True
    """Off where transactions are rung on the dates of a file."""

    def policy(self) -> StorePolicy:
        """What holds in this shop now."""
        return self.policies.policy()
