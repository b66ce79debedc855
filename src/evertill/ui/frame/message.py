"""The message strip: one sentence on what happened, what it means for the sale, what to do next. Nothing to dismiss."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Protocol, assert_never

from evertill.domain.people.people import Right
from evertill.kernel.errors import Fault
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.counter.entitled import Barred
from evertill.operations.people.proof import Proof
from evertill.operations.people.with_approval import ApprovalOutcome, ApprovalRefused, Approved, WithApproval
from evertill.ui.frame.desks import CommandDesk, Outcome
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.words import told, tr


class Level(StrEnum):
    """How much a message matters."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence on the strip."""

    level: Level
    sentence: str
    passes: bool = False
    """It goes by itself after a while."""


class Strip(Protocol):
    """Draws the message, or nothing."""

    def show_message(self, message: Message | None) -> None:
        """Show it in place of what was there."""
        ...


class Speaker:
    """Says things on the strip, with a tone for what went wrong; the next key, tap or scan takes them away."""

    def __init__(self, sound: Sounder) -> None:
        self._sound = sound
        self._strips: list[Strip] = []
        self._message: Message | None = None

    @property
    def message(self) -> Message | None:
        """What is said now."""
        return self._message

    def show_on(self, strip: Strip) -> None:
        """Also draw on this strip."""
        self._strips.append(strip)

    def note(self, sentence: str) -> None:
        """Something went as wanted, and is worth saying."""
        self._put(Message(Level.NOTE, sentence, passes=True))

    def hint(self, sentence: str) -> None:
        """Worth knowing, nothing to do about: said only while nothing else is, and without a tone."""
        if self._message is None:
            self._put(Message(Level.WARNING, sentence, passes=True))

    def warn(self, sentence: str) -> None:
        """Not done; the operator can do something about it."""
        self._sound(Tone.ATTENTION)
        self._put(Message(Level.WARNING, sentence))

    def fail(self, fault: Fault) -> None:
        """The world failed us."""
        self._sound(Tone.ATTENTION)
        self._put(Message(Level.ERROR, fault.text))

    def refuse(self, barred: Barred) -> None:
        """Nobody may do this, or not yet."""
        self.warn(barred_sentence(barred))

    def clear(self) -> None:
        """Nothing to say any more."""
        if self._message is not None:
            self._put(None)

    def _put(self, message: Message | None) -> None:
        if message is not None:
            message = replace(message, sentence=told(message.sentence))
        self._message = message
        for strip in self._strips:
            strip.show_message(message)


Verdict = Callable[[ApprovalRefused | None], None]
"""Told why an approval did not do, or None once it did."""


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """A command that was refused for want of a right, and how somebody who has it may let it be done."""

    refusal: NotAllowed
    give: Callable[[Proof, str, Verdict], bool]
    """Do it with this proof and reason. False: the desk is full, which was said. A fault is said too, and told as
    an approval that did."""
    leave: Callable[[], None]
    """Nobody lets it be done."""


class Submitter:
    """Hands commands to the desk for a presenter: faults and a full queue are said on the strip.

    What is refused for want of a right is first shown to whoever asks for approvals; the presenter hears of it only
    if nobody lets it be done.
    """

    def __init__(self, desk: CommandDesk, speaker: Speaker) -> None:
        self._desk = desk
        self._speaker = speaker
        self._ask: Callable[[ApprovalRequest], bool] | None = None

    def ask_approval_by(self, ask: Callable[[ApprovalRequest], bool]) -> None:
        """Whom to show refusals to; False from there: it cannot be asked now."""
        self._ask = ask

    def submit(
        self,
        command: Command[Outcome],
        then: Callable[[Outcome], None],
        failed: Callable[[], None] | None = None,
    ) -> bool:
        """Queue the command; `failed` runs beside the message when nothing came of it."""

        def on_outcome(outcome: Outcome) -> None:
            if not isinstance(outcome, NotAllowed) or outcome.is_stale or self._ask is None:
                then(outcome)
                return
            request = ApprovalRequest(outcome, give, lambda: then(outcome))
            if not self._ask(request):
                then(outcome)

        def give(proof: Proof, reason: str, verdict: Verdict) -> bool:
            def on_answer(answer: ApprovalOutcome[Outcome]) -> None:
                if isinstance(answer, Approved):
                    verdict(None)
                    then(answer.outcome)
                else:
                    verdict(answer)

            def gave_up() -> None:
                verdict(None)
                if failed is not None:
                    failed()

            return self._submit(WithApproval(command, proof, reason), on_answer, gave_up)

        return self._submit(command, on_outcome, failed)

    def _submit(
        self, command: Command[Outcome], then: Callable[[Outcome], None], failed: Callable[[], None] | None
    ) -> bool:
        def on_fault(fault: Fault) -> None:
            self._speaker.fail(fault)
            if failed is not None:
                failed()

        if self._desk.submit(command, then, on_fault):
            return True
        self._speaker.warn(
            tr("The till is still busy with what was asked before, so this was not done; wait, then do it again.")
        )
        if failed is not None:
            failed()
        return False


def barred_sentence(barred: Barred) -> str:
    """Why a command was not even tried."""
    match barred:
        case SignOnNeeded():
            return tr("Nobody is signed on, so nothing was changed; sign on with your PIN first.")
        case TillNotOpen():
            return tr("The till is not open, so nothing was changed; open it with its float first.")
        case NotAllowed(is_stale=True):
            return tr(
                "This till has not heard from the backend for too long to honour that right, so nothing was changed "
                "and the sale stays; connect it, then do this again."
            )
        case NotAllowed(right, exceeded) if exceeded is not None:
            return tr(
                "That goes beyond how far you may {deed}, so nothing was changed; ask somebody who may.",
                deed=deed_text(right),
            )
        case NotAllowed(right):
            return tr(
                "You may not {deed} here, so nothing was changed; ask somebody who may to sign on.",
                deed=deed_text(right),
            )
        case _:
            assert_never(barred)


def deed_text(right: str) -> str:
    """What a right allows, as words after "you may"."""
    deeds: dict[str, str] = {
        Right.SELL: tr("sell"),
        Right.OPEN_TILL: tr("open or close the till"),
        Right.VOID_LINE: tr("void a line"),
        Right.CANCEL_SALE: tr("cancel a sale"),
        Right.DISCOUNT: tr("give a discount"),
        Right.EXEMPT_TAX: tr("sell free of tax"),
        Right.OVERRIDE_PRICE: tr("change a price"),
        Right.SELL_WITHHELD: tr("sell what is off sale"),
        Right.PAUSE_PRODUCT: tr("take articles off sale"),
        Right.HONOUR_WEB_OFFER: tr("charge the web's price"),
        Right.TAKE_BACK: tr("take goods back"),
        Right.TAKE_BACK_WITHOUT_RECEIPT: tr("take goods back without a receipt"),
        Right.TAKE_BACK_UNCHECKED: tr("take goods back by the code on a receipt alone"),
        Right.TAKE_BACK_LATE: tr("take goods back so late"),
        Right.REFUND_OTHERWISE: tr("pay back by another means"),
        Right.POST_VOID: tr("undo a finished sale"),
        Right.PRINT_COPY: tr("print a copy"),
        Right.OPEN_DRAWER: tr("open the drawer"),
        Right.MOVE_CASH: tr("move cash without a sale"),
        Right.SEE_EXPECTED: tr("see what should be in the drawer"),
        Right.SEE_REPORTS: tr("see the reports"),
        Right.SEE_AUDIT: tr("search the journal"),
        Right.ERASE_CUSTOMER: tr("erase a customer"),
        Right.SET_UP: tr("set up the till"),
        Right.WAIVE_FACT: tr("waive a fact"),
        Right.RECEIVE_GOODS: tr("receive goods"),
        Right.SEND_GOODS: tr("send goods"),
        Right.COUNT_STOCK: tr("count the stock"),
        Right.APPROVE_COUNT: tr("book a count that differs"),
        Right.ADJUST_STOCK: tr("adjust the stock"),
        Right.PREPARE_ORDERS: tr("prepare orders"),
        Right.HAND_OVER: tr("hand orders over"),
        Right.CANCEL_ORDER: tr("cancel an order"),
        Right.HAND_OVER_WITHOUT_PROOF: tr("hand an order over without its code, or before it is ready"),
        Right.RESOLVE_CARD: tr("say what became of a card payment"),
    }
    return deeds.get(right, tr("do this"))
