"""Works on the orders that are collected here: chooses one, picks it by scanning, makes it ready, hands it over."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.orders.pickup_code import is_pickup_qr, read_shown_code
from evertill.domain.orders.pickup_queue import PickupOrder, QueueColumn, pickup_order
from evertill.domain.policy.pickup import PickupPolicy
from evertill.kernel.quantity import MICRO
from evertill.operations.orders.pickup_queue import (
    ArticleShown,
    CodeShown,
    FindArticle,
    FindByCode,
    ListPickups,
    PickupQueue,
)
from evertill.operations.orders.seen_order import SeenOrder
from evertill.ports.notices import CopiesUpdated, FactsWritten
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.age import clock_text
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.tones import Tone
from evertill.ui.pickup.pickup_deeds import OPEN_STATES, Code, PickupDeeds, line_to_pick, open_units
from evertill.ui.pickup.pickup_view import Column, Deed, OrderView, PickupView, columns_of, deeds_of, order_view
from evertill.ui.words import tr

TYPED_MAX = 64
NAME_LEAST, NUMBER_LEAST = 3, 4
"""So many characters look for another order while the one at hand wants a text as well."""
_MOVES = {KeyName.UP: -1, KeyName.DOWN: 1}
_TURNS = {KeyName.LEFT: -1, KeyName.RIGHT: 1}
_LINES = {KeyName.PAGE_UP: -1, KeyName.PAGE_DOWN: 1}
_KEYS = {f"F{number}": KeyName(f"F{number}") for number in range(2, 9)}


class PickupScreen(Protocol):
    """Draws the queue."""

    def show_view(self, view: PickupView) -> None:
        """Draw this."""
        ...


class PickupPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: PickupScreen | None = None
        self._queue: PickupQueue | None = None
        self._order_id: str | None = None
        self._typed = ""
        self._chosen: dict[str, int] = {}
        self._line = 0
        self._code: Code | None = None
        self._changes = 0
        """Steps that were taken here."""
        self._deeds = PickupDeeds(shared, self._changed, self.refresh)

    def show_on(self, screen: PickupScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """The place came to the front, perhaps for one order."""
        self._typed = ""
        board = self._shared.board
        if board.order_to_open:
            self._order_id, self._chosen, self._line = board.order_to_open, {}, 0
            board.order_to_open = ""
        self.refresh()

    def on_notice(self, notice: object) -> None:
        """Orders may have changed."""
        if isinstance(notice, FactsWritten) or (isinstance(notice, CopiesUpdated) and "orders" in notice.streams):
            self.refresh()

    def refresh(self) -> None:
        """Look the queue up anew."""
        state = self._shared.board.state
        if state is not None:
            question, changes = ListPickups(state.identity.store, state.policy.pickup), self._changes

            def listed(queue: PickupQueue) -> None:
                if (
                    changes == self._changes
                ):  # else it may be from before what was done since; a newer one is on its way
                    self._take(queue)

            self._shared.answers.ask(question, listed, self._shared.speaker.fail)

    def choose(self, order_id: str) -> None:
        """A card was tapped."""
        if order_id != self._order_id:
            self._order_id, self._chosen, self._line = order_id, {}, 0
        self._draw()

    def mark_line(self, at: int) -> None:
        """A line was tapped."""
        order = self._order()
        if order is not None and 0 <= at < len(order.order.lines):
            self._line = at
            self._draw()

    def do(self, deed: Deed) -> None:
        """A button was tapped."""
        order = self._order()
        if order is not None:
            code = self._code if self._code is not None and self._code.order_id == order.order.order_id else None
            typed, self._typed = self._typed, ""
            if deed is Deed.SUBSTITUTE:
                self._find_article(typed)
            else:
                chosen = dict(self._chosen) or self._marked_units(order, deed)
                self._chosen = {}
                self._deeds.do(deed, order, chosen, typed, code)
            self._draw()

    # ---- keys and scans

    def on_key(self, key: Key) -> bool:
        """Arrows choose orders, Page Up and Down a line, + and - how much of it; letters are typed, Enter goes on."""
        order = self._order()
        match key.name:
            case KeyName.UP | KeyName.DOWN:
                self._move(_MOVES[key.name])
            case KeyName.LEFT | KeyName.RIGHT:
                self._turn(_TURNS[key.name])
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN:
                self.mark_line(self._line + _LINES[key.name])
            case KeyName.BACKSPACE:
                self._type(self._typed[:-1])
            case KeyName.ESCAPE if self._typed or self._chosen:
                self._chosen = {}
                self._type("")
            case KeyName.ENTER:
                self._enter(order)
            case None if key.character in "+-" and not self._typed:
                self._take_more(order, 1 if key.character == "+" else -1)
            case None:
                self._type((self._typed + key.character).lstrip()[:TYPED_MAX])
            case _:
                return self._function_key(key.name)
        return True

    def on_scan(self, scanned: ScannedCode) -> bool:
        """A pickup code chooses its order; an article is picked, or stands in; the label of a courier is the number of
        the parcel at hand. What is none of these is rung."""
        order, text = self._order(), scanned.text
        if is_pickup_qr(text):
            self._find(text)
            return True
        if order is not None and order.column in (QueueColumn.PICKING, QueueColumn.PROBLEM):
            self._find_article(text)
            return True
        if normalise_gtin(text) is not None:
            return False
        self._find(text, is_scanned=True)
        return True

    def _enter(self, order: PickupOrder | None) -> None:
        """What was typed to find an order has found it; anything else is what the next step wants."""
        if self._typed and (order is None or self._is_search()):
            if not self._cards():
                self._find(self._typed)
            self._type("")
        elif self._typed and order is not None and order.column is QueueColumn.NEW:
            self._find(self._typed)
            self._type("")
        elif order is not None:
            deed = order_deed(order)
            if deed is None:
                self._shared.speaker.hint(tr("Another place picks this order; it is told here when it is on its way."))
            else:
                self.do(deed)

    def _function_key(self, name: KeyName) -> bool:
        order = self._order()
        view = None if order is None else self._order_view(order)
        deeds = () if view is None else view.deeds
        deed = next((each.deed for each in deeds if _KEYS.get(each.key) is name), None)
        if deed is None:
            return False
        self.do(deed)
        return True

    def _type(self, text: str) -> None:
        self._typed = text
        self._draw()

    def _move(self, by: int) -> None:
        column = self._column()
        cards = () if column is None else column.cards
        at = next((at for at, card in enumerate(cards) if card.order_id == self._order_id), -1)
        if 0 <= at + by < len(cards):
            self.choose(cards[at + by].order_id)

    def _turn(self, by: int) -> None:
        """The next column that has orders."""
        columns = [column for column in self._columns() if column.cards]
        here = self._column()
        at = next((at for at, column in enumerate(columns) if column is here or column == here), 0)
        if 0 <= at + by < len(columns):
            self.choose(columns[at + by].cards[0].order_id)

    def _take_more(self, order: PickupOrder | None, by: int) -> None:
        """So much of the marked line, for a part only."""
        if order is None or not 0 <= self._line < len(order.order.lines):
            return
        line = order.order.lines[self._line]
        most = line.micro_in(OPEN_STATES)
        micro = min(max(self._chosen.get(line.line_id, 0) + by * MICRO, 0), most)
        self._chosen = {name: much for name, much in (self._chosen | {line.line_id: micro}).items() if much}
        self._draw()

    def _marked_units(self, order: PickupOrder, deed: Deed) -> Mapping[str, int]:
        """For what is said of one line alone, the marked one; for the rest, all."""
        if deed is not Deed.SHORT or not 0 <= self._line < len(order.order.lines):
            return {}
        line = order.order.lines[self._line]
        return {line.line_id: micro} if (micro := open_units(line)) else {}

    # ---- what was shown

    def _find(self, text: str, *, is_scanned: bool = False) -> None:
        def found(shown: CodeShown) -> None:
            self._found(shown, is_scanned=is_scanned)

        self._shared.answers.ask(FindByCode(text), found, self._shared.speaker.fail)

    def _found(self, shown: CodeShown, *, is_scanned: bool) -> None:
        if shown.order_id is None:
            order = self._order()
            if is_scanned and order is not None and order_deed(order) is Deed.SHIP:
                self._shared.sound(Tone.ACCEPTED)
                self._type(shown.text[:TYPED_MAX])
                return
            self._shared.sound(Tone.NOT_FOUND)
            self._shared.speaker.warn(
                tr("No order that is known here has that code or number; look it up under Orders, or ask for the name.")
            )
            return
        code = read_shown_code(shown.text)
        self._code = Code(shown.order_id, code.code) if code is not None and shown.is_code else None
        self.choose(shown.order_id)
        order = self._order()
        if shown.is_code and order is not None:
            self._shared.sound(Tone.ACCEPTED)
            self._shared.speaker.note(tr("The code is right. Hand the order over with Enter."))
        elif is_pickup_qr(shown.text):
            self._shared.speaker.warn(
                tr("That code is not (or no more) the one of this order; ask for the name and a document.")
            )
        elif order is None:
            self._shared.speaker.warn(tr("There is nothing left to do for that order here; look it up under Orders."))

    def _find_article(self, text: str) -> None:
        if text:
            self._shared.answers.ask(FindArticle(text), self._article, self._shared.speaker.fail)
        else:
            self._shared.speaker.warn(
                tr("Scan or type the article that stands in first, or choose another way to settle it.")
            )

    def _article(self, shown: ArticleShown) -> None:
        order = self._order()
        if order is None or shown.sku is None:
            self._shared.sound(Tone.NOT_FOUND)
            self._shared.speaker.warn(tr("Nothing is known by that code, so nothing was changed; type its number."))
            return
        line = line_to_pick(order, shown.sku)
        if line is None and order.column is QueueColumn.PROBLEM:
            self._deeds.substitute(order, shown.sku, self._line)
            return
        if line is not None:
            self.mark_line(order.order.lines.index(line))
        self._deeds.pick(order, shown.sku)

    # ---- drawing

    def _changed(self, seen: SeenOrder) -> None:
        """What was done shows at once: the next scan must meet the order as it is, however busy the look-up is."""
        self._changes += 1
        state, queue = self._shared.board.state, self._queue
        if state is not None and queue is not None:
            now = pickup_order(seen.order, seen.content, state.identity.store, state.policy.pickup)
            orders = (_as_it_is(order, now, seen) for order in queue.orders)
            self._take(replace(queue, orders=tuple(order for order in orders if order is not None)))
        self.refresh()

    def _take(self, queue: PickupQueue) -> None:
        self._queue = queue
        self._draw()

    def _policy(self) -> PickupPolicy:
        state = self._shared.board.state
        return PickupPolicy() if state is None else state.policy.pickup

    def _order(self) -> PickupOrder | None:
        orders = () if self._queue is None else self._queue.orders
        return next((order for order in orders if order.order.order_id == self._order_id), None)

    def _is_search(self) -> bool:
        """Whether what is typed is part of a name or number, rather than a code."""
        orders = () if self._queue is None else self._queue.orders
        at_hand = self._order()
        wants_text = at_hand is not None and at_hand.column is not QueueColumn.NEW
        return any(_is_called(order, self._typed, wants_text=wants_text) for order in orders)

    def _cards(self) -> list[str]:
        return [card.order_id for column in self._columns() for card in column.cards]

    def _columns(self) -> tuple[Column, ...]:
        orders = () if self._queue is None else self._queue.orders
        if self._typed and self._is_search():
            orders = tuple(order for order in orders if _is_called(order, self._typed, wants_text=False))
        return columns_of(orders, self._shared.clock.now(), self._policy(), self._shared.formats)

    def _column(self) -> Column | None:
        columns = self._columns()
        return next((each for each in columns if any(card.order_id == self._order_id for card in each.cards)), None)

    def _draw(self) -> None:
        cards = self._cards()
        if self._order_id not in cards:
            # An order that is over gives way to the next one; what was chosen of it is forgotten.
            self._order_id, self._chosen, self._line = (cards[0] if cards else None), {}, 0
        if self._screen is None:
            return
        order = self._order()
        self._screen.show_view(
            PickupView(
                columns=self._columns(),
                order=None if order is None else self._order_view(order),
                typed=self._typed,
                as_of=self._as_of(),
                hint=tr("Nothing to do here just now."),
            )
        )

    def _order_view(self, order: PickupOrder) -> OrderView:
        return order_view(
            order,
            chosen=self._chosen,
            marked=self._line,
            now=self._shared.clock.now(),
            policy=self._policy(),
            formats=self._shared.formats,
        )

    def _as_of(self) -> str:
        as_of = None if self._queue is None else self._queue.as_of
        if as_of is None:
            return tr("No orders were copied to this till yet.")
        when = clock_text(as_of, self._shared.clock.now(), self._shared.formats)
        return tr("Works offline: orders as of {when}", when=when)


def _as_it_is(order: PickupOrder, now: PickupOrder | None, seen: SeenOrder) -> PickupOrder | None:
    """An order of the queue after one was changed: for whom it is, and where its goods stand, was known before; None
    when it is over."""
    if order.order.order_id != seen.order.order_id:
        return order
    if now is None:
        return None
    known = replace(now, name=order.name, phone=order.phone, email=order.email, places=order.places)
    return replace(known, is_ahead=seen.is_ahead)


def _is_called(order: PickupOrder, typed: str, *, wants_text: bool) -> bool:
    """Whether this is part of its name or number; a few characters are rather what the order at hand `wants_text` for,
    as its shelf."""
    text, number = typed.casefold(), order.order.number.casefold()
    if wants_text and len(text) < (NUMBER_LEAST if text in number else NAME_LEAST):
        return False
    return text in f"{number} {order.name.casefold()}"


def order_deed(order: PickupOrder) -> Deed | None:
    """The next step of an order; None while another shop works on it."""
    return next((each.deed for each in deeds_of(order) if each.is_main), None)
