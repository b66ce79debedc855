"""What `app` hands to the screens; a feature finds all of it in `Shared.parts`."""

from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from evertill.domain.goods.shop_links import ShopLinks
from evertill.kernel.clock import Clock
from evertill.kernel.values import dataclass
from evertill.ports.attempts import CardDesk, NoCardDesk
from evertill.ports.backend_desk import BackendDesk, NoBackend
from evertill.ports.devices import DeviceDesk, NoDevices, NoScale, WeighingDesk
from evertill.ports.formats import Formats
from evertill.ui.frame.desks import AnswerDesk, CommandDesk
from evertill.ui.frame.tones import Tone
from evertill.ui.settings import UiSettings

if TYPE_CHECKING:
    from evertill.ui.behind.backup_port import BackupPort
    from evertill.ui.behind.set_up_port import SetUpPort
    from evertill.ui.behind.training_port import TrainingPort
    from evertill.ui.wedge import WedgeMemory

FindPicture = Callable[[str], Path | None]


@dataclass(frozen=True, slots=True)
class ScreenResources:
    """Folders and files the screens read."""

    font: Path
    """Inter's variable font file."""
    icons: Path
    styles: Path
    guide: Path
    """The manual's Markdown pages."""
    translations: Path
    tasks: Path
    """The file of training's guided tasks."""


def silence(tone: Tone) -> None:
    """No sound."""


def _no_picture(image: str) -> Path | None:
    return None


def _nothing() -> None:
    """Nobody to wake."""


def _as_it_is(settings: UiSettings) -> None:
    """Nobody draws anew."""


@dataclass(frozen=True, slots=True)
class ScreenParts:
    """All that the screens are given."""

    desk: CommandDesk
    answers: AnswerDesk
    formats: Formats
    clock: Clock
    resources: ScreenResources
    settings: UiSettings = field(default_factory=UiSettings)
    sound: Callable[[Tone], None] = silence
    find_picture: FindPicture = _no_picture
    """From what the catalogue says of an image to a file on this machine."""
    retry_now: Callable[[], None] = _nothing
    """Makes the push and pull workers try at once."""
    ask_turn: Callable[[], None] = _nothing
    """Has what works in the background step aside, for somebody has just done something."""
    scale: WeighingDesk = field(default_factory=NoScale)
    """What the question for a weight asks."""
    links: ShopLinks = field(default_factory=ShopLinks)
    """Where products and receipts stand on the web."""
    set_up: "Callable[[], SetUpPort] | None" = None
    """The home's settings; without one, changes hold until the screens end."""
    backups: "Callable[[], BackupPort] | None" = None
    """The till's backups; asked for when their page is first opened."""
    cards: CardDesk = field(default_factory=NoCardDesk)
    """The card terminal."""
    backend: BackendDesk = field(default_factory=NoBackend)
    """The backend asked while somebody waits: receipts of other tills, orders, balances."""
    sends_mail: bool = False
    """Whether a mail server is set up, so that receipts can go out by e-mail."""
    training: "TrainingPort | None" = None
    """The way into training, or out of it."""
    renew: Callable[[UiSettings], None] = _as_it_is
    """Draws everything anew in another look or language; the terminal puts its own in."""
    devices: DeviceDesk = field(default_factory=NoDevices)
    """What the device screen shows and changes."""
    wedge_memory: "WedgeMemory | None" = None
    """Keeps what was learned of the keyboard-wedge scanner."""
