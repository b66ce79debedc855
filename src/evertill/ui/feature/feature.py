"""A screen beyond selling, or a deed that needs none: what it declares, what it is given, and what it gives back.

A new screen takes a member of `Place`, a module of its own with a `Feature`, one line in `terminal/features.py`,
and one row in `more/more_rows.py`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.clock import Clock
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_presenter import AskPresenter
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.feature.parts import FindPicture, ScreenParts
from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk, CommandDesk
from evertill.ui.frame.keys import Key
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.frame.tones import Sounder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from evertill.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Shared:
    """What presenters have in common."""

    desk: CommandDesk
    answers: AnswerDesk
    formats: Formats
    clock: Clock
    sound: Sounder
    board: Board
    navigator: Navigator
    speaker: Speaker
    submitter: Submitter
    entry: EntryPresenter
    ask: AskPresenter
    do: Callable[[Wish], None]
    """As if its button was tapped."""
    parts: ScreenParts


@dataclass(frozen=True, slots=True)
class PageKit:
    """What a page or pane is drawn with."""

    theme: "Theme"
    press: Callable[[Key], None]
    """A key of a pad was tapped."""
    do: Callable[[Wish], None]
    back: Callable[[], None]
    """A way back was tapped."""
    find_picture: FindPicture
    decimal_sign: str


def _nothing() -> None:
    """Nothing to draw anew."""


def _not_taken(scanned: ScannedCode) -> bool:
    """The item is rung, wherever one is."""
    return False


def _unheard(notice: object) -> None:
    """Notices are nothing to this screen."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A screen that has been asked for: its presenter's ends."""

    on_key: Callable[[Key], bool]
    """Takes a key that no control wanted; False when it is nothing to it, as Esc, which then leads back."""
    page: Callable[[PageKit], "QWidget"]
    """Makes the widget when the place is first shown."""
    shown: Callable[[], None] = _nothing
    """The place came to the front, its page is there."""
    on_scan: Callable[[ScannedCode], bool] = _not_taken
    """Takes a scan while the place is in front; False lets the item be rung."""
    on_notice: Callable[[object], None] = _unheard
    """Hears the notices of the process and each answer about the sync, once the screen has been opened."""
    banner: "Callable[[PageKit], QWidget] | None" = None
    """Makes what stands above all pages for as long as the program runs, where a feature has such a thing."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A place and how it is opened; `opened` imports what it needs only when it is called."""

    place: Place
    opened: Callable[[Shared], Opened]


@dataclass(frozen=True, slots=True)
class Deed:
    """An action that needs no screen of its own; `done` imports what it needs only when it is called."""

    action: Action
    done: Callable[[Shared], None]
