"""The card terminal of one till: its worker, and the desk that books what came of each attempt.

What the worker has committed is settled by a command of the desk, and its outcome shown by whoever listens.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from evertill.app.seams import Seams
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings
from evertill.kernel.errors import Fault
from evertill.kernel.ids import AttemptId
from evertill.operations.cards.outcomes import SettleOutcome
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.desk import Desk
from evertill.ports.attempts import AttemptStarted, CardTerminal
from evertill.ports.journal import JournalWriter
from evertill.ports.notices import Announcer

if TYPE_CHECKING:
    from evertill.devices.payment_terminal.terminal_worker import PaymentTerminalWorker

CURRENCY_LIMIT_S = 3
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
    ) -> None:
        """`find_currency` is called on the till worker."""
        self._settings = settings
        self._seams = seams
        self._announcer = announcer
        self._journal = journal
        self._find_desk = find_desk
        self._find_currency = find_currency
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

    def start(self, show: ShowOutcome) -> None:
        """Reach for the terminal; `show` is called where the desk's outcomes go."""
        self._show = show
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

    def on_notice(self, notice: object) -> None:
        """An attempt was committed: the terminal may be asked."""
        if isinstance(notice, AttemptStarted) and self._worker is not None:
            self._worker.wake()

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
