"""What is shown of a card payment: what the terminal waits for, and what to do when nobody knows what became of it."""

from enum import Enum, StrEnum, auto

from evertill.kernel.values import dataclass
from evertill.ports.attempts import Attempt
from evertill.ports.formats import Formats
from evertill.ports.payment_terminal import TerminalAction
from evertill.ui.ask.ask_view import Tint
from evertill.ui.words import tr


class CardPhase(Enum):
    """Where the card payment stands, as the cashier sees it."""

    WITH_TERMINAL = auto()
    """The terminal is at work."""
    ASKING = auto()
    """The terminal is being asked what became of it."""
    UNKNOWN = auto()
    BY_HAND = auto()
    """On a terminal that stands by itself: the slip number is wanted."""


class CardKey(StrEnum):
    """What can be done."""

    ABORT = "cardAbort"
    ASK_AGAIN = "cardAskAgain"
    PAID = "cardPaid"
    NOT_PAID = "cardNotPaid"


@dataclass(frozen=True, slots=True)
class CardButton:
    """One button of the panel."""

    key: CardKey
    label: str
    hint: str = ""
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class CardView:
    """The whole panel."""

    title: str
    sentence: str
    tint: Tint
    is_busy: bool
    buttons: tuple[CardButton, ...]


def card_view(attempt: Attempt, phase: CardPhase, prompt: str, formats: Formats) -> CardView:
    """The panel for an attempt that holds the sale."""
    amount = formats.money(attempt.amount)
    short = attempt.reference[:4]
    match phase:
        case CardPhase.WITH_TERMINAL:
            return CardView(
                title=tr("Card terminal: {prompt}", prompt=prompt) if prompt else _waiting(attempt),
                sentence=tr(
                    "{amount} · attempt {short} · the sale cannot be charged twice", amount=amount, short=short
                ),
                tint=Tint.CALM,
                is_busy=True,
                buttons=(CardButton(CardKey.ABORT, tr("Cancel the card payment"), "Esc"),),
            )
        case CardPhase.ASKING:
            return CardView(
                title=tr("Asking the card terminal about {amount} from {time}…", amount=amount, time=_time(attempt)),
                sentence=tr("Attempt {short} · nothing is charged again until it is clear", short=short),
                tint=Tint.WARNING,
                is_busy=True,
                buttons=_resolving(attempt, asks=False),
            )
        case CardPhase.UNKNOWN:
            return CardView(
                title=tr("Not known whether {amount} was charged", amount=amount),
                sentence=_how_to_find_out(attempt),
                tint=Tint.DANGER,
                is_busy=False,
                buttons=_resolving(attempt, asks=attempt.terminal.can_ask),
            )
        case CardPhase.BY_HAND:
            return CardView(
                title=_by_hand(attempt, amount),
                sentence=tr("Then type the number on its slip and press Enter. Esc: it was not paid."),
                tint=Tint.CALM,
                is_busy=False,
                buttons=(CardButton(CardKey.NOT_PAID, tr("It was not paid"), "Esc"),),
            )


def _waiting(attempt: Attempt) -> str:
    return tr("The card terminal undoes it…") if attempt.action is TerminalAction.REVERSE else tr("Card terminal…")


def _by_hand(attempt: Attempt, amount: str) -> str:
    match attempt.action:
        case TerminalAction.REFUND:
            return tr("Give {amount} back to the card on the card terminal", amount=amount)
        case TerminalAction.REVERSE:
            return tr("Undo {amount} on the card terminal", amount=amount)
        case _:
            return tr("Key {amount} on the card terminal", amount=amount)


def _how_to_find_out(attempt: Attempt) -> str:
    if attempt.terminal.can_ask:
        return tr("The terminal did not say. Ask it again; a manager may decide by its last slip.")
    return tr("This terminal cannot be asked. Look at its last slip (duplicate), and say what it shows.")


def _resolving(attempt: Attempt, *, asks: bool) -> tuple[CardButton, ...]:
    ask = (CardButton(CardKey.ASK_AGAIN, tr("Ask the terminal again"), "F11", is_main=True),) if asks else ()
    return (
        *ask,
        CardButton(CardKey.PAID, tr("It was paid")),
        CardButton(CardKey.NOT_PAID, tr("It was not paid")),
    )


def _time(attempt: Attempt) -> str:
    return f"{attempt.started_at:%H:%M}"
