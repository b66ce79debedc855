"""The message strip: one sentence on what happened, what it means for the sale, what to do next. Nothing to dismiss."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, assert_never

from evertill.domain.people import Right
from evertill.kernel.errors import Fault
from evertill.operations.command import Command, NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.entitled import Barred
from evertill.ui.frame.desks import CommandDesk, Outcome
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.words import tr


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
        self._message = message
        for strip in self._strips:
            strip.show_message(message)


class Submitter:
    """Hands commands to the desk for a presenter: faults and a full queue are said on the strip."""

    def __init__(self, desk: CommandDesk, speaker: Speaker) -> None:
        self._desk = desk
        self._speaker = speaker

    def submit(
        self,
        command: Command[Outcome],
        then: Callable[[Outcome], None],
        failed: Callable[[], None] | None = None,
    ) -> bool:
        """Queue the command; `failed` runs beside the message when nothing came of it."""

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
        case NotAllowed(right):
            return tr(
                "You may not {deed} here, so nothing was changed; ask somebody who may to sign on.",
                deed=_deed(right),
            )
        case _:
            assert_never(barred)


def _deed(right: str) -> str:
    deeds: dict[str, str] = {
        Right.SELL: tr("sell"),
        Right.OPEN_TILL: tr("open or close the till"),
        Right.VOID_LINE: tr("void a line"),
        Right.CANCEL_SALE: tr("cancel a sale"),
        Right.OVERRIDE_PRICE: tr("change a price"),
        Right.TAKE_BACK_WITHOUT_RECEIPT: tr("take goods back without a receipt"),
        Right.PRINT_COPY: tr("print a copy"),
        Right.OPEN_DRAWER: tr("open the drawer"),
        Right.WAIVE_FACT: tr("waive a fact"),
    }
    return deeds.get(right, tr("do this"))
