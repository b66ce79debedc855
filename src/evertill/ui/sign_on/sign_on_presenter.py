"""Signing on: choose who, key the PIN. The sale on the counter waits as it was left."""

from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.people.counter_state import CounterState, ReadPolicy, ResumeCounter
from evertill.operations.people.proof import BadgeUnknown, OperatorUnknown, PinNeeded, WrongPin, is_badge
from evertill.operations.people.sign_off import SignedOff, SignOff
from evertill.operations.people.sign_on import SignedOn, SignOn, SignOnByBadge, SignOnOutcome
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.sign_on.sign_on_view import SignOnView, badge_sentence, pin_sentence, staff_tiles
from evertill.ui.words import tr

PIN_MAX = 12


class SignOnScreen(Protocol):
    """Draws who may sign on."""

    def show_view(self, view: SignOnView) -> None:
        """Draw this."""
        ...


class SignOnPresenter:
    """One for the terminal; also brings the counter's state at start and takes it away when the screen locks."""

    def __init__(
        self, submitter: Submitter, board: Board, navigator: Navigator, speaker: Speaker, sound: Sounder
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._navigator = navigator
        self._speaker = speaker
        self._sound = sound
        self._screen: SignOnScreen | None = None
        self._chosen: OperatorId | None = None
        self._pin = ""
        self._sentence = ""
        self._is_busy = False
        board.on_session(self._draw)

    def show_on(self, screen: SignOnScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def resume(self, *, is_start: bool = False) -> None:
        """Ask for the counter as the journal has it."""
        self._submitter.submit(ResumeCounter(is_start), self._put)

    def follow_policy(self) -> None:
        """Newer rules of the shop came: screens go by them at once, as the till does."""
        self._submitter.submit(ReadPolicy(), self._board.put_policy)

    def sign_off(self, *, is_lock: bool = False) -> None:
        """Leave the till; what is on the counter stays there."""
        self._submitter.submit(SignOff(is_lock), self._show_signed_off)

    def choose(self, operator_id: OperatorId) -> None:
        """A tile was tapped. A PIN keyed before any name was chosen is this person's; one keyed for another is not."""
        if self._chosen is not None:
            self._pin = ""
        self._chosen, self._sentence = operator_id, ""
        self._draw()

    def on_key(self, key: Key) -> bool:
        """Arrows choose, digits go into the PIN, Enter signs on, Esc empties it."""
        match key.name:
            case KeyName.UP | KeyName.LEFT:
                self._move(-1)
            case KeyName.DOWN | KeyName.RIGHT:
                self._move(1)
            case KeyName.BACKSPACE:
                self._pin = self._pin[:-1]
                self._draw()
            case KeyName.ESCAPE:
                self._pin, self._sentence = "", ""
                self._draw()
            case KeyName.ENTER:
                self._submit()
            case None if key.character.isascii() and key.character.isdigit():
                self._type(key.character)
            case _:
                return False
        return True

    def takes_badge(self, scanned: ScannedCode) -> bool:
        """A badge signs its owner on, whoever was there before: a switch in one action. False: it is none."""
        state = self._board.state
        if state is None or not is_badge(scanned.text, state.policy.rights.badge_prefix):
            return False
        if not state.policy.rights.badge_prefix and state.operator is not None:
            return False  # any code may be a badge in this shop, so while one sells it is an item's
        if not self._is_busy:
            self._is_busy = True
            self._draw()
            self._submitter.submit(SignOnByBadge(Secret(scanned.text)), self._show, self._idle)
        return True

    def on_scan(self) -> None:
        """Nothing is rung while nobody is signed on, and the cashier must see that."""
        self._sound(Tone.NOT_FOUND)
        self._sentence = tr("Not rung: nobody is signed on. Sign on with your PIN, then scan again.")
        self._draw(is_wrong=True)

    def _type(self, digit: str) -> None:
        if len(self._pin) < PIN_MAX and not self._is_busy:
            self._pin += digit
            self._sentence = ""
            self._draw()

    def _move(self, by: int) -> None:
        operators = () if self._board.state is None else self._board.state.operators
        if not operators:
            return
        ids = [who.operator_id for who in operators]
        at = ids.index(self._chosen) + by if self._chosen in ids else 0
        self.choose(ids[at % len(ids)])

    def _submit(self) -> None:
        chosen = self._effective_choice()
        if chosen is None:
            self._sentence = tr("Choose your name first, then key your PIN.")
            self._draw(is_wrong=True)
        elif not self._pin:
            self._sentence = tr("Key your PIN, then press Enter.")
            self._draw()
        elif not self._is_busy:
            self._is_busy = True
            pin, self._pin = Secret(self._pin), ""
            self._draw()
            self._submitter.submit(SignOn(chosen, pin), self._show, self._idle)

    def _idle(self) -> None:
        self._is_busy = False
        self._draw()

    def _effective_choice(self) -> OperatorId | None:
        """With one operator only there is nothing to choose."""
        operators = () if self._board.state is None else self._board.state.operators
        if len(operators) == 1:
            return operators[0].operator_id
        return self._chosen

    def _show(self, outcome: SignOnOutcome) -> None:
        self._is_busy = False
        match outcome:
            case SignedOn(state):
                self._chosen, self._sentence = None, ""
                self._put(state)
            case WrongPin(retry_after_s):
                self._sound(Tone.NOT_FOUND)
                self._sentence = pin_sentence(retry_after_s)
                self._draw(is_wrong=True)
            case BadgeUnknown(retry_after_s):
                self._sound(Tone.NOT_FOUND)
                self._sentence = badge_sentence(retry_after_s)
                self._draw(is_wrong=True)
                if not self.is_in_front:
                    self._speaker.warn(self._sentence)
            case PinNeeded(operator_id, _):
                self._chosen, self._sentence = operator_id, ""
                if self.is_in_front:
                    self._draw()
                else:
                    self.sign_off(is_lock=True)
            case OperatorUnknown():
                self._sentence = tr("This name may not sign on here any more; choose another or ask a manager.")
                self._draw(is_wrong=True)
                self.resume()
            case _:
                assert_never(outcome)

    def _show_signed_off(self, outcome: SignedOff) -> None:
        self._put(outcome.state)

    def _put(self, state: CounterState) -> None:
        self._board.put_state(state)
        self._pin = ""
        self._speaker.clear()
        self._navigator.home()
        self._draw()

    def _draw(self, *, is_wrong: bool = False) -> None:
        if self._screen is None:
            return
        state = self._board.state
        operators = () if state is None else state.operators
        chosen = self._effective_choice()
        name = next((who.name for who in operators if who.operator_id == chosen), "")
        self._screen.show_view(
            SignOnView(
                place="" if state is None else f"{state.identity.store} · {state.identity.workstation}",
                greeting=tr("Who is at the till?") if len(operators) != 1 else tr("Welcome"),
                tiles=staff_tiles(operators, chosen),
                prompt=tr("PIN for {name}", name=name) if name else tr("Choose your name"),
                digits=len(self._pin),
                sentence=self._sentence,
                is_wrong=is_wrong,
                is_busy=self._is_busy,
            )
        )

    @property
    def is_in_front(self) -> bool:
        """Whether this is what is shown."""
        return self._navigator.place is Place.SIGN_ON
