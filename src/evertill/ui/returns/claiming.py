"""Has the backend hold the units, then takes them back; without an answer it goes on with what this till knows.

Units that do not come back after all are given free as soon as their lines are off the sale.
"""

from collections.abc import Callable

from evertill.domain.returns.receipt_document import read_spans
from evertill.domain.selling.origin import Span
from evertill.kernel.ids import ClaimId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.returns.keep_for_less import KeepForLess
from evertill.operations.returns.take_back import NO_CLAIM, BackLine, DrawClaim, TakeBack, with_tied
from evertill.operations.selling.sale.outcomes import ChangeOutcome, SaleChanged
from evertill.ports.backend_calls import CallAnswer, Capability, Declined, DeclineKind, Done
from evertill.ui.feature.feature import Shared
from evertill.ui.returns.finding import Known


@dataclass(frozen=True, slots=True)
class Goodwill:
    """What goes back though the goods stay, and why."""

    amount: Money
    reason: str


class Claiming:
    """One for the screen."""

    def __init__(self, shared: Shared, *, done: Callable[[ChangeOutcome], None], short: Callable[[str], None]) -> None:
        self._shared = shared
        self._done = done
        self._short = short
        self._goodwill: Goodwill | None = None
        self._held: dict[ClaimId, str] = {}
        """Claims that may still hold units, each with the sale it is on."""
        self.is_asking = False
        shared.board.on_sale(self._look)

    def take(self, known: Known, lines: tuple[BackLine, ...], goodwill: Goodwill | None = None) -> None:
        """Take these back; or have them kept for less."""
        if self.is_asking:
            return
        self.is_asking, self._goodwill = True, goodwill
        if not self._shared.parts.backend.is_connected:
            self._take(known, lines, NO_CLAIM, {})
        else:
            self._shared.submitter.submit(
                DrawClaim(), lambda claim_id: self._claim(known, lines, claim_id), self._gave_up
            )

    def _claim(self, known: Known, lines: tuple[BackLine, ...], claim_id: ClaimId) -> None:
        wanted = {back.line: back.micro for back in with_tied(known.sale, lines)}
        taken = {line: (*known.came_back.spans.get(line, ()), *self._on_sale(known, line)) for line in wanted}
        self._held[claim_id] = known.sale.fact_id
        self._shared.parts.backend.ask(
            Capability.RECEIPTS,
            lambda calls: calls.claim_units(claim_id, known.sale.fact_id, wanted, taken),
            lambda answer: self._on_claim(known, lines, claim_id, answer),
        )

    def _on_sale(self, known: Known, line: str) -> tuple[Span, ...]:
        rung = self._shared.board.rung
        origins = [] if rung is None else [one.origin for one in rung.sale.live_lines if one.origin is not None]
        return tuple(
            span
            for origin in origins
            if (origin.fact_id, origin.line) == (known.sale.fact_id, line)
            for span in origin.spans
        )

    def _on_claim(self, known: Known, lines: tuple[BackLine, ...], claim_id: ClaimId, answer: CallAnswer) -> None:
        match answer:
            case Done(document):
                try:
                    held = read_spans(document.get("spans"))
                except ValueError:
                    held = {}
                self._take(known, lines, claim_id, held)
            case Declined(kind=DeclineKind.UNKNOWN) if known.is_ours:
                del self._held[claim_id]  # the sale has not got there yet: nobody else can know of it
                self._take(known, lines, NO_CLAIM, {})
            case Declined(sentence=sentence):
                del self._held[claim_id]
                self.is_asking = False
                self._short(sentence)
            case _:
                # It may hold them all the same: the answer may have been lost on its way.
                self._take(known, lines, claim_id, {})

    def _take(
        self, known: Known, lines: tuple[BackLine, ...], claim_id: ClaimId, held: dict[str, tuple[Span, ...]]
    ) -> None:
        command = TakeBack(
            original=known.transaction,
            lines=lines,
            is_gift=known.reference.is_gift,
            claim_id=claim_id,
            held=held,
            elsewhere=known.came_back,
        )
        goodwill = self._goodwill
        asked = command if goodwill is None else KeepForLess(command, goodwill.amount, goodwill.reason)
        self._shared.submitter.submit(asked, lambda outcome: self._took(claim_id, outcome), self._gave_up)

    def _took(self, claim_id: ClaimId, outcome: ChangeOutcome) -> None:
        self.is_asking = False
        if not isinstance(outcome, SaleChanged) and claim_id in self._held:
            self._release(claim_id)
        self._done(outcome)

    def _gave_up(self) -> None:
        self.is_asking = False
        self._look()

    def _look(self) -> None:
        """Give free what no line of the sale brings back any more; a finished return uses its claim up by itself."""
        if self.is_asking:
            return
        rung = self._shared.board.rung
        if rung is None and self._shared.board.done is not None:
            self._held.clear()
            return
        live = set() if rung is None else {one.origin.fact_id for one in rung.sale.live_lines if one.origin is not None}
        for claim_id in [claim_id for claim_id, fact_id in self._held.items() if fact_id not in live]:
            self._release(claim_id)

    def _release(self, claim_id: ClaimId) -> None:
        del self._held[claim_id]
        self._shared.parts.backend.ask(
            Capability.RECEIPTS, lambda calls: calls.release_claim(claim_id), _whatever_comes_of_it
        )


def _whatever_comes_of_it(answer: CallAnswer) -> None:
    """A claim that is not given free runs out by itself."""
