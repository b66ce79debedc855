"""Takes cash for the sale: exact, a note, a typed amount or a part; what settles the sale finishes it."""

from dataclasses import replace
from decimal import Decimal
from typing import Protocol, assert_never

from evertill.domain.policy.tenders import TenderType
from evertill.domain.selling.sale import TenderKind
from evertill.kernel.money import Money, money_from_text
from evertill.operations.balances.credit_balance import CreditBalance
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.owe_refund import OweRefund
from evertill.operations.selling.paying.pay_cash import PayCash, PayOutcome, RemoveTenders, TenderRefused, TenderTaken
from evertill.operations.selling.paying.pay_other import PayOther
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.ports.attempts import CardDesk
from evertill.ports.backend_desk import BackendDesk
from evertill.ports.formats import Formats
from evertill.ui.done.done_presenter import DonePresenter
from evertill.ui.entry.entry_presenter import EntryPresenter, NumberWanted, ReferenceWanted
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place, Stand
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.tender.balance_presenter import BalancePresenter
from evertill.ui.tender.card_presenter import CardPresenter
from evertill.ui.tender.freshness import Freshness
from evertill.ui.tender.own_means import CARD_CODE, CASH_OUT_CODE, CREDIT_CODE, POINTS_CODE, SPLIT_CODE, own_means
from evertill.ui.tender.paying_back import command_for, pays_in_cash, pays_to_card
from evertill.ui.tender.shares import Shares
from evertill.ui.tender.tender_view import OWE, TenderView, tender_view
from evertill.ui.words import tr


class TenderScreen(Protocol):
    """Draws what is due and how to pay it."""

    def show_view(self, view: TenderView) -> None:
        """Draw this."""
        ...


class TenderPresenter:
    """One for the terminal. The same key pressed twice pays once: the second finds nothing to pay."""

    def __init__(
        self,
        submitter: Submitter,
        board: Board,
        navigator: Navigator,
        entry: EntryPresenter,
        speaker: Speaker,
        sound: Sounder,
        done: DonePresenter,
        formats: Formats,
        cards: CardDesk,
        backend: BackendDesk,
        freshness: Freshness,
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._navigator = navigator
        self._entry = entry
        self._speaker = speaker
        self._sound = sound
        self._done = done
        self._formats = formats
        self._backend = backend
        self._screen: TenderScreen | None = None
        self.wants_card = False
        """Whether the screen of gift cards was opened to pay."""
        self.card = CardPresenter(
            submitter,
            board,
            navigator,
            entry,
            speaker,
            sound,
            formats,
            cards,
            finished=self._finished,
            changed=self._card_changed,
            undone=self._give_back_next,
        )
        self.shares = Shares()
        self._gives_back = False
        self.balances = BalancePresenter(
            submitter,
            board,
            navigator,
            speaker,
            sound,
            formats,
            backend,
            finished=self._finished,
            changed=self._card_changed,
        )
        self._freshness = freshness
        board.on_sale(self._draw)
        navigator.listen(self._on_place)

    def show_on(self, screen: TenderScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def open(self) -> None:
        """On to payment."""
        if self._board.rung is None or not self._board.rung.priced.lines:
            self._speaker.warn(tr("There is nothing to pay yet; scan the first item."))
        else:
            self._freshness.then(lambda: self._navigator.go(Place.TENDER))

    def pay_exactly(self) -> None:
        """Exactly what is due, in cash; from the sale itself only once its prices stand."""
        if self._navigator.place is Place.TENDER:
            self._pay_exactly()
        else:
            self._freshness.then(self._pay_exactly)

    def _pay_exactly(self) -> None:
        if self._board.rung is None:
            if self._board.done is None:
                self._speaker.warn(tr("There is nothing to pay yet; scan the first item."))
            return
        if self.is_busy:
            return
        if self._navigator.place is not Place.TENDER and not pays_in_cash(self._board.rung):
            self.open()  # the money goes elsewhere first: show where
            return
        self._submitter.submit(PayCash(self.share), self._show)

    def go_on(self) -> None:
        """Enter: exactly what is due in cash; where money goes back, the next step of the plan."""
        rung = self._board.rung
        if rung is not None and rung.refund is not None and rung.refund.steps:
            self.pay_back(0)
        else:
            self.pay_exactly()

    def pay_back(self, at: int) -> None:
        """This step of the plan: to the card it came from, onto the balance, out of the drawer."""
        rung, state = self._board.rung, self._board.state
        if rung is None or state is None or rung.refund is None or self.card.is_busy or at >= len(rung.refund.steps):
            return
        if at == OWE:
            self._submitter.submit(OweRefund(), self._show)
            return
        step = rung.refund.steps[at]
        if pays_to_card(step):
            self.card.take(Money(-step.amount, rung.sale.currency))
        else:
            self._submitter.submit(command_for(step, rung, state.policy), self._show)

    def pay_card(self) -> None:
        """By card: what is typed, else all that is due."""
        number = self._entry.take_typed_number() if self._navigator.place is Place.TENDER else None
        rung = self._board.rung
        if self.balances.is_busy:
            return
        if number is None or rung is None or self.card.is_busy:
            self.card.take(self.share)
            return
        amount = money_from_text(str(number), rung.sale.currency)
        self.card.take(-amount if rung.settlement.remaining.minor < 0 else amount)

    def pay_by_name(self, code: str) -> None:
        """By a means that the shop takes by name: what is typed, else all that is due; its number is asked for."""
        means = next((one for one in self._means() if one.code == code), None)
        rung = self._board.rung
        if means is None or rung is None or self.is_busy:
            return
        if code in {CARD_CODE, SPLIT_CODE}:
            self.wants_card = code == CARD_CODE
            self._navigator.go(Place.GIFT_CARDS if self.wants_card else Place.SPLIT)
            return
        number = self._entry.take_typed_number()
        if code == CASH_OUT_CODE:
            self._pay_cash_out(number)
            return
        amount = self.share if number is None else money_from_text(str(number), rung.sale.currency)
        if code == CREDIT_CODE:
            self.take_by(CreditBalance(amount=amount))
            return
        if code == POINTS_CODE:
            self.balances.take_points(amount)
            return
        if number is not None and amount is not None and rung.settlement.remaining.minor < 0:
            amount = -amount
        if not means.needs_reference:
            self._submitter.submit(PayOther(code, amount), self._show)
            return
        self._speaker.note(tr("Scan the number of the {means}, or type it and press Enter.", means=means.label))
        self._entry.want_reference(
            ReferenceWanted(
                means.label, tr("Number, as it is printed"), lambda number: self._give_number(code, amount, number)
            )
        )

    def _pay_cash_out(self, number: Decimal | None) -> None:
        """By card, with so much cash on top; what is not typed is asked for."""
        rung = self._board.rung
        if rung is None:
            return
        if number is None:
            self._speaker.note(tr("Type how much cash the customer wants, and press Enter."))
            self._entry.want_number(NumberWanted(tr("cash out"), tr("Cash to pay out"), 2, self._pay_cash_out_of))
        else:
            self._pay_cash_out_of(number)

    def _pay_cash_out_of(self, number: Decimal) -> None:
        self._want_cash()
        self.card.take(self.share, money_from_text(str(number), self._board.currency))

    def take_by(self, command: Command[PayOutcome]) -> None:
        """By a command of another screen; what comes of it is shown here."""
        self._submitter.submit(command, self._show)

    @property
    def is_busy(self) -> bool:
        """Whether the sale waits for the card terminal or for the backend."""
        return self.card.is_busy or self.balances.is_busy

    def _give_number(self, code: str, amount: Money | None, reference: str) -> None:
        self._want_cash()
        self._submitter.submit(PayOther(code, amount, reference), self._show)

    def _means(self) -> tuple[TenderType, ...]:
        state, rung = self._board.state, self._board.rung
        if state is None or rung is None:
            return ()
        is_paying_out = rung.settlement.remaining.minor < 0
        own = own_means(
            is_connected=self._backend.is_connected,
            is_paying_out=is_paying_out,
            pays_cash_out=self.card.pays_cash_out,
            has_points=state.policy.points.is_taken and rung.sale.customer_id is not None,
        )
        return (*own, *state.policy.tenders.types)

    def pay(self, amount: Money) -> None:
        """This much is handed over; of one share of many no more is taken than the share, and the rest given back."""
        share = self.share
        if share is None or amount.minor <= share.minor:
            self._submitter.submit(PayCash(amount), self._show)
            return
        change = self._formats.money(amount - share)
        self._submitter.submit(PayCash(share, handed_over=amount), lambda outcome: self._show_share(outcome, change))

    def _show_share(self, outcome: PayOutcome, change: str) -> None:
        self._show(outcome)
        if isinstance(outcome, TenderTaken):
            self._speaker.note(tr("Give {amount} back; the next share is still to pay.", amount=change))

    @property
    def share(self) -> Money | None:
        """What the one pays whose turn it is; None where all that is due is paid at once."""
        rung = self._board.rung
        share = self.shares.now(rung)
        return None if rung is None or share is None or share.amount == rung.settlement.remaining else share.amount

    def remove_tenders(self) -> None:
        """Give the cash taken so far back; where only a card was taken, have the terminal undo it."""
        self._gives_back = True
        if self._has_only_cards():
            self.card.undo()
            return
        self._submitter.submit(RemoveTenders(), self._show_removed)

    def _has_only_cards(self) -> bool:
        tenders = () if self._board.rung is None else self._board.rung.sale.tenders
        is_all = all(tender.kind is TenderKind.CARD for tender in tenders)
        return bool(tenders) and is_all and not self._has_vouchers()

    def _has_vouchers(self) -> bool:
        rung = self._board.rung
        return rung is not None and any(line.redeems is not None for line in rung.sale.lines)

    def _give_back_next(self) -> None:
        """Whoever gives up in the middle of a split gets every card undone, one after the other."""
        if self._gives_back and self._has_only_cards():
            self.card.undo()
        else:
            self._gives_back = False

    def on_key(self, key: Key) -> bool:
        """Digits and Enter take an amount, Enter alone the exact one; Esc goes back while nothing is taken.

        While a card payment holds the sale, all keys are about that.
        """
        if self.card.on_key(key) or self.balances.on_key(key):
            return True
        if self._entry.press_number(key):
            return True
        if key.name is KeyName.ESCAPE and self._entry.wants_reference:
            self._want_cash()
            return True
        if key.name is KeyName.ESCAPE:
            self.leave()
            return True
        if key.name is KeyName.DELETE:
            self.remove_tenders()
            return True
        return False

    def leave(self) -> None:
        """Back to the sale."""
        if self._board.rung is not None and self._board.rung.sale.is_part_paid:
            self._speaker.warn(
                tr("Part of the sale is paid, so it cannot be changed; finish it, or give the cash back first.")
            )
        else:
            self._navigator.home()

    def _take_number(self, number: Decimal) -> None:
        rung = self._board.rung
        if rung is None:
            return
        amount = money_from_text(str(number), rung.sale.currency)
        self.pay(-amount if rung.settlement.remaining.minor < 0 else amount)

    def _show(self, outcome: PayOutcome) -> None:
        match outcome:
            case SaleDone():
                self._finished(outcome)
            case TenderTaken(rung):
                self._sound(Tone.ACCEPTED)
                self._speaker.clear()
                self._board.put_sale(rung)
                self._navigator.go(Place.TENDER)
            case TenderRefused(sentence):
                self._speaker.warn(sentence)
            case NothingToChange():
                if self._board.done is None:
                    self._speaker.warn(tr("There is nothing to pay; the sale is empty. Scan the first item."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _finished(self, done: SaleDone) -> None:
        self._sound(Tone.DONE)
        self._speaker.clear()
        self._entry.clear()
        self.shares.clear()
        self._gives_back = False
        self._board.put_done(done)
        self._done.show_done(done)
        self._navigator.go(Place.DONE)

    def _show_removed(self, outcome: ChangeOutcome) -> None:
        match outcome:
            case SaleChanged(rung):
                self._board.put_sale(rung)
                self._speaker.note(
                    tr("Take back what the customer was given: nothing went back, and the sale can be changed again.")
                    if rung.settlement.remaining.minor < 0
                    else tr("Give the cash back to the customer: nothing is paid, and the sale can be changed again.")
                )
                self._navigator.go(Place.TENDER)
                self._give_back_next()
            case NothingToChange() | EntryNotPossible():
                self._speaker.warn(tr("Nothing was taken for this sale, so there is nothing to give back."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _card_changed(self) -> None:
        if self._navigator.place is Place.TENDER and not self.is_busy:
            self._want_cash()
        elif self.balances.is_busy:
            self._entry.want_number(None)
        self._draw()

    def _want_cash(self) -> None:
        self._entry.want_amount(tr("cash"), tr("Amount of cash"), self._take_number, self.go_on)

    def _on_place(self, place: Place) -> None:
        if place is not Place.GIFT_CARDS:
            self.wants_card = False
        if place is Place.TENDER:
            if not self.is_busy:
                self._want_cash()
            self._draw()
        elif place.stand is not Stand.ALONE and place not in {Place.ASK, Place.OPEN_TILL, Place.CLOSE_TILL}:
            self._entry.want_number(None)

    def _draw(self) -> None:
        if self._screen is not None and self._board.rung is not None and self._navigator.place is Place.TENDER:
            state, share = self._board.state, self.shares.now(self._board.rung)
            notes = () if state is None else state.policy.note_values_minor
            view = tender_view(self._board.rung, self._formats, share, notes)
            self._screen.show_view(
                replace(
                    view,
                    card=self.card.view or self.balances.view,
                    takes_cards=self.card.takes_cards,
                    means=self._means(),
                )
            )
