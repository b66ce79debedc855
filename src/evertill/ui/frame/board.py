"""What the screens know of the counter: who is there, which shift, which sale. Presenters are told of changes."""

from collections.abc import Callable
from dataclasses import replace

from evertill.domain.codes.codes import ScannedCode, split_aim_id
from evertill.domain.goods.catalogue import Item
from evertill.domain.policy.reasons import Reason, ReasonFor, ReasonPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.stock.goods_code import GoodsNote
from evertill.domain.stock.stock_document import StockDocument
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.people.counter_state import CounterState
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.journal_rows import Shift
from evertill.ui.frame.details import AskedDetails

Listener = Callable[[], None]


@dataclass(slots=True)
class GoodsAtHand:
    """What the screens of goods hand to each other."""

    document: StockDocument | None = None
    """The document that is filled."""
    note: GoodsNote | None = None
    """The slip of a carton that was scanned elsewhere and is to be received."""
    code: str = ""
    """The article whose stock is to be shown."""
    first: ScannedCode | None = None
    """Goods that were scanned before their document was begun: its first line."""

    def look_at(self, scanned: ScannedCode) -> None:
        """Show the stock of what was scanned."""
        self.code = plain_code(scanned)


def plain_code(scanned: ScannedCode) -> str:
    """What was scanned without the sign of its symbology."""
    return scanned.text if scanned.symbology is not None else split_aim_id(scanned.text)[1]


class Board:
    """The last answers of the desk, kept for drawing; the truth is the journal's."""

    def __init__(self) -> None:
        self.state: CounterState | None = None
        self.rung: RungSale | None = None
        self.selected_line_id: int | None = None
        self.suspended_count = 0
        self.pickup_count = 0
        """Orders that somebody should look at."""
        self.takes_cards = False
        self.sends_mail = False
        """Whether a card terminal that can be spoken to is set up."""
        self.keeps_balances = False
        """Whether there is a backend that keeps gift cards and store credit."""
        self.done: SaleDone | None = None
        self.shown_receipt = ""
        """A receipt of which goods are to come back, as it was scanned; taken by the screen that takes them back."""
        self.details: AskedDetails | None = None
        """What is asked about an item before it is rung."""
        self.asked_order = ""
        """The number of an order that nobody finds, as it was typed; taken by the screen that takes its goods in."""
        self.order_to_open = ""
        """The order for which somebody goes to the queue; taken by its screen."""
        self.looked_at: Item | None = None
        """The product marked in the search."""
        self.goods = GoodsAtHand()
        self._sale_listeners: list[Listener] = []
        self._session_listeners: list[Listener] = []

    @property
    def currency(self) -> str:
        """What the shop sells in."""
        return "EUR" if self.state is None else self.state.policy.currency

    def reasons(self, deed: ReasonFor) -> tuple[Reason, ...]:
        """What the shop offers as reasons for this deed."""
        policy = ReasonPolicy() if self.state is None else self.state.policy.reasons
        return policy.of(deed)

    def on_sale(self, listener: Listener) -> None:
        """Be told when the sale or what is selected in it changed."""
        self._sale_listeners.append(listener)

    def on_session(self, listener: Listener) -> None:
        """Be told when operator, shift or the number of suspended sales changed."""
        self._session_listeners.append(listener)

    def put_state(self, state: CounterState) -> None:
        """The whole counter anew."""
        self.state = state
        self.suspended_count = state.suspended_count
        self.put_sale(state.rung)
        self._tell(self._session_listeners)

    def put_policy(self, policy: StorePolicy) -> None:
        """Newer rules of the shop; what is on a screen stays, and the next one drawn goes by them."""
        if self.state is not None:
            self.state = replace(self.state, policy=policy)

    def put_shift(self, shift: Shift | None, *, float_left: Money | None = None) -> None:
        """A shift began, or ended with so much left in the drawer for the next."""
        assert self.state is not None
        self.state = replace(self.state, shift=shift, float_left=float_left)
        self._tell(self._session_listeners)

    def put_suspended_count(self, count: int) -> None:
        """A sale was put aside or fetched back."""
        self.suspended_count = count
        self._tell(self._session_listeners)

    def put_pickup_count(self, count: int) -> None:
        """An order came in, or was dealt with."""
        if count != self.pickup_count:
            self.pickup_count = count
            self._tell(self._session_listeners)

    def put_sale(self, rung: RungSale | None, line_id: int | None = None) -> None:
        """The sale after an edit; `line_id` is the line to select, else the selection stays if its line does."""
        self.rung = rung
        if rung is not None:
            self.done = None
        self.selected_line_id = self._still_there(line_id if line_id is not None else self.selected_line_id)
        self._tell(self._sale_listeners)

    def put_done(self, done: SaleDone) -> None:
        """The sale is finished, the counter empty."""
        self.rung = None
        self.selected_line_id = None
        self.done = done
        self._tell(self._sale_listeners)

    def select(self, line_id: int | None) -> None:
        """Select another line."""
        if line_id != self.selected_line_id:
            self.selected_line_id = line_id
            self._tell(self._sale_listeners)

    def _still_there(self, line_id: int | None) -> int | None:
        if self.rung is None or not self.rung.priced.lines:
            return None
        ids = [priced.line.line_id for priced in self.rung.priced.lines]
        return line_id if line_id in ids else ids[-1]

    @staticmethod
    def _tell(listeners: list[Listener]) -> None:
        for listener in tuple(listeners):
            listener()
