"""Where a key or a scan goes: first to the function keys, then to the presenter of the place one is at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.orders.pickup_code import is_pickup_qr
from evertill.kernel.values import dataclass
from evertill.ui.ask.ask_presenter import AskPresenter
from evertill.ui.feature.features import Features
from evertill.ui.frame.actions import action_of
from evertill.ui.frame.key_map import KeyMap
from evertill.ui.frame.keys import Key
from evertill.ui.frame.later import Later
from evertill.ui.frame.message import Speaker
from evertill.ui.frame.navigation import Navigator, Place, Stand
from evertill.ui.pickup.pickup_watch import PickupWatch
from evertill.ui.sign_on.sign_on_presenter import SignOnPresenter
from evertill.ui.status.status_presenter import StatusPresenter
from evertill.ui.sync_centre.sync_presenter import SyncPresenter
from evertill.ui.tender.tender_presenter import TenderPresenter
from evertill.ui.terminal.sell_presenter import SellPresenter

if TYPE_CHECKING:
    from evertill.ui.close_till.close_till_presenter import CloseTillPresenter
    from evertill.ui.guide.guide_presenter import GuidePresenter
    from evertill.ui.open_till.open_till_presenter import OpenTillPresenter
    from evertill.ui.receipts.receipts_presenter import ReceiptsPresenter
    from evertill.ui.receipts.undoing import Undoing
    from evertill.ui.suspended.suspended_presenter import SuspendedPresenter


@dataclass(frozen=True, slots=True)
class Presenters:
    """All of them."""

    sign_on: SignOnPresenter
    open_till: "Later[OpenTillPresenter]"
    sell: SellPresenter
    tender: TenderPresenter
    suspended: "Later[SuspendedPresenter]"
    receipts: "Later[ReceiptsPresenter]"
    undoing: "Later[Undoing]"
    ask: AskPresenter
    close_till: "Later[CloseTillPresenter]"
    guide: "Later[GuidePresenter]"
    status: StatusPresenter
    sync: SyncPresenter
    features: Features
    pickups: PickupWatch


class Router:
    """One for the terminal."""

    def __init__(self, presenters: Presenters, navigator: Navigator, speaker: Speaker, key_map: KeyMap) -> None:
        self._key_map = key_map
        self._presenters = presenters
        self._navigator = navigator
        self._speaker = speaker

    def on_key(self, key: Key) -> bool:
        """Take a key; False when nobody wants it."""
        self._speaker.clear()
        place = self._navigator.place
        action = action_of(key.name, place, self._key_map.keys)
        if action is Place.HELP and place is Place.HELP:
            self._navigator.back()
            return True
        if action is not None:
            self._presenters.sell.do(action)
            return True
        if self._taker(place)(key):
            return True
        if key.character and place in {Place.SUSPENDED, Place.RECEIPTS}:
            self._navigator.home()
            return self._presenters.sell.on_entry_key(key)
        return False

    def on_scan(self, scanned: ScannedCode) -> None:
        """Take a scan, wherever it finds us."""
        self._speaker.clear()
        home = self._navigator.home_place()
        if is_pickup_qr(scanned.text) and home.stand is not Stand.STEP:
            self._navigator.go(Place.PICKUP_ORDERS)
        if self._presenters.features.on_scan(scanned):
            return
        if self._presenters.sign_on.takes_badge(scanned):
            return
        if home is Place.SIGN_ON:
            self._navigator.home()
            self._presenters.sign_on.on_scan()
        elif home is Place.OPEN_TILL:
            self._navigator.home()
            self._presenters.open_till().on_scan()
        else:
            self._presenters.sell.on_scan(scanned)

    def _taker(self, place: Place) -> Callable[[Key], bool]:
        presenters = self._presenters
        if place in presenters.features.places:
            return presenters.features.on_key
        selling = presenters.sell.on_entry_key
        takers: dict[Place, Callable[[Key], bool]] = {
            Place.START: _nobody,
            Place.SIGN_ON: presenters.sign_on.on_key,
            Place.OPEN_TILL: lambda key: presenters.open_till().on_key(key),
            Place.TILES: selling,
            Place.SEARCH: selling,
            Place.DONE: selling,
            Place.TENDER: presenters.tender.on_key,
            Place.SUSPENDED: lambda key: presenters.suspended().on_key(key),
            Place.RECEIPTS: lambda key: presenters.receipts().on_key(key),
            Place.ASK: presenters.ask.on_key,
            Place.CLOSE_TILL: lambda key: presenters.close_till().on_key(key),
            Place.HELP: lambda key: presenters.guide().on_key(key),
            Place.SYNC: presenters.sync.on_key,
        }
        return takers[place]


def _nobody(key: Key) -> bool:
    return False
