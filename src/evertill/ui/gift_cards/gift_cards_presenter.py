"""A card by its number: scanned or typed, then paid with, paid back onto, or asked what it is worth.

A scan does at once what Enter would: the cashier scans, and it is paid.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes import ScannedCode
from evertill.kernel.money import Money, money_from_text
from evertill.kernel.secret import Secret
from evertill.operations.balances.asking import accounts_in, balance_call
from evertill.operations.balances.credit_balance import CreditBalance
from evertill.operations.balances.look_up_card import (
    AccountSeen,
    CardLookedUp,
    LookUpCard,
    LookUpOutcome,
    account_seen,
)
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.pay_cash import TenderRefused
from evertill.ports.backend_calls import CallAnswer, Capability, Done
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FormView, Turn, choose, press, value_of
from evertill.ui.frame.keys import Key
from evertill.ui.frame.navigation import Place
from evertill.ui.gift_cards.gift_cards_view import (
    AMOUNT,
    NUMBER,
    CardDeed,
    gift_card_view,
    main_deed,
    worth_sentence,
)
from evertill.ui.tender.tender_presenter import TenderPresenter
from evertill.ui.words import tr


class CardScreen(Protocol):
    """Draws the form."""

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        ...


class GiftCardsPresenter:
    """One for the terminal. The number is never kept: the form forgets it when it is left."""

    def __init__(self, shared: Shared, tender: TenderPresenter) -> None:
        self._shared = shared
        self._tender = tender
        self._screen: CardScreen | None = None
        self._view = gift_card_view(None, shared.formats)
        shared.navigator.listen(self._on_place)

    def show_on(self, screen: CardScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """The place came to the front."""
        self._renew()

    def choose(self, name: str, value: str) -> None:
        """A field was tapped."""
        self._view = choose(self._view, name, value)
        self._draw()

    def press(self, key: Key) -> None:
        """A key of the letters."""
        self.on_key(key)

    def on_key(self, key: Key) -> bool:
        """Characters go into the form; Enter does the main thing once there is a number."""
        self._view, turn = press(self._view, key)
        if turn is Turn.LEFT or turn is Turn.NOT_TAKEN:
            return False
        if turn is Turn.FINISHED:
            self.do(main_deed(self._view))
        self._draw()
        return True

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The number of a card."""
        self._view = choose(self._view, NUMBER, scanned.text)
        self.do(main_deed(self._view))
        return True

    def do(self, name: str) -> None:
        """A button, or Enter."""
        deed = CardDeed(name)
        number = Secret(value_of(self._view, NUMBER))
        try:
            amount = self._amount()
        except ValueError:
            sample = self._shared.formats.amount(Money(1250, self._shared.board.currency))
            self._say(tr("That is no amount; type it like {sample}.", sample=sample), is_bad=True)
            return
        if not number.reveal():
            self._say(tr("Scan the card or type its number first."), is_bad=True)
        elif deed is CardDeed.PAY:
            self._forget()
            self._tender.balances.take(number, amount)
        else:
            self._ask(number, self._pay_back_onto(amount) if deed is CardDeed.PAY_BACK else self._show_worth)

    # --- asking
    def _ask(self, number: Secret, then: "Callable[[AccountSeen], None]") -> None:
        self._say(tr("Asking about the card…"), is_busy=True)
        self._shared.submitter.submit(
            LookUpCard(number), lambda outcome: self._looked_up(outcome, then), lambda: self._say("")
        )

    def _looked_up(self, outcome: LookUpOutcome, then: "Callable[[AccountSeen], None]") -> None:
        match outcome:
            case CardLookedUp() as found:
                self._shared.parts.backend.ask(
                    Capability.BALANCES,
                    balance_call(found.number_hash),
                    lambda answer: self._answered(answer, found, then),
                )
            case TenderRefused(sentence):
                self._say(sentence, is_bad=True)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._say("")
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _answered(self, answer: CallAnswer, found: CardLookedUp, then: "Callable[[AccountSeen], None]") -> None:
        if isinstance(answer, Done):
            told = [seen for one in accounts_in(answer.document) if (seen := account_seen(dict(one))) is not None]
            if told:
                then(told[0])
            else:
                self._say(tr("The backend does not know this card; look at its number."), is_bad=True)
        elif found.copied is not None and found.as_of is not None:
            as_of = self._shared.formats.moment(found.as_of)
            worth = worth_sentence(found.copied, self._shared.formats)
            if then == self._show_worth:
                self._say(tr("{worth} That was at {time}; the backend cannot be asked now.", worth=worth, time=as_of))
            else:
                then(found.copied)
        else:
            self._say(tr("The backend cannot be asked now, and this till knows nothing of this card."), is_bad=True)

    def _show_worth(self, seen: AccountSeen) -> None:
        self._say(worth_sentence(seen, self._shared.formats), is_bad=seen.available.minor <= 0)

    def _pay_back_onto(self, amount: Money | None) -> "Callable[[AccountSeen], None]":
        def pay(seen: AccountSeen) -> None:
            self._forget()
            self._tender.take_by(CreditBalance(seen.onto, amount))

        return pay

    # --- the form
    def _amount(self) -> Money | None:
        """What was typed; None for nothing. ValueError for what is no amount above nothing."""
        rung = self._shared.board.rung
        if rung is None or not any(field.name == AMOUNT for field in self._view.fields):
            return None
        typed = value_of(self._view, AMOUNT).strip()
        if not typed:
            return None
        amount = money_from_text(typed.replace(self._shared.formats.decimal_sign, "."), rung.sale.currency)
        if amount.minor <= 0:
            raise ValueError("nothing, or less")
        return amount

    def _say(self, sentence: str, *, is_bad: bool = False, is_busy: bool = False) -> None:
        self._view = replace(self._view, message=sentence, is_bad=is_bad, is_busy=is_busy)
        self._draw()

    def _renew(self) -> None:
        self._view = gift_card_view(self._shared.board.rung, self._shared.formats)
        self._draw()

    def _forget(self) -> None:
        """The number is not kept."""
        self._view = gift_card_view(self._shared.board.rung, self._shared.formats)

    def _on_place(self, place: Place) -> None:
        if place is not Place.GIFT_CARDS:
            self._forget()

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view)
