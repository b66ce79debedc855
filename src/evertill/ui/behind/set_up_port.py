"""What the set-up screen asks of the program around it; fulfilled by `app`. Everything returns at once."""

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from typing import Protocol

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.kernel.errors import Fault
from evertill.kernel.values import dataclass
from evertill.ui.behind.first_run_port import LocaleChoice
from evertill.ui.settings import UiSettings


@dataclass(frozen=True, slots=True)
class RecordSetUp:
    """How it stands with one kind of data: whose it is, its pace, when it last went well."""

    kind: str
    """As in `domain.streams.record_kinds`."""
    is_foreign: bool = False
    """Whether a backend owns it."""
    every_s: int = 0
    is_off: bool = False
    last: str = ""
    """When it was last confirmed or sent, as a person reads it; empty when it never was."""
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MailSetUp:
    """The mail server as a person fills it in."""

    host: str = ""
    port: str = ""
    """Empty: the usual one."""
    security: str = "starttls"
    account: str = ""
    password: str = field(default="", repr=False)
    """Only one that is new; what is kept is never shown."""
    has_password: bool = False
    sender: str = ""
    sender_name: str = ""


@dataclass(frozen=True, slots=True)
class TileChoice:
    """One quick key: the product, the name on it, its tab, how it looks."""

    sku: str
    label: str
    tab: str
    colour: str = ""
    """#RRGGBB; empty: none of its own."""
    picture: str = ""
    """The name of a picture; empty: none."""
    page: int = 1


@dataclass(frozen=True, slots=True)
class PersonSetUp:
    """Somebody who works here as a person fills it in."""

    operator_id: str = ""
    """Empty: somebody new."""
    name: str = ""
    role: str = "cashier"
    pin: str = field(default="", repr=False)
    """Only one that is new; what is kept is never shown."""
    badge: str = field(default="", repr=False)
    """The code of one that is new."""
    has_badge: bool = False
    language: str = ""
    """Empty: the till's."""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class StaffSetUp:
    """Who works here."""

    people: tuple[PersonSetUp, ...] = ()
    is_own: bool = True
    """Whether they can be changed here, rather than at the backend."""
    badge_prefix: str = "BADGE-"
    badge_needs_pin: bool = False


@dataclass(frozen=True, slots=True)
class BackendSetUp:
    """Whose shop this till belongs to."""

    url: str = ""
    """Empty: it stands by itself."""
    store_name: str = ""
    can_join: bool = True
    """Whether it can be joined from here: not while practising."""
    over: EpochEnd | None = None
    """Why the till may not go on as it is."""


@dataclass(frozen=True, slots=True)
class SettleWish:
    """How a till goes on whose numbers are not its alone any more."""

    asks: bool = True
    """Ask the backend first what it has; else `reason` says why not."""
    is_another: bool = False
    """Under a workstation number of its own, let in with a code."""
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetUpState:
    """What holds now."""

    ui: UiSettings = field(default_factory=UiSettings)
    locale: str = "en_GB"
    receipt_header: tuple[str, ...] = ()
    receipt_footer: tuple[str, ...] = ()
    is_policy_own: bool = True
    """Whether the receipt's texts can be changed here, rather than at the backend."""
    records: tuple[RecordSetUp, ...] = ()
    read_at: datetime | None = None
    """From when ages are counted."""
    home: str = ""
    languages: tuple[tuple[str, str], ...] = (("en", "English"), ("de", "Deutsch"))
    """Code and own name of each language there is."""
    locales: tuple[LocaleChoice, ...] = ()
    """The ways of writing on offer."""
    mail: MailSetUp = field(default_factory=MailSetUp)
    staff: StaffSetUp = field(default_factory=StaffSetUp)
    backend: BackendSetUp = field(default_factory=BackendSetUp)


Failed = Callable[[Fault], None]


class SetUpPort(Protocol):
    """The till's settings as the set-up screen sees them."""

    def read(self, then: Callable[[SetUpState], None], failed: Failed) -> None:
        """What holds now."""
        ...

    def keep_look(self, ui: UiSettings, locale: str, then: Callable[[], None], failed: Failed) -> None:
        """Keep how the screens look and how amounts are written."""
        ...

    def keep_policy(self, name: str, lines: tuple[str, ...], then: Callable[[], None], failed: Failed) -> None:
        """Keep one list of the shop's own policy."""
        ...

    def keep_pace(self, kind: str, every_s: int | None, then: Callable[[], None], failed: Failed) -> None:
        """Keep how often a kind of data is looked at, in seconds; None does without it."""
        ...

    def keep_tiles(self, tiles: tuple[TileChoice, ...], then: Callable[[], None], failed: Failed) -> None:
        """Keep the quick keys in the shop's own policy; none leaves it to the catalogue."""
        ...

    def keep_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Keep where receipts go out by e-mail; holds at once."""
        ...

    def try_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Send a mail to the sender's own address with these answers; a fault says why it did not go out."""
        ...

    def keep_person(self, person: PersonSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Keep somebody new, or what was changed of somebody; an empty PIN or badge leaves theirs."""
        ...

    def revoke_badge(self, operator_id: str, then: Callable[[], None], failed: Failed) -> None:
        """Their badge opens nothing any more."""
        ...

    def try_backend(self, url: str, then: Callable[[str], None], failed: Failed) -> None:
        """Which release answers there; a fault says why none does."""
        ...

    def join_backend(self, url: str, code: str, failed: Failed) -> None:
        """Have the till start again, joined to it; a fault says why not, and the till goes on as it is."""
        ...

    def settle(self, wish: SettleWish, failed: Failed) -> None:
        """Have the till start again under numbers of its own; a fault says why not, then or there."""
        ...


class NoSetUp:
    """Screens without a home behind them: what is changed holds until they end."""

    def __init__(self, state: SetUpState | None = None) -> None:
        self.state = state or SetUpState()

    def read(self, then: Callable[[SetUpState], None], failed: Failed) -> None:
        """What was said at first."""
        then(self.state)

    def keep_look(self, ui: UiSettings, locale: str, then: Callable[[], None], failed: Failed) -> None:
        """Nothing is kept."""
        then()

    def keep_policy(self, name: str, lines: tuple[str, ...], then: Callable[[], None], failed: Failed) -> None:
        """Nothing is kept."""
        then()

    def keep_pace(self, kind: str, every_s: int | None, then: Callable[[], None], failed: Failed) -> None:
        """Nothing is kept."""
        then()

    def keep_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Nothing is kept."""
        then()

    def try_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Nothing is sent."""
        then()

    def keep_tiles(self, tiles: tuple[TileChoice, ...], then: Callable[[], None], failed: Failed) -> None:
        """Nothing is kept."""
        then()

    def keep_person(self, person: PersonSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Nothing is kept."""
        then()

    def revoke_badge(self, operator_id: str, then: Callable[[], None], failed: Failed) -> None:
        """Nothing is kept."""
        then()

    def try_backend(self, url: str, then: Callable[[str], None], failed: Failed) -> None:
        """Nobody answers, and it is said to be well."""
        then("1.0")

    def join_backend(self, url: str, code: str, failed: Failed) -> None:
        """Nothing is joined."""

    def settle(self, wish: SettleWish, failed: Failed) -> None:
        """Nothing is settled."""
