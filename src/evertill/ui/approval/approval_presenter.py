"""The sheet on which somebody with more rights lets a deed be done; what was asked for goes on where it was asked."""

from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.people.people import Operator
from evertill.domain.policy.store_policy import StorePolicy
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.people.proof import (
    BadgeUnknown,
    ByBadge,
    ByPin,
    OperatorUnknown,
    PinNeeded,
    Proof,
    WrongPin,
    is_badge,
)
from evertill.operations.people.with_approval import ApprovalRefused, ApproverMayNot
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.ports.formats import Formats
from evertill.ui.approval.approval_view import (
    ApprovalView,
    approval_facts,
    approval_title,
    approver_tiles,
    approvers,
    limit_text,
    reason_keys,
)
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import ApprovalRequest
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.sign_on.sign_on_view import badge_sentence, pin_sentence
from evertill.ui.words import tr

PIN_MAX = 12
NO_REASON = "not_asked"
"""Stored where the shop offers no reasons."""


class ApprovalScreen(Protocol):
    """Draws the sheet."""

    def show_view(self, view: ApprovalView) -> None:
        """Draw this."""
        ...


class ApprovalPresenter:
    """One for the terminal; holds at most one request."""

    def __init__(self, board: Board, navigator: Navigator, sound: Sounder, formats: Formats) -> None:
        self._board = board
        self._navigator = navigator
        self._sound = sound
        self._formats = formats
        self._screen: ApprovalScreen | None = None
        self._request: ApprovalRequest | None = None
        self._able: tuple[Operator, ...] = ()
        self._chosen: OperatorId | None = None
        self._reason = ""
        self._pin = ""
        self._sentence = ""
        self._is_busy = False
        navigator.listen(self._on_place)

    def show_on(self, screen: ApprovalScreen) -> None:
        """Draw here."""
        self._screen = screen
        self.draw()

    def ask(self, request: ApprovalRequest) -> bool:
        """Show the sheet for this; False when another is open, or when nobody here could let it be done."""
        asking = self._asking()
        if self._request is not None or asking is None or self._board.state is None:
            return False
        self._able = approvers(
            self._board.state.operators, asking.operator_id, request.refusal, self._board.state.policy
        )
        if not self._able:
            return False
        self._request = request
        self._chosen = self._able[0].operator_id if len(self._able) == 1 else None
        self._reason = "" if reason_keys(self._policy(), "") else NO_REASON
        self._pin, self._sentence, self._is_busy = "", "", False
        self._sound(Tone.ATTENTION)
        self._navigator.go(Place.APPROVAL)
        self.draw()
        return True

    def choose(self, operator_id: OperatorId) -> None:
        """A name was tapped."""
        self._chosen, self._pin, self._sentence = operator_id, "", ""
        self.draw()

    def choose_reason(self, code: str) -> None:
        """A reason was tapped."""
        self._reason, self._sentence = code, ""
        self.draw()

    def leave(self) -> None:
        """Nobody lets it be done: Esc, or the way back."""
        if not self._is_busy:
            self._end(is_done=False)

    def on_key(self, key: Key) -> bool:
        """Up and down choose who, left and right why, digits go into the PIN, Enter lets it be done, Esc leaves."""
        match key.name:
            case KeyName.UP | KeyName.DOWN:
                self._move_approver(-1 if key.name is KeyName.UP else 1)
            case KeyName.LEFT | KeyName.RIGHT:
                self._move_reason(-1 if key.name is KeyName.LEFT else 1)
            case KeyName.BACKSPACE:
                self._pin = self._pin[:-1]
                self.draw()
            case KeyName.ESCAPE:
                self.leave()
            case KeyName.ENTER:
                self.submit()
            case None if key.character.isascii() and key.character.isdigit():
                if len(self._pin) < PIN_MAX and not self._is_busy:
                    self._pin, self._sentence = self._pin + key.character, ""
                    self.draw()
            case _:
                return False
        return True

    def on_scan(self, scanned: ScannedCode) -> bool:
        """A badge lets it be done; anything else is not rung meanwhile, and that is said."""
        if self._request is None:
            return False
        if not is_badge(scanned.text, self._policy().rights.badge_prefix):
            self._refuse(tr("Not rung: answer this first, or leave it with Esc, then scan again."))
        else:
            self._give(ByBadge(Secret(scanned.text)))
        return True

    def submit(self) -> None:
        """Enter, or the button."""
        if self._chosen is None:
            self._refuse(tr("Choose who lets it be done, or scan their badge."))
        elif not self._pin:
            self._refuse(tr("Key the PIN, then press Enter."))
        else:
            pin, self._pin = Secret(self._pin), ""
            self._give(ByPin(self._chosen, pin))

    def _give(self, proof: Proof) -> None:
        if self._request is None or self._is_busy:
            return
        if not self._reason:
            self._refuse(tr("Choose why first."))
            return
        self._is_busy = True
        self.draw()
        self._request.give(proof, self._reason, self._take_verdict)

    def _take_verdict(self, refused: ApprovalRefused | None) -> None:
        self._is_busy = False
        match refused:
            case None:
                self._end(is_done=True)
            case WrongPin(retry_after_s):
                self._refuse(pin_sentence(retry_after_s))
            case BadgeUnknown(retry_after_s):
                self._refuse(badge_sentence(retry_after_s))
            case PinNeeded(operator_id, _):
                self.choose(operator_id)
            case OperatorUnknown():
                self._refuse(tr("This name may not sign on here any more; choose another or ask a manager."))
            case ApproverMayNot():
                self._refuse(self._may_not(refused))
            case EntryNotPossible(sentence):
                self._refuse(sentence)
            case _:
                assert_never(refused)

    def _may_not(self, refused: ApproverMayNot) -> str:
        if refused.refusal.is_stale:
            return tr("This till has not heard from the backend for too long, so nobody can let this be done here now.")
        exceeded = refused.refusal.exceeded
        if exceeded is not None:
            most = limit_text(exceeded, exceeded.most, self._board.currency, self._formats)
            return tr("{name} may go up to {most} only; ask somebody else.", name=refused.name, most=most)
        return tr("{name} may not let this be done either; ask somebody else.", name=refused.name)

    def _refuse(self, sentence: str) -> None:
        self._sound(Tone.NOT_FOUND)
        self._sentence = sentence
        self.draw(is_wrong=True)

    def _end(self, *, is_done: bool) -> None:
        """Go back to where it was asked, then let the asker go on."""
        request, self._request = self._request, None
        self._pin = ""
        if self._navigator.place is Place.APPROVAL:
            # A question that was answered by asking is not open any more.
            leave = self._navigator.home if self._navigator.came_from is Place.ASK else self._navigator.back
            leave()
        if request is not None and not is_done:
            request.leave()

    def _on_place(self, place: Place) -> None:
        """The screen was locked, or somebody went away: nobody lets it be done."""
        if place not in {Place.APPROVAL, Place.HELP} and self._request is not None and not self._is_busy:
            self._end(is_done=False)

    def _move_approver(self, by: int) -> None:
        ids = [who.operator_id for who in self._able]
        at = ids.index(self._chosen) + by if self._chosen in ids else 0
        self.choose(ids[at % len(ids)])

    def _move_reason(self, by: int) -> None:
        codes = [key.code for key in reason_keys(self._policy(), self._reason)]
        if codes:
            at = codes.index(self._reason) + by if self._reason in codes else 0
            self.choose_reason(codes[at % len(codes)])

    def _asking(self) -> Operator | None:
        return None if self._board.state is None else self._board.state.operator

    def _policy(self) -> StorePolicy:
        return StorePolicy() if self._board.state is None else self._board.state.policy

    def draw(self, *, is_wrong: bool = False) -> None:
        """Draw what is known."""
        request, asking = self._request, self._asking()
        if self._screen is None or request is None or asking is None:
            return
        rung = self._board.rung
        name = next((who.name for who in self._able if who.operator_id == self._chosen), "")
        total = None if rung is None else rung.priced.gross
        self._screen.show_view(
            ApprovalView(
                title=approval_title(request.refusal, asking),
                facts=approval_facts(request.refusal, asking, total, self._board.currency, self._formats),
                reasons=reason_keys(self._policy(), self._reason),
                tiles=approver_tiles(self._able, self._chosen),
                prompt=tr("PIN for {name}", name=name) if name else tr("Who lets it be done? Or scan a badge."),
                digits=len(self._pin),
                sentence=self._sentence,
                is_wrong=is_wrong,
                is_busy=self._is_busy,
            )
        )
