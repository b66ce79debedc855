"""A short trading day, told as what a cashier does: sell online, lose the link, sell on, restart, get the link back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from evertill.app.demo.hands import Hands
from evertill.app.demo.shop import Shop
from evertill.app.demo.tour import Tour
from evertill.app.demo.webshop import CODE
from evertill.domain.orders.pickup_code import pickup_qr
from evertill.kernel.errors import Fault
from evertill.ports.journal_rows import QueueState
from evertill.ui.frame.actions import Action
from evertill.ui.frame.navigation import Place
from evertill.ui.settings import UiSettings

ANNA_PIN, MIRA_PIN = "1111", "9999"
WATER, OAT_DRINK, CROISSANT, SOURDOUGH = "4099900000254", "4099900000193", "4099900000049", "4099900000056"
HONEY, TEA, MUG, SOCKS = "4099900000339", "4099900000377", "4099900000414", "4099900000506"
RUNNING_SOCKS = "4099900000490"


@dataclass(slots=True)
class Day:
    """One day at one till; a restart gives it another pair of hands."""

    hands: Hands
    shop: Shop
    queue: Callable[[], QueueState]
    sold: int = field(default=0)

    def open(self) -> None:
        """Sign on and count the float."""
        hands = self.hands
        hands.wait_for("the operators", self._state_is_known)
        hands.picture("01_sign_on")
        self._sign_on()
        hands.wait_for("the float", lambda: self._place() is Place.OPEN_TILL)
        hands.type("150")
        hands.picture("02_open_till")
        hands.press(Qt.Key.Key_Return)
        self._wait_to_sell()

    def sell_online(self) -> None:
        """Three items in exact cash: four actions. Then a weighed item, a note and change, a sale put aside."""
        hands = self.hands
        self._ring((WATER, OAT_DRINK, CROISSANT))
        hands.picture("03_sell_online")
        self._exact_cash()
        self._show("04_done")
        hands.type("3*")
        self._ring((WATER, HONEY))
        hands.type("0.845*10009")
        hands.press(Qt.Key.Key_Return)
        self._wait_lines(3)
        hands.press(Qt.Key.Key_F2)
        hands.type("oliv")
        hands.look(400)
        hands.picture("05_search")
        hands.press(Qt.Key.Key_Escape)
        hands.type("=")
        hands.wait_for("the payment", lambda: self._place() is Place.TENDER)
        hands.picture("06_tender")
        hands.type("50")
        hands.press(Qt.Key.Key_Return)
        self._wait_done()
        self._show("07_change")
        self._ring((MUG, SOCKS))
        hands.press(Qt.Key.Key_F4)
        hands.wait_for("an empty counter", lambda: hands.program.terminal.board.rung is None)
        self._ring((SOURDOUGH,))
        self._exact_cash()
        hands.press(Qt.Key.Key_F5)
        self._wait_lines(2)
        self._exact_cash()
        self._wait_all_sent("08_all_sent")

    def sell_by_card(self) -> None:
        """The first card is declined, nothing is charged and the sale goes on; the second one pays."""
        hands = self.hands
        self._ring((OAT_DRINK, TEA))
        self.shop.terminal.obey("decline")
        hands.press(Qt.Key.Key_F11)
        hands.wait_for("the card to be asked for", self._is_charging)
        hands.wait_for("the declined card", lambda: not self._is_charging())
        hands.look(250)
        hands.picture("22_card_declined")
        hands.press(Qt.Key.Key_F11)
        hands.wait_for("the card to be asked for", self._is_charging)
        hands.look(250)
        hands.picture("23_card_waits")
        self._wait_done()
        self._show("24_card_paid")

    def sell_offline(self) -> None:
        """The cable is out; nothing changes for the customer. The printer runs out of paper as well."""
        hands = self.hands
        self.shop.cable.command("cut")
        self._order_all_socks()
        for basket in ((WATER, WATER, OAT_DRINK), (CROISSANT, HONEY), (TEA,)):
            self._ring(basket)
            self._exact_cash()
        self.shop.printer.command("paper-out")
        self._ring((SOURDOUGH, WATER, SOCKS))
        self._exact_cash()
        hands.wait_for("the offline sign", lambda: not hands.program.till.link.is_up())
        hands.wait_for("waiting facts", lambda: self.queue().waiting > 0)
        hands.look(1500)
        hands.picture("09_offline_out_of_paper")
        self.shop.printer.command("paper-in")
        hands.wait_for("the waiting receipt", self._is_all_printed)
        self._ring((MUG, TEA, OAT_DRINK))
        hands.look(300)
        hands.picture("10_offline")

    def go_on_after_restart(self, hands: Hands) -> None:
        """The till was ended in the middle of a sale; everything is where it was."""
        self.hands = hands
        hands.wait_for("the sale from before the restart", lambda: hands.program.terminal.board.rung is not None)
        if self._place() is Place.SIGN_ON:
            self._sign_on()
        self._wait_to_sell()
        self._wait_lines(3)
        hands.picture("11_after_restart")
        self._exact_cash()
        self._ring((CROISSANT, CROISSANT))
        self._exact_cash()
        if not self.queue().waiting:
            raise Fault("The demo's facts should still wait for the link; this is a defect, please report it.")

    def come_back_online(self) -> None:
        """The cable is back; the queue empties by itself."""
        self.shop.cable.command("restore")
        self._wait_all_sent("12_caught_up")
        self.hands.press(Qt.Key.Key_F1)
        self.hands.look(400)
        self.hands.picture("13_help")
        self.hands.press(Qt.Key.Key_Escape)
        self.hands.wait_for("the last receipt", self._is_all_printed)

    def hand_out_an_order(self) -> None:
        """A customer orders online; the till says so, the order is picked by scanning and handed out on its code."""
        hands = self.hands
        self.shop.web.place(
            "W-1001", "Lena Brandt", ("HG02", "Mug, blue glaze", 1, 990), ("CL01", "Running socks", 1, 1490)
        )
        hands.wait_for("the online order", lambda: hands.program.terminal.board.pickup_count > 0)
        hands.look(150)
        hands.picture("14_order_arrived")
        self._open_orders()
        hands.press(Qt.Key.Key_Return)
        hands.look(150)
        for code in (MUG, RUNNING_SOCKS):
            hands.scan(code)
            hands.look(200)
        hands.picture("15_picking")
        hands.type("B-14")
        hands.press(Qt.Key.Key_Return)
        hands.wait_for("nothing left to pick", lambda: hands.program.terminal.board.pickup_count == 0)
        hands.scan(pickup_qr("W-1001", CODE))
        hands.look(250)
        hands.picture("16_hand_over")
        hands.press(Qt.Key.Key_Return)
        hands.look(200)
        hands.picture("17_handed_over")
        hands.press(Qt.Key.Key_Escape)
        self._wait_to_sell()

    def settle_the_oversell(self) -> None:
        """Socks were bought online and sold here while the cable was out: the manager's queue says so, and another
        article stands in."""
        hands = self.hands
        hands.wait_for("the oversell", lambda: hands.program.terminal.board.pickup_count > 0)
        self._open_orders()
        hands.picture("18_oversold")
        hands.type("CL01")
        hands.press(Qt.Key.Key_Return)
        hands.look(250)
        hands.picture("19_substituted")
        hands.press(Qt.Key.Key_Escape)
        self._wait_to_sell()

    def take_back_a_web_order(self) -> None:
        """Something of the order that was handed out comes back; the money goes back to where it came from."""
        hands = self.hands
        hands.press(Qt.Key.Key_F10)
        hands.touch("moreGroup-orders")
        hands.touch("more-orders")
        hands.type("W-1001")
        hands.look(150)
        hands.press(Qt.Key.Key_Right)
        hands.press(Qt.Key.Key_F8)
        hands.wait_for("the reasons", lambda: self._place() is Place.ASK)
        hands.press(Qt.Key.Key_1)
        hands.look(150)
        hands.press(Qt.Key.Key_1)  # back on the shelf
        hands.wait_for("the order again", lambda: self._place() is Place.ORDERS)
        hands.look(250)
        hands.picture("20_web_return")
        hands.press(Qt.Key.Key_Escape)
        hands.press(Qt.Key.Key_Escape)
        self._wait_all_sent("21_end_of_day")
        hands.wait_for("the last receipt", self._is_all_printed)

    def show_every_screen(self, settings: UiSettings) -> None:
        """Each page as a picture, those of the manager too; the sale that some need is given up again."""
        self.hands.program.terminal.do(Action.LOCK)
        self.hands.wait_for("the sign-on", lambda: self._place() is Place.SIGN_ON)
        self._sign_on(MIRA_PIN, at=3)
        Tour(self.hands, settings, lambda: self._ring((MUG, TEA, SOURDOUGH)), self._give_up).draw_all()

    def _give_up(self) -> None:
        self.hands.program.terminal.do(Action.CANCEL_SALE)
        self.hands.wait_for("the question why", lambda: self._place() is Place.ASK)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.wait_for("the sale given up", lambda: self._lines() == 0)

    def _order_all_socks(self) -> None:
        """Online, all the pairs that the shop would promise; the till cannot know."""
        pairs = self.shop.web.promised("CL02")
        self.shop.web.place("W-1002", "Tom Nowak", ("CL02", "Socks, 3-pack", pairs, 1290 * pairs))

    def _open_orders(self) -> None:
        self.hands.press(Qt.Key.Key_F9)
        self.hands.wait_for("the queue", lambda: self._place() is Place.PICKUP_ORDERS)
        self.hands.look(150)

    def _is_charging(self) -> bool:
        rung = self.hands.program.terminal.board.rung
        return rung is not None and rung.sale.attempt_id is not None

    def _is_all_printed(self) -> bool:
        return self.hands.program.till.waiting_documents() == 0

    def _sign_on(self, pin: str = ANNA_PIN, *, at: int = 1) -> None:
        """Whoever stands at this place among the operators."""
        for _ in range(at):
            self.hands.press(Qt.Key.Key_Right)
        self.hands.type(pin)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.wait_for("the sign-on", lambda: self._place() is not Place.SIGN_ON)

    def _ring(self, codes: Sequence[str]) -> None:
        for code in codes:
            before = self._pieces()
            self.hands.scan(code)
            self.hands.wait_for(f"the scan of {code}", lambda had=before: self._pieces() > had)  # type: ignore[misc]  # bound at once
            self.hands.look(40)

    def _exact_cash(self) -> None:
        self.hands.press(Qt.Key.Key_F12)
        self._wait_done()

    def _wait_done(self) -> None:
        board = self.hands.program.terminal.board
        self.hands.wait_for("the finished sale", lambda: board.done is not None and board.rung is None)
        self.sold += 1

    def _show(self, picture: str) -> None:
        """What came last is shown by now."""
        self.hands.look(250)
        self.hands.picture(picture)

    def _wait_lines(self, count: int) -> None:
        self.hands.wait_for(f"{count} lines", lambda: self._lines() >= count)

    def _wait_to_sell(self) -> None:
        self.hands.wait_for("the selling screen", lambda: self._place() in (Place.TILES, Place.DONE))
        self.hands.look(200)

    def _wait_all_sent(self, picture: str) -> None:
        def is_sent() -> bool:
            return self.queue().waiting == 0 and self.hands.program.till.link.is_up()

        self.hands.wait_for("the empty queue", is_sent)
        self.hands.look(1200)
        self.hands.picture(picture)

    def _state_is_known(self) -> bool:
        state = self.hands.program.terminal.board.state
        return state is not None and len(state.operators) > 0

    def _place(self) -> Place:
        return self.hands.program.terminal.place

    def _lines(self) -> int:
        rung = self.hands.program.terminal.board.rung
        return 0 if rung is None else len(rung.priced.lines)

    def _pieces(self) -> int:
        rung = self.hands.program.terminal.board.rung
        return 0 if rung is None else sum(line.line.quantity.micro for line in rung.priced.lines)
