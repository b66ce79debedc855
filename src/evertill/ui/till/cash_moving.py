"""Asks how much, why, and of a pickup into which bag; then moves the cash."""

from decimal import Decimal
from typing import assert_never

from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.policy.till import CashMove
from evertill.kernel.money import Money, currency_exponent, money_from_text
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.till.move_cash import CashMoved, MoveCash, MoveCashOutcome
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.feature.feature import Shared
from evertill.ui.till.screen_words import screen_words
from evertill.ui.words import tr

LEAVE, NO_BAG = "leave", "noBag"
_BAG_DIGITS = 0


def ask_amount(shared: Shared, move: CashMove) -> None:
    """How much cash is it?"""
    currency = shared.board.currency
    view = AskView(
        icon="cash",
        tint=Tint.CALM,
        title=_titles()[move],
        sentence=_sentences()[move],
        number=NumberField(tr("amount, {currency}", currency=currency), tr("Amount"), currency_exponent(currency)),
        choices=(Choice(LEAVE, tr("Leave it"), tr("Esc")),),
    )

    def keyed(number: Decimal) -> None:
        _ask_reason(shared, move, money_from_text(str(number), currency))

    shared.ask.ask(Question(view, chosen=lambda _: None, number=keyed))


def _ask_reason(shared: Shared, move: CashMove, amount: Money) -> None:
    state, words = shared.board.state, screen_words()
    assert state is not None, "nobody moves cash before the counter is known"
    offered = state.policy.reasons.of(ReasonFor(move.value))
    view = AskView(
        icon="cash",
        tint=Tint.CALM,
        title=f"{_titles()[move]}: {shared.formats.money(amount)}",
        sentence=tr("Why? The reason is printed on the slip and kept in the journal."),
        choices=tuple(
            Choice(reason.code, words.reason_name(reason.code, reason.label), is_main=at == 0)
            for at, reason in enumerate(offered)
        ),
    )

    def chosen(code: str) -> None:
        command = MoveCash(move, amount, code)
        if move is CashMove.PICKUP:
            _ask_bag(shared, command)
        else:
            _submit(shared, command)

    shared.ask.ask(Question(view, chosen=chosen))


def _ask_bag(shared: Shared, command: MoveCash) -> None:
    view = AskView(
        icon="cash",
        tint=Tint.CALM,
        title=tr("Which bag?"),
        sentence=tr("Key the number on the deposit bag; it stands on the slip and in the journal."),
        number=NumberField(tr("bag no."), tr("Number of the bag"), _BAG_DIGITS),
        choices=(Choice(NO_BAG, tr("No bag"), is_main=True),),
    )

    def keyed(number: Decimal) -> None:
        _submit(shared, MoveCash(command.move, command.amount, command.reason, bag=format(number, "f")))

    shared.ask.ask(Question(view, chosen=lambda _: _submit(shared, command), number=keyed))


def _submit(shared: Shared, command: MoveCash) -> None:
    shared.submitter.submit(command, lambda outcome: _show(shared, outcome))


def _show(shared: Shared, outcome: MoveCashOutcome) -> None:
    match outcome:
        case CashMoved(_, move, amount):
            shared.speaker.note(
                tr(
                    "{what}: {amount} is in the journal; the drawer opens and the slip prints.",
                    what=_titles()[move],
                    amount=shared.formats.money(amount),
                )
            )
        case EntryNotPossible(sentence):
            shared.speaker.warn(sentence)
        case SignOnNeeded() | TillNotOpen() | NotAllowed():
            shared.speaker.refuse(outcome)
        case _:
            assert_never(outcome)


def _titles() -> dict[CashMove, str]:
    return {
        CashMove.PAID_IN: tr("Paid in"),
        CashMove.PAID_OUT: tr("Paid out"),
        CashMove.PICKUP: tr("Pickup"),
        CashMove.LOAN: tr("Loan"),
    }


def _sentences() -> dict[CashMove, str]:
    return {
        CashMove.PAID_IN: tr("Key how much cash comes into the drawer without a sale."),
        CashMove.PAID_OUT: tr("Key how much cash is paid out of the drawer without a sale."),
        CashMove.PICKUP: tr("Key how much cash leaves the drawer for the safe or the bank."),
        CashMove.LOAN: tr("Key how much change is put into the drawer."),
    }
