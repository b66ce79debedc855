"""A card by its number: scanned or typed, then paid with, paid back onto, or asked what it is worth.

A scan does at once what Enter would: the cashier scans, and it is paid.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from evertill.domain.balances.balance import AccountState
from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.money import Money, money_from_text
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.balances.asking import accounts_in, balance_call
from evertill.operations.balances.credit_balance import CreditBalance
from evertill.operations.balances.look_up_card import (
    AccountSeen,
    CardLookedUp,
    LookUpCard,
    LookUpOutcome,
    account_seen,
)
from evertill.operations.balances.sell_card import CardToSell, SellCard, SellCardOutcome
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.paying.pay_cash import TenderRefused
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded
from evertill.ports.backend_calls import CallAnswer, Capability, Done
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_at_hand import FormAtHand
from evertill.ui.form.form_view import choose
from evertill.ui.frame.navigation import Place
from evertill.ui.gift_cards.gift_cards_view import (
    AMOUNT,
    KIND,
    NUMBER,
    CardDeed,
    gift_card_view,
    main_deed,
    worth_sentence,
)
from evertill.ui.tender.tender_presenter import TenderPresenter
from evertill.ui.words import tr

Told = Callable[[CardLookedUp, AccountSeen], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """Why a card is looked up, and who hears what of it."""

    then: Told
    is_only_told: bool = False
    """An older copy does as well."""
    takes_unknown: Callable[[CardLookedUp, bool], None] | None = None
    """Told of a card that nobody knows, and whether the backend said so itself."""


class GiftCardsPresenter:
    """One for the terminal. The number is never kept: the form forgets it when it is left."""

    def __init__(self, shared: Shared, tender: TenderPresenter) -> None:
        self._shared = shared
        self._tender = tender
        self._is_at_desk = True
        self.form = FormAtHand(gift_card_view(None, shared.formats), lambda: self.do(main_deed(self.form.view)))
        shared.navigator.listen(self._on_place)

    def shown(self) -> None:
        """The place came to the front: from paying, or from "More"."""
        self._is_at_desk = not self._tender.wants_card
        self._forget()

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The number of a card; what is typed next is what it is sold for."""
        filled = choose(self.form.view, NUMBER, scanned.text)
        self.form.show(replace(filled, current=len(filled.fields) - 1))
        self.do(main_deed(filled))
        return True

    def do(self, name: str) -> None:
        """A button, or Enter."""
        deed = CardDeed(name)
        number = Secret(self.form.value(NUMBER))
        try:
            amount = self._amount()
        except ValueError:
            sample = self._shared.formats.amount(Money(1250, self._shared.board.currency))
            self._say(tr("That is no amount; type it like {sample}.", sample=sample), is_bad=True)
            return
        if deed in {CardDeed.SELL, CardDeed.MAKE} and amount is None:
            self._say(tr("Type the amount that it is sold for first."), is_bad=True)
        elif deed is CardDeed.MAKE and amount is not None:
            self._sell(SellCard(amount, voucher=self._kind()))
        elif not number.reveal():
            self._say(tr("Scan the card or type its number first."), is_bad=True)
        else:
            self._do_with(deed, number, amount)

    def _do_with(self, deed: CardDeed, number: Secret, amount: Money | None) -> None:
        match deed:
            case CardDeed.PAY:
                self._forget()
                self._tender.balances.take(number, amount or self._tender.share)
            case CardDeed.PAY_BACK:
                self._ask(number, Asked(then=self._pay_back_onto(amount)))
            case CardDeed.SELL:
                assert amount is not None
                self._ask(number, self._selling(amount))
            case CardDeed.ASK | CardDeed.MAKE:
                self._ask(number, Asked(then=self._show_worth, is_only_told=True))

    # --- asking
    def _ask(self, number: Secret, asked: Asked) -> None:
        self._say(tr("Asking about the card…"), is_busy=True)
        self._shared.submitter.submit(
            LookUpCard(number), lambda outcome: self._looked_up(outcome, asked), lambda: self._say("")
        )

    def _looked_up(self, outcome: LookUpOutcome, asked: Asked) -> None:
        match outcome:
            case CardLookedUp() as found:
                self._shared.parts.backend.ask(
                    Capability.BALANCES,
                    balance_call(found.number_hash),
                    lambda answer: self._answered(answer, found, asked),
                )
            case TenderRefused(sentence):
                self._say(sentence, is_bad=True)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._say("")
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _answered(self, answer: CallAnswer, found: CardLookedUp, asked: Asked) -> None:
        if not isinstance(answer, Done):
            self._unanswered(found, asked)
            return
        told = [seen for one in accounts_in(answer.document) if (seen := account_seen(dict(one))) is not None]
        if told:
            asked.then(found, told[0])
        elif asked.takes_unknown is not None:
            asked.takes_unknown(found, True)
        else:
            self._say(tr("The backend does not know this card; look at its number."), is_bad=True)

    def _unanswered(self, found: CardLookedUp, asked: Asked) -> None:
        copied, as_of = found.copied, found.as_of
        if copied is not None and as_of is not None and asked.is_only_told:
            worth, time = worth_sentence(copied, self._shared.formats), self._shared.formats.moment(as_of)
            self._say(tr("{worth} That was at {time}; the backend cannot be asked now.", worth=worth, time=time))
        elif asked.takes_unknown is not None:
            asked.takes_unknown(found, False)
        elif copied is not None:
            asked.then(found, copied)
        else:
            self._say(tr("The backend cannot be asked now, and this till knows nothing of this card."), is_bad=True)

    def _show_worth(self, found: CardLookedUp, seen: AccountSeen) -> None:
        self._say(worth_sentence(seen, self._shared.formats), is_bad=seen.available.minor <= 0)

    def _pay_back_onto(self, amount: Money | None) -> Told:
        def pay(found: CardLookedUp, seen: AccountSeen) -> None:
            self._forget()
            self._tender.take_by(CreditBalance(seen.onto, amount))

        return pay

    def _kind(self) -> str:
        """The voucher that it is sold as; a gift card without."""
        return self.form.value(KIND) if any(field.name == KIND for field in self.form.view.fields) else ""

    def _selling(self, amount: Money) -> Asked:
        kind = self._kind()

        def known(found: CardLookedUp, seen: AccountSeen) -> None:
            if seen.state is AccountState.VOID:
                self._show_worth(found, seen)
                return
            is_load = seen.state is AccountState.ACTIVE
            account, tax_class = seen.onto.account, seen.tax_class
            card = CardToSell(found.number_hash, found.last_four, account, is_load, tax_class=tax_class)
            self._sell(SellCard(amount, card, kind))

        def unknown(found: CardLookedUp, is_confirmed: bool) -> None:
            account = None if found.copied is None else found.copied.onto.account
            card = CardToSell(found.number_hash, found.last_four, account, is_confirmed=is_confirmed)
            self._sell(SellCard(amount, card, kind))

        return Asked(then=known, takes_unknown=unknown)

    def _sell(self, command: SellCard) -> None:
        self._shared.submitter.submit(command, self._sold, lambda: self._say(""))

    def _sold(self, outcome: SellCardOutcome) -> None:
        match outcome:
            case ItemAdded(rung):
                self._forget()
                self._shared.board.put_sale(rung)
                self._shared.navigator.home()
            case EntryNotPossible(sentence):
                self._say(sentence, is_bad=True)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._say("")
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    # --- the form
    def _amount(self) -> Money | None:
        """What was typed; None for nothing. ValueError for what is no amount above nothing."""
        if not any(field.name == AMOUNT for field in self.form.view.fields):
            return None
        typed = self.form.value(AMOUNT).strip()
        if not typed:
            return None
        amount = money_from_text(typed.replace(self._shared.formats.decimal_sign, "."), self._shared.board.currency)
        if amount.minor <= 0:
            raise ValueError("nothing, or less")
        return amount

    def _say(self, sentence: str, *, is_bad: bool = False, is_busy: bool = False) -> None:
        self.form.say(sentence, is_bad=is_bad, is_busy=is_busy)

    def _forget(self) -> None:
        """The number is not kept."""
        shared = self._shared
        state = shared.board.state
        vouchers = () if state is None else state.policy.vouchers.types
        view = gift_card_view(shared.board.rung, shared.formats, is_at_desk=self._is_at_desk, vouchers=vouchers)
        self.form.show(view)

    def _on_place(self, place: Place) -> None:
        if place is not Place.GIFT_CARDS:
            self._forget()
