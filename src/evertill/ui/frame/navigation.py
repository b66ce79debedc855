"""Where the operator is, and how one gets back; knows no widget."""

from collections.abc import Callable
from enum import Enum, StrEnum, auto

from evertill.ui.frame.board import Board


class Stand(Enum):
    """How a place stands to the sale."""

    STEP = auto()
    """Must be gone through before anyone sells."""
    BESIDE = auto()
    """Beside the sale, which stays in sight."""
    ALONE = auto()
    """Takes the whole page; looked at from anywhere, and leaving it leads back there."""


class Place(StrEnum):
    """Every place there is; the text is the object name of what shows it."""

    stand: Stand

    def __new__(cls, text: str, stand: Stand) -> "Place":
        """The text with how the place stands to the sale."""
        place = str.__new__(cls, text)
        place._value_ = text
        place.stand = stand
        return place

    START = "start", Stand.STEP
    SIGN_ON = "signOn", Stand.STEP
    OPEN_TILL = "openTill", Stand.STEP
    TILES = "tiles", Stand.BESIDE
    TENDER = "tender", Stand.BESIDE
    DONE = "done", Stand.BESIDE
    SEARCH = "search", Stand.BESIDE
    SUSPENDED = "suspended", Stand.BESIDE
    RECEIPTS = "receipts", Stand.BESIDE
    CARD_SLIPS = "cardSlips", Stand.BESIDE
    OWED = "owed", Stand.BESIDE
    MORE = "more", Stand.BESIDE
    RETURNS = "returns", Stand.BESIDE
    ASK = "ask", Stand.BESIDE
    CLOSE_TILL = "closeTill", Stand.BESIDE
    GIFT_CARDS = "giftCards", Stand.BESIDE
    SPLIT = "split", Stand.BESIDE
    ITEM_DETAILS = "itemDetails", Stand.BESIDE
    TAX_EXEMPT = "taxExempt", Stand.BESIDE
    HELP = "help", Stand.ALONE
    SYNC = "sync", Stand.ALONE
    SET_UP = "setUp", Stand.ALONE
    TRAINING = "training", Stand.BESIDE
    APPROVAL = "approval", Stand.ALONE
    AUDIT = "audit", Stand.ALONE
    GOODS = "goods", Stand.ALONE
    GOODS_DOCUMENT = "goodsDocument", Stand.ALONE
    ITEM_STOCK = "itemStock", Stand.ALONE
    DEVICES = "devices", Stand.ALONE
    TILL_REPORTS = "tillReports", Stand.ALONE
    REPORTS = "reports", Stand.ALONE
    PICKUP_ORDERS = "pickupQueue", Stand.ALONE
    MAIL = "mail", Stand.ALONE
    TILE_LAYOUT = "tileLayout", Stand.ALONE
    CUSTOMERS = "customers", Stand.ALONE
    ORDERS = "orders", Stand.ALONE
    PLACE_ORDER = "placeOrder", Stand.ALONE
    CLAIM = "claim", Stand.ALONE
    TASKS = "tasks", Stand.ALONE
    BACKUPS = "backups", Stand.ALONE


class Navigator:
    """Holds the place and tells who draws it."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._place = Place.START
        self._left: list[Place] = []
        """What was left for each place that stands alone, in order."""
        self._listeners: list[Callable[[Place], None]] = []

    @property
    def place(self) -> Place:
        """Where the operator is."""
        return self._place

    @property
    def came_from(self) -> Place:
        """Where the place that stands alone was opened from."""
        return self._left[-1] if self._left else Place.START

    def listen(self, listener: Callable[[Place], None]) -> None:
        """Be told of every change of place."""
        self._listeners.append(listener)

    def go(self, place: Place) -> None:
        """Show this place."""
        if place is self._place:
            return
        self._remember(place)
        self._place = place
        for listener in tuple(self._listeners):
            listener(place)

    def home(self) -> None:
        """Where work goes on: selling, or what must come before it."""
        self.go(self.home_place())

    def back(self) -> None:
        """One level up; never loses a sale, for that is kept elsewhere."""
        if self._place.stand is Stand.ALONE and self.came_from is not Place.START:
            self.go(self._left[-1])
        else:
            self.home()

    def strike(self, place: Place) -> None:
        """What was done there is over: whoever left it for a place that stands alone is led home instead."""
        self._left = [self.home_place() if left is place else left for left in self._left]

    def home_place(self) -> Place:
        """Where work would go on now."""
        if self._board.state is None:
            return Place.START
        if self._board.state.operator is None:
            return Place.SIGN_ON
        if self._board.state.shift is None:
            return Place.OPEN_TILL
        rung = self._board.rung
        if rung is not None and (rung.sale.is_part_paid or rung.sale.attempt_id):
            return Place.TENDER
        return Place.TILES

    def _remember(self, place: Place) -> None:
        """A place that is gone back to is forgotten, so that nobody walks in circles."""
        if place.stand is not Stand.ALONE:
            self._left.clear()
        elif place in self._left:
            del self._left[self._left.index(place) :]
        else:
            self._left.append(self._place)
