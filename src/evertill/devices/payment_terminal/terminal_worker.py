"""The card terminal at work: takes committed attempts, runs them, commits what came of each before it is believed.

An attempt in doubt is asked about at once, again while the terminal can be reached, and at every start.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import TypeVar

import structlog

from evertill.devices.payment_terminal.dialogue import Dialogue
from evertill.devices.payment_terminal.runner import TerminalRunner, Told
from evertill.devices.payment_terminal.unified_pos import RESULT_CODES, asked_as
from evertill.devices.transport.byte_transport import ByteTransport
from evertill.devices.transport.device_worker import MakeWorker
from evertill.devices.transport.link import Link
from evertill.devices.transport.unified_pos import LINK_STATES
from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault, JournalFault
from evertill.kernel.ids import AttemptId
from evertill.ports.attempts import (
    Attempt,
    AttemptAsked,
    AttemptPrompted,
    answered,
    ended,
    late,
    moved,
    with_late_slips,
)
from evertill.ports.devices import DeviceLink, TerminalTried
from evertill.ports.journal import JournalWriter, UnitOfWork
from evertill.ports.notices import Announcer, DeviceKind, DeviceStateChanged
from evertill.ports.payment_terminal import (
    Answered,
    Ended,
    LateAnswer,
    LateSlips,
    Prompt,
    Ready,
    Slip,
    TerminalAction,
    TerminalAnswer,
    TerminalRequest,
    Verdict,
)

COMMIT_LIMIT_S = 3
"""Shorter than T3, within which a terminal wants its result acknowledged."""
_LISTEN_MS = 20
_IDLE_MS = 250
_HEARTBEAT_MS = 60_000
_REACH_AGAIN_MS = 10_000
"""Until a terminal that could not be reached is tried again by itself; a payment tries at once."""
_LOOK_MS = 5000
"""A wake-up may get lost: it costs seconds then, never a payment."""
_ASK_AGAIN_MS = (1000, 5000, 15_000)
"""Pauses between questions about one attempt; the last one holds from then on."""

_log = structlog.get_logger(__name__)
Result = TypeVar("Result")
OnEnded = Callable[[AttemptId], None]
"""Told on the terminal's worker that an attempt's state is committed and may be settled."""


class PaymentTerminalWorker:
    """One terminal on its own worker. `wake`, `abort` and `ask_again` may be called from anywhere."""

    def __init__(
        self,
        *,
        name: str,
        line: ByteTransport,
        make_dialogue: Callable[[], Dialogue],
        journal: JournalWriter,
        clock: Clock,
        announcer: Announcer,
        born: AttemptId,
        on_ended: OnEnded,
        make_worker: MakeWorker,
    ) -> None:
        """`born` is an id drawn when the till started: attempts before it are of an earlier life.

        `make_dialogue` is called on the worker, once the till's currency is known; JournalFault while it is not.
        """
        self._name = name
        self._line = line
        self._make_dialogue = make_dialogue
        self._made: TerminalRunner | None = None
        self._journal = journal
        self._clock = clock
        self._announcer = announcer
        self._born = born
        self._on_ended = on_ended
        self._attempt: Attempt | None = None
        self._is_asking = False
        self._is_undoing = False
        self._begun: set[AttemptId] = set()
        self._was_recovered = False
        self._asked_times = 0
        self._asked_for: AttemptId | None = None
        self._look_at_ms = 0
        self._ask_at_ms = 0
        self._greet_at_ms = 0
        self._told: str | None = None
        self._lost_at_ms = -_REACH_AGAIN_MS
        self._is_tried = False
        self._is_retired = False
        self._is_released = False
        self._worker = make_worker("card-terminal", tick=self._tick, on_stop=line.close)

    def enable(self) -> None:
        """Begin; once."""
        self._worker.start()

    def release(self, timeout_ms: int) -> bool:
        """Stop; what runs is asked about at the next start."""
        self._is_released = True
        return self._worker.stop(timeout_ms)

    def wake(self) -> None:
        """An attempt was committed."""
        self._worker.submit(self._look)

    def abort(self) -> None:
        """The cashier gives up."""
        self._worker.submit(self._abort)

    def ask_again(self) -> None:
        """Ask about what is unknown, now."""
        self._worker.submit(self._hurry)

    def retire(self) -> None:
        """Another terminal takes its place: begin nothing more. Called on the till worker, between its commits."""
        self._is_retired = True

    def reach_now(self) -> None:
        """Something was plugged in."""
        self._worker.submit(self._greet_soon)

    def try_now(self) -> None:
        """Have it say how it is, as `TerminalTried`; nothing is charged."""
        self._worker.submit(self._try)

    @property
    def link(self) -> Link:
        """Where the two stand, for anybody to read."""
        told = self._told
        if self._is_released:
            return Link()
        if told is None:
            return Link(DeviceLink.CONNECTING)
        if not told:
            return Link(DeviceLink.READY)
        return Link(DeviceLink.FAULT if self._line.is_open else DeviceLink.RECONNECTING, told)

    # --- on the worker
    @property
    def _runner(self) -> TerminalRunner:
        assert self._made is not None
        return self._made

    def _tick(self) -> int:
        if self._made is None:
            try:
                self._made = TerminalRunner(self._line, self._make_dialogue(), self._clock)
            except (TimeoutError, CancelledError, JournalFault):
                return _LOOK_MS
        if not self._was_recovered:
            self._recover()
        if self._runner.dialogue.is_idle:
            self._idle()
        if self._runner.dialogue.is_idle:
            return _IDLE_MS
        self._hear(self._runner.listen(_LISTEN_MS))
        return 0

    def _recover(self) -> None:
        """At start: whatever was begun before is asked about, and whatever is known is settled."""
        found = self._written(lambda unit: tuple(unit.open_attempts()))
        if found is None:
            return
        self._was_recovered = True
        for attempt in found:
            if attempt.terminal.is_manual or attempt.attempt_id > self._born:
                continue
            self._begun.add(attempt.attempt_id)
            if attempt.waits_for_answer and attempt.state is not AttemptState.UNKNOWN:
                doubt = TerminalAnswer(Verdict.UNKNOWN, text="the till was stopped while the card was being charged")
                self._write(attempt.attempt_id, partial(ended, answer=doubt))
            self._on_ended(attempt.attempt_id)

    def _idle(self) -> None:
        if self._runner.transport.is_open:
            self._hear(self._runner.listen(0))
            self._see_loss()
        now_ms = self._clock.monotonic_ms()
        if self._runner.dialogue.is_idle and now_ms >= self._look_at_ms:
            self._look()
        if self._runner.dialogue.is_idle and now_ms >= self._greet_at_ms:
            if self._open():
                self._greet_at_ms = now_ms + _HEARTBEAT_MS
                self._hear(self._runner.do(self._runner.dialogue.greet))
            else:
                self._greet_at_ms = self._clock.monotonic_ms() + _REACH_AGAIN_MS
                self._say_tried()

    def _see_loss(self) -> None:
        """A cable was pulled, or the terminal hung up: see which. One that always hangs up is left in peace."""
        if self._runner.transport.is_open:
            return
        now_ms = self._clock.monotonic_ms()
        if now_ms >= self._lost_at_ms + _REACH_AGAIN_MS:
            self._greet_at_ms = now_ms
        self._lost_at_ms = now_ms

    def _greet_soon(self) -> None:
        self._greet_at_ms = 0
        self._worker.wake()

    def _try(self) -> None:
        self._is_tried = True
        self._greet_soon()

    def _say_tried(self) -> None:
        if self._is_tried:
            self._is_tried = False
            self._announcer.announce(TerminalTried(self._told or ""))

    def _look(self) -> None:
        """Take what is due: what was begun since, but what is in doubt or to be undone before it."""
        if not (self._was_recovered and self._runner.dialogue.is_idle and self._attempt is None):
            return
        now_ms = self._clock.monotonic_ms()
        self._look_at_ms = now_ms + _LOOK_MS
        found = self._written(lambda unit: tuple(unit.open_attempts())) or ()
        if self._is_retired:
            return  # whatever was found was committed for the terminal that took this one's place
        mine = [attempt for attempt in found if not attempt.terminal.is_manual]
        new = next((attempt for attempt in mine if attempt.attempt_id not in self._begun), None)
        doubtful = next((attempt for attempt in mine if self._is_doubtful(attempt)), None)
        is_due = now_ms >= self._ask_at_ms if new is None else self._asked_for != new.attempt_id
        if doubtful is not None:
            self._look_at_ms = now_ms + _IDLE_MS
        if doubtful is not None and is_due:
            self._asked_for = None if new is None else new.attempt_id
            self._look_at_ms = now_ms
            self._clear_up(doubtful)
        elif new is not None:
            self._begin(new)

    def _is_doubtful(self, attempt: Attempt) -> bool:
        if attempt.attempt_id not in self._begun:
            return False
        can_ask = self._runner.dialogue.can_ask or self._asked_times == 0
        is_unknown = attempt.state is AttemptState.UNKNOWN and can_ask
        return is_unknown or attempt.state is AttemptState.REVERSAL_DUE

    def _clear_up(self, attempt: Attempt) -> None:
        pause_ms = _ASK_AGAIN_MS[min(self._asked_times, len(_ASK_AGAIN_MS) - 1)]
        self._ask_at_ms = self._clock.monotonic_ms() + pause_ms
        self._asked_times += 1
        if attempt.state is AttemptState.REVERSAL_DUE:
            self._undo(attempt)
        else:
            self._ask(attempt)

    def _begin(self, attempt: Attempt) -> None:
        self._begun.add(attempt.attempt_id)
        self._attempt, self._is_asking, self._is_undoing = attempt, False, False
        self._asked_times = self._ask_at_ms = 0
        if not self._open():
            reason = self._told or "the card terminal cannot be reached"
            self._end(TerminalAnswer(Verdict.FAILED, text=reason.partition(";")[0]))
            return
        self._hear(self._runner.do(partial(self._runner.dialogue.begin, attempt.request)))

    def _ask(self, attempt: Attempt) -> None:
        self._attempt, self._is_asking, self._is_undoing = attempt, True, False
        self._announcer.announce(AttemptAsked(attempt.attempt_id))
        if self._open():
            self._hear(self._runner.do(partial(self._runner.dialogue.ask, attempt.request)))
        else:
            self._attempt = None

    def _undo(self, attempt: Attempt) -> None:
        """Undo an approval that came too late: see whether it still stands, then reverse it."""
        self._attempt, self._is_asking, self._is_undoing = attempt, True, True
        if not self._open():
            self._attempt = None
            return
        if self._runner.dialogue.can_ask:
            self._hear(self._runner.do(partial(self._runner.dialogue.ask, attempt.request)))
        else:
            self._undone(attempt, AttemptState.OWED)

    def _hear(self, told: list[Told]) -> None:
        for step in told:
            match step:
                case Prompt(text, code):
                    if self._attempt is not None and text:
                        self._announcer.announce(AttemptPrompted(self._attempt.attempt_id, text, code))
                case Answered(answer, is_final):
                    self._answered(answer, is_final=is_final)
                case Ended(answer):
                    self._ended(answer)
                case LateAnswer(answer):
                    self._came_late(answer)
                case LateSlips(slips):
                    self._slips_came_late(slips)
                case Ready(reason):
                    self._tell(f"The {self._name} does not work ({reason}); take cash until it does." if reason else "")
                    self._say_tried()

    def _answered(self, answer: TerminalAnswer, *, is_final: bool) -> None:
        """The result is durable before the terminal hears that it was taken."""
        attempt, keeps = self._attempt, True
        if attempt is None:
            keeps = False
        elif not self._is_undoing:
            change = partial(ended if is_final else answered, answer=answer)
            keeps = self._write(attempt.attempt_id, change) is not None
        dialogue = self._runner.dialogue
        self._hear(self._runner.do(dialogue.durable if keeps else dialogue.refuse))

    def _ended(self, answer: TerminalAnswer) -> None:
        attempt = self._attempt
        self._tell("")
        if attempt is not None and self._is_undoing:
            self._undoing_ended(attempt, answer)
        else:
            self._end(answer)

    def _end(self, answer: TerminalAnswer) -> None:
        attempt, self._attempt = self._attempt, None
        if attempt is None:
            return
        after = self._write(attempt.attempt_id, partial(ended, answer=answer))
        asked, told = asked_as(attempt.action), RESULT_CODES[answer.verdict]
        _log.info("the card terminal is done with a request", attempt=attempt.attempt_id, asked=asked, upos=told)
        if after is None or after.state is not AttemptState.UNKNOWN:
            self._asked_times = 0
        self._on_ended(attempt.attempt_id)

    def _undoing_ended(self, attempt: Attempt, answer: TerminalAnswer) -> None:
        self._attempt = None
        if self._is_asking and answer.verdict is Verdict.APPROVED:
            receipt = answer.record.receipt_number
            reversal = TerminalRequest(
                TerminalAction.REVERSE, attempt.amount, attempt.reference, self._clock.now(), receipt, answer.record
            )
            self._attempt, self._is_asking = attempt, False
            self._hear(self._runner.do(partial(self._runner.dialogue.begin, reversal)))
            return
        if self._is_asking:
            is_undone = answer.verdict in (Verdict.CANCELLED, Verdict.FAILED, Verdict.DECLINED)
        else:
            is_undone = answer.verdict is Verdict.APPROVED
        self._undone(attempt, AttemptState.REVERSED if is_undone else AttemptState.OWED)

    def _undone(self, attempt: Attempt, state: AttemptState) -> None:
        self._attempt = None
        self._write(attempt.attempt_id, partial(moved, to=state))
        self._on_ended(attempt.attempt_id)

    def _came_late(self, answer: TerminalAnswer) -> None:
        """An answer when nothing waits: it belongs to what was begun last."""
        last = max(self._begun, default=None)
        decided = None if last is None else self._written(lambda unit: _note_late(unit, AttemptId(last), answer))
        dialogue = self._runner.dialogue
        self._hear(self._runner.do(dialogue.durable if decided else dialogue.refuse))
        if last is not None:
            self._on_ended(last)

    def _slips_came_late(self, slips: tuple[Slip, ...]) -> None:
        """They are of what was begun last, before a request that is being begun just now; kept first, then printed."""
        begins = None if self._attempt is None or self._is_asking else self._attempt.attempt_id
        last = max((begun for begun in self._begun if begun != begins), default=None)
        if last is not None and self._write(last, partial(with_late_slips, slips=slips)) is not None:
            self._on_ended(last)

    def _abort(self) -> None:
        if self._made is not None and self._attempt is not None and not self._is_asking:
            self._hear(self._runner.do(self._runner.dialogue.abort))

    def _hurry(self) -> None:
        self._asked_times, self._ask_at_ms = 0, 0
        self._look()

    # --- lines and the journal
    def _open(self) -> bool:
        try:
            self._runner.open()
        except DeviceFault as fault:
            self._tell(fault.text)
            return False
        return True

    def _write(self, attempt_id: AttemptId, change: Callable[[Attempt], Attempt]) -> Attempt | None:
        """Change an attempt on disk; None when that did not happen in time."""
        return self._written(lambda unit: _changed(unit, attempt_id, change))

    def _written(self, step: Callable[[UnitOfWork], Result]) -> Result | None:
        try:
            return self._journal.submit(step).result(timeout=COMMIT_LIMIT_S)
        except (TimeoutError, CancelledError, JournalFault) as error:
            _log.warning("the journal did not take a step of the card terminal", error=repr(error))
            return None

    def _tell(self, reason: str) -> None:
        """Once when it starts failing and once when it recovers."""
        if reason == self._told:
            return
        was_failing, self._told = bool(self._told), reason
        self._announcer.announce(DeviceStateChanged(DeviceKind.PAYMENT_TERMINAL, self._name, not reason, reason))
        if reason and not was_failing:
            upos = LINK_STATES[self.link.state]
            _log.warning("the card terminal cannot be used", line=self._line.name, reason=reason, upos=upos)
        elif not reason:
            _log.info("the card terminal can be used", line=self._line.name)


def _changed(unit: UnitOfWork, attempt_id: AttemptId, change: Callable[[Attempt], Attempt]) -> Attempt | None:
    attempt = unit.attempt(attempt_id)
    if attempt is None:
        return None
    after = change(attempt)
    unit.keep_attempt(after)
    return after


def _note_late(unit: UnitOfWork, attempt_id: AttemptId, answer: TerminalAnswer) -> bool:
    attempt = unit.attempt(attempt_id)
    if attempt is None:
        return False
    decision = late(attempt, answer)
    unit.keep_attempt(decision.attempt)
    return decision.accepts
