"""The card terminal of one till: its worker, and the desk that books what came of each attempt.

What the worker has committed is settled by a command of the desk, and its outcome shown by whoever listens.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import TYPE_CHECKING

from evertill.app.seams import Seams
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings
from evertill.kernel.errors import Fault
from evertill.kernel.ids import AttemptId
from evertill.operations.cards.outcomes import SettleOutcome
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.desk import Desk
from evertill.ports.attempts import AttemptStarted, CardTerminal
from evertill.ports.journal import JournalWriter, UnitOfWork
from evertill.ports.notices import Announcer

if TYPE_CHECKING:
    from evertill.devices.payment_terminal.terminal_worker import PaymentTerminalWorker

CURRENCY_LIMIT_S = 3
_STOP_MS = 3000
_IN_USE = (
    "A card payment is not settled yet, so the card terminal stays as it is; settle it in the payment first, "
    "then change the terminal."
)
_BUSY = "The till did not answer in time, so the card terminal stays as it is; try again in a moment."
ShowOutcome = Callable[[SettleOutcome], None]


class CardRoom:
    """Fulfils `ports.attempts.CardDesk`."""

    def __init__(
        self,
        settings: PaymentTerminalSettings,
        seams: Seams,
        announcer: Announcer,
        journal: JournalWriter,
        *,
        find_desk: Callable[[], Desk],
        find_currency: Callable[[], str],
        put_terminal: Callable[[CardTerminal | None], None] = lambda terminal: None,
    ) -> None:
        """`find_currency` and `put_terminal`, which tells operations of another terminal, are called on the till
        worker."""
        self._settings = settings
        self._seams = seams
        self._announcer = announcer
        self._journal = journal
        self._find_desk = find_desk
        self._find_currency = find_currency
        self._put_terminal = put_terminal
        self._born = AttemptId(seams.ids.new())
        self._worker: PaymentTerminalWorker | None = None
        self._show: ShowOutcome = _unseen

    @property
    def terminal(self) -> CardTerminal | None:
        """Which terminal there is."""
        return self._settings.card_terminal()

    @property
    def is_wanted(self) -> bool:
        """Whether there is a terminal to speak to."""
        return self._settings.has_line

    @property
    def device(self) -> "PaymentTerminalWorker | None":
        """The terminal as one of the counter's devices; None where none is spoken to."""
        return self._worker

    def start(self, show: ShowOutcome) -> None:
        """Reach for the terminal; `show` is called where the desk's outcomes go."""
        self._show = show
        self._begin()

    def _begin(self) -> None:
        if not self._settings.has_line:
            return
        from evertill.devices.assembly import make_payment_terminal

        self._worker = make_payment_terminal(
            self._settings,
            journal=self._journal,
            currency=self._currency,
            clock=self._seams.clock,
            announcer=self._announcer,
            born=self._born,
            on_ended=self._settle,
            make_worker=self._seams.make_worker,
        )
        self._worker.enable()

    def apply(self, settings: PaymentTerminalSettings) -> str:
        """Have another terminal take over; empty, or why not. Not from the screens' thread: this waits.

        Never while an attempt is open: only the terminal that was asked knows what became of it.
        """
        if settings == self._settings:
            return ""
        try:
            refusal = self._journal.submit(partial(self._turn_over, settings)).result(timeout=CURRENCY_LIMIT_S)
        except (TimeoutError, CancelledError, Fault):
            return _BUSY
        if not refusal:
            old, self._worker = self._worker, None
            if old is not None:
                old.release(_STOP_MS)
            self._begin()
        return refusal

    def stop(self, timeout_ms: int) -> None:
        """What the terminal is doing is asked about at the next start."""
        if self._worker is not None:
            self._worker.release(timeout_ms)

    def abort(self) -> None:
        """Ask the terminal to give up."""
        if self._worker is not None:
            self._worker.abort()

    def ask_again(self) -> None:
        """Ask about what is unknown, now."""
        if self._worker is not None:
            self._worker.ask_again()

    def try_now(self) -> None:
        """Have the terminal say how it is; nothing is charged."""
        if self._worker is not None:
            self._worker.try_now()

    def on_notice(self, notice: object) -> None:
        """An attempt was committed: the terminal may be asked."""
        if isinstance(notice, AttemptStarted) and self._worker is not None:
            self._worker.wake()

    # --- on the till worker
    def _turn_over(self, settings: PaymentTerminalSettings, unit: UnitOfWork) -> str:
        """In one step between two commands, so that every attempt belongs to one terminal alone."""
        if any(unit.open_attempts()):
            return _IN_USE
        if self._worker is not None:
            self._worker.retire()
        self._born = AttemptId(self._seams.ids.new())
        self._settings = settings
        self._put_terminal(settings.card_terminal())
        return ""

    # --- on the terminal's worker
    def _currency(self) -> str:
        return self._journal.submit(lambda unit: self._find_currency()).result(timeout=CURRENCY_LIMIT_S)

    def _settle(self, attempt_id: AttemptId) -> None:
        self._find_desk().submit(SettleAttempt(attempt_id), self._shown, _not_settled)

    def _shown(self, outcome: SettleOutcome) -> None:
        self._show(outcome)


def _unseen(outcome: SettleOutcome) -> None:
    """No screen yet: it is booked all the same."""


def _not_settled(fault: Fault) -> None:
    import structlog  # takes as long as painting the first window, and is seldom asked for

    structlog.get_logger(__name__).warning(
        "an attempt at the card terminal was not booked; the next start books it", reason=fault.text
    )
