"""Debts of the other tills, asked of the backend; which till pays one is decided there, so that it is paid once.

Without the backend a till pays what it owes itself, and nothing else.
"""

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from evertill.domain.records.refund_debt import RefundDebt
from evertill.operations.debts.owed_elsewhere import OwedElsewhere, read_owed
from evertill.ports.backend_calls import CallAnswer, Capability, Declined, DeclineKind, Done
from evertill.ports.connector import Rejected, Unreachable
from evertill.ui.feature.feature import Shared
from evertill.ui.owed.owed_view import till_of
from evertill.ui.words import tr

NOTHING_TOLD = OwedElsewhere((), (), {})


class SharedDebts:
    """One for each time the list is opened."""

    def __init__(self, shared: Shared, is_online: Callable[[], bool]) -> None:
        self._shared = shared
        self._backend = shared.parts.backend
        self._is_online = is_online
        self.trouble = ""
        """Why debts of other tills are not seen; empty when they are, or where there are none."""

    def look(self, then: Callable[[OwedElsewhere], None]) -> None:
        """What the others owe, and what they paid for this till; nobody waits for a backend that is out of reach."""
        state = self._shared.board.state
        if not self._backend.is_connected or state is None:
            then(NOTHING_TOLD)
            return
        if not self._is_online():
            self._cannot_be_seen()
            then(NOTHING_TOLD)
            return

        def answered(answer: CallAnswer) -> None:
            if isinstance(answer, Done):
                self.trouble = ""
                then(read_owed(answer.document, state.identity))
            else:
                self._cannot_be_seen()
                then(NOTHING_TOLD)

        self._backend.ask(Capability.REFUNDS, lambda calls: calls.owed_refunds(), answered)

    def hold(self, debt: RefundDebt, held: Callable[[str], None], paid: Callable[[str], None]) -> None:
        """`held` goes on with the key by which the backend keeps it for this till; `paid` hears who was first."""
        is_own = not debt.workstation
        if not self._backend.is_connected or (is_own and not self._is_online()):
            held("")
            return
        state = self._shared.board.state
        workstation = "" if state is None else state.identity.workstation
        hold_id = hold_key(workstation, self._shared.clock.now())

        def answered(answer: CallAnswer) -> None:
            match answer:
                case Done():
                    held(hold_id)
                case Declined(DeclineKind.UNKNOWN) if is_own:
                    held("")  # the backend has not heard of it yet
                case Declined(DeclineKind.STATE, _, members):
                    by_whom = str(members.get("by") or "")
                    self._shared.speaker.warn(
                        tr("{who} paid that refund already, so nothing is owed any more.", who=till_of(by_whom))
                    )
                    paid(by_whom)
                case Declined(DeclineKind.TAKEN, _, members):
                    by_whom = till_of(str(members.get("by") or ""))
                    self._shared.speaker.warn(tr("{who} is paying that refund; nothing was paid here.", who=by_whom))
                case Unreachable() | Rejected() if is_own:
                    held("")
                case Declined() | Unreachable() | Rejected():
                    self._shared.speaker.warn(
                        tr("Nothing was paid, for the backend could not keep it for this till; try again.")
                    )
                case _:
                    assert_never(answer)

        self._backend.ask(Capability.REFUNDS, lambda calls: calls.hold_refund(debt.debt_id, hold_id), answered)

    def let_go(self, debt: RefundDebt, hold_id: str) -> None:
        """It was not paid: any till may."""
        if hold_id:
            self._backend.ask(Capability.REFUNDS, lambda calls: calls.let_go_refund(debt.debt_id, hold_id), _unheard)

    def _cannot_be_seen(self) -> None:
        self.trouble = tr("What other tills owe cannot be seen now; what this till owes can.")


def hold_key(workstation: str, now: datetime) -> str:
    """Of this till and this moment; the backend gives the same till the same debt as often as it asks. In hexadecimal,
    for so many digits may look like a card number."""
    return f"{workstation}.at{int(now.timestamp() * 1000):x}"


def _unheard(answer: CallAnswer) -> None:
    """It is free by itself after a while."""
