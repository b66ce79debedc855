"""Sales put aside, between the tills of the shop: offered to the backend, listed, locked there before one is fetched.

Without the backend a till goes on with its own; what other tills put aside is then out of reach, and says so.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import assert_never

from evertill.domain.selling.put_aside import aside_code
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import SaleId
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.aside.put_aside import CounterNotEmpty, RecallOutcome, RecallSale, SaleRecalled
from evertill.operations.selling.aside.shared_aside import (
    AsideGone,
    AsideOffered,
    BeginFetch,
    BeginFetchOutcome,
    FetchReady,
    OfferAside,
    ReleaseAside,
    SharedAside,
    TakeShared,
    shared_asides,
)
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability, Declined, DeclineKind, Done
from evertill.ports.backend_desk import BackendDesk
from evertill.ports.connector import Rejected, Unreachable
from evertill.ui.frame.board import Board
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.words import tr

Told = Callable[[RecallOutcome], None]


class SharedAsides:
    """One for the terminal."""

    def __init__(
        self,
        submitter: Submitter,
        backend: BackendDesk,
        board: Board,
        speaker: Speaker,
        is_online: Callable[[], bool],
    ) -> None:
        self._submitter = submitter
        self._backend = backend
        self._board = board
        self._speaker = speaker
        self._is_online = is_online
        self._keys: dict[SaleId, str] = {}
        """Keys of fetches that nobody has answered yet: the same one asks again for the same thing."""
        self.found: tuple[SharedAside, ...] = ()
        self.trouble = ""
        """Why other tills' sales are not shown; empty when they are."""

    @property
    def is_shared(self) -> bool:
        """Whether there are other tills to share with."""
        return self._backend.is_connected

    def offer(self, sale_id: SaleId | None) -> None:
        """Tell the other tills of a sale put aside here, or of all."""
        if self.is_shared:
            self._submitter.submit(OfferAside(sale_id), self._tell)

    def look(self, mine: Sequence[SaleId], then: Callable[[], None]) -> None:
        """What waits in the shop; sales of ours that another till took go from our list."""
        if not self.is_shared:
            return

        def listed(answer: CallAnswer) -> None:
            if isinstance(answer, Done):
                self.found, self.trouble = shared_asides(answer.document), ""
                self._compare(mine)
            else:
                self.found, self.trouble = (), tr("What other tills put aside cannot be seen now; those here can.")
            then()

        self._backend.ask(Capability.SUSPENDED, lambda calls: calls.suspended_sales(), listed)

    def with_code(self, code: str, then: Callable[[SaleId | None], None]) -> None:
        """The sale of another till that a slip stands for."""
        if not self.is_shared or not code:
            then(None)
            return

        def listed(answer: CallAnswer) -> None:
            found = shared_asides(answer.document) if isinstance(answer, Done) else ()
            then(next((aside.sale_id for aside in found if aside_code(aside.sale_id) == code), None))

        self._backend.ask(Capability.SUSPENDED, lambda calls: calls.suspended_sales(), listed)

    def fetch(self, sale_id: SaleId, *, merges: bool, then: Told) -> None:
        """Lock it for this till, then bring it onto the counter; who has it is told."""

        def begun(outcome: BeginFetchOutcome) -> None:
            match outcome:
                case FetchReady(_, is_here) if is_here and not self._is_online():
                    # Nobody waits for a backend that does not answer anyway.
                    self._submitter.submit(RecallSale(sale_id, merges), then)
                case FetchReady(recall_id, is_here):
                    self._lock(sale_id, self._keys.setdefault(sale_id, recall_id), is_here, merges, then)
                case CounterNotEmpty() | SignOnNeeded() | TillNotOpen() | NotAllowed():
                    then(outcome)
                case _:
                    assert_never(outcome)

        self._submitter.submit(BeginFetch(sale_id, merges), begun)

    def _lock(self, sale_id: SaleId, recall_id: str, is_here: bool, merges: bool, then: Told) -> None:
        def answered(answer: CallAnswer) -> None:
            if isinstance(answer, Done | Declined):
                self._keys.pop(sale_id, None)
            match answer:
                case Done(document):
                    self._take(sale_id, recall_id, None if is_here else document, merges, then)
                case Declined(DeclineKind.UNKNOWN) if is_here:
                    self._submitter.submit(RecallSale(sale_id, merges), then)
                case Declined(kind, sentence, members):
                    if is_here and kind in {DeclineKind.TAKEN, DeclineKind.STATE}:
                        self._submitter.submit(ReleaseAside(sale_id, str(members.get("by") or "")), self._released)
                    self._speaker.warn(_declined(kind, str(members.get("by") or ""), sentence))
                case Unreachable() | Rejected():
                    if is_here:
                        self._submitter.submit(RecallSale(sale_id, merges), then)
                    else:
                        self._speaker.warn(
                            tr("The other tills cannot be asked now, so the sale stays where it is; try again.")
                        )
                case _:
                    assert_never(answer)

        self._speaker.hint(tr("Asking for it…"))
        self._backend.ask(Capability.SUSPENDED, lambda calls: calls.recall_sale(sale_id, recall_id), answered)

    def _take(
        self,
        sale_id: SaleId,
        recall_id: str,
        document: "JsonObject | None",
        merges: bool,
        then: Told,
    ) -> None:
        def taken(outcome: RecallOutcome) -> None:
            if not isinstance(outcome, SaleRecalled):
                self._let_go(sale_id, recall_id)
            then(outcome)

        content = None if document is None else document.get("content")
        if document is None:
            self._submitter.submit(RecallSale(sale_id, merges), taken, lambda: self._let_go(sale_id, recall_id))
        elif isinstance(content, dict):
            self._submitter.submit(TakeShared(content, merges), taken, lambda: self._let_go(sale_id, recall_id))
        else:
            self._let_go(sale_id, recall_id)
            then(NothingToChange())

    def _let_go(self, sale_id: SaleId, recall_id: str) -> None:
        """It did not come onto the counter: any till may have it again."""
        self._backend.ask(Capability.SUSPENDED, lambda calls: calls.put_back_sale(sale_id, recall_id), _unheard)

    def _tell(self, offered: Sequence[AsideOffered]) -> None:
        for each in offered:
            self._backend.ask(Capability.SUSPENDED, partial(_suspended, each.members), _unheard)

    def _compare(self, mine: Sequence[SaleId]) -> None:
        """Ours that another till has are let go of; ours that nobody was told of are offered."""
        state = self._board.state
        workstation = "" if state is None else state.identity.workstation
        known = {aside.sale_id: aside for aside in self.found}
        for sale_id in mine:
            aside = known.get(sale_id)
            if aside is None:
                self.offer(sale_id)
            elif aside.held_by and aside.held_by != workstation:
                self._submitter.submit(ReleaseAside(sale_id, aside.held_by), self._released)

    def _released(self, outcome: AsideGone | NothingToChange) -> None:
        if isinstance(outcome, AsideGone):
            self._board.put_suspended_count(outcome.suspended_count)


def _suspended(members: JsonObject, calls: BackendCalls) -> CallAnswer:
    return calls.suspend_sale(members)


def _declined(kind: DeclineKind, by: str, sentence: str) -> str:
    match kind:
        case DeclineKind.TAKEN:
            return tr("Till {till} fetched that sale first and has it on its counter; nothing was changed.", till=by)
        case DeclineKind.STATE:
            return tr("That sale was sold or given up at another till already; nothing was changed.")
        case DeclineKind.UNKNOWN:
            return tr("That sale does not wait any more; look for its receipt.")
        case _:
            return sentence


def _unheard(answer: CallAnswer) -> None:
    """Told again when the list is opened next."""
