"""The printing dialogue without I/O: what to send next, what an answer means, and whether a receipt is really out.

Ask, send piece by piece, ask again after the cut. A printer that stops half-way is waited for and goes on by itself;
only when its memory may be lost (silence, a lost line) does a job end unconfirmed. Times are monotonic milliseconds.
"""

from collections import deque
from dataclasses import field
from enum import StrEnum

from evertill.devices.printer.star_status import (
    STAR_STATUS_REQUEST,
    StarStatusParser,
    WholeStatus,
    end_mark_after,
)
from evertill.devices.printer.status import (
    END_MARK,
    AnswerParser,
    AutomaticStatus,
    BufferedAnswer,
    Condition,
    PrinterStatus,
    Query,
    RealTimeAnswer,
    automatic_status,
    fold_answer,
)
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class DriverLimits:
    """How long the dialogue waits, in milliseconds."""

    answer_ms: int = 1000
    """A printer that has not answered by then is silent."""
    heartbeat_ms: int = 5000
    recheck_ms: int = 1000
    """Between questions while something is wrong."""
    confirm_ms: int = 250
    """Between questions while a receipt comes out."""
    settle_ms: int = 1000
    """Without an end mark: how long the printer must stay fine after the last byte."""
    mark_ms: int = 20_000
    """With an end mark: how long a fine printer may take to reach it."""
    mark_after_silence_ms: int = 3000
    stalled_ms: int = 3000
    """Bytes not taken for so long mean that something is wrong."""
    give_up_ms: int = 10_000
    """After so much silence the line is opened anew, and a job on it is unconfirmed."""


class JobOutcome(StrEnum):
    """How a job ended."""

    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    """Some or all of it was sent; whether it is on paper nobody can say."""


@dataclass(slots=True)
class _Job:
    pieces: deque[bytes]
    sent_at_ms: int | None = None
    is_marked: bool = False
    """The end mark was sent."""
    mark_answer: int | None = None
    marks_awaited: int | None = None
    """What a Star printer's count of end marks is once the job is out."""
    was_stopped: bool = False
    was_silent: bool = False


@dataclass(slots=True)
class _Round:
    """One round of questions."""

    query: Query = Query.PRINTER
    status: PrinterStatus = field(default_factory=PrinterStatus)
    is_offline: bool = False
    asked_at_ms: int | None = None


class _Unit(StrEnum):
    GREETING = "greeting"
    URGENT = "urgent"
    QUERY = "query"
    PIECE = "piece"
    MARK = "mark"


@dataclass(slots=True)
class _Line:
    """What is known and under way as long as the line holds."""

    next_round_ms: int = 0
    progress_at_ms: int = 0
    is_fresh: bool = False
    unit: bytes = b""
    unit_kind: _Unit = _Unit.PIECE
    urgent: bytes = b""
    round: _Round | None = None
    round_at_ms: int | None = None
    silent_since_ms: int | None = None
    questions_missed: int = 0
    """Without an answer, one after the other."""
    clear_since_ms: int | None = None
    was_unexplained: bool = False
    gave_up: bool = False


class PrinterDriver:
    """One printer on one line. Whoever owns the line moves the bytes and tells the time."""

    def __init__(
        self,
        *,
        is_two_way: bool,
        confirms: bool,
        greeting: bytes = b"",
        limits: DriverLimits | None = None,
        is_star: bool = False,
    ) -> None:
        self._is_two_way = is_two_way
        self._confirms = confirms and is_two_way
        self._greeting = greeting if is_two_way else b""
        self._limits = limits or DriverLimits()
        self._parser: AnswerParser | StarStatusParser = StarStatusParser() if is_star else AnswerParser()
        self._status_request = STAR_STATUS_REQUEST if is_star else b""
        """One question for everything; empty: the round of single ones."""
        self._marks: int | None = None
        """How many end marks a Star printer has counted."""
        self._condition = self._unknown()
        self._drawer_pin: bool | None = None
        self._job: _Job | None = None
        self._outcome: JobOutcome | None = None
        self._line = _Line(is_fresh=not is_two_way)
        self._has_answered_mark = False
        self._marks_missed = 0

    # ---- what the owner may ask

    @property
    def condition(self) -> Condition:
        """What is known of the printer now; a printer that cannot answer counts as ready."""
        return self._condition

    @property
    def is_known(self) -> bool:
        """Whether the condition was told, or silence was waited for; not so just after opening the line."""
        return self._condition is not Condition.SILENT or self._line.silent_since_ms is not None

    @property
    def is_silence_brief(self) -> bool:
        """Whether only the last question went unanswered: a printer that is busy for an instant does that."""
        return self._condition is Condition.SILENT and self._line.questions_missed == 1

    @property
    def drawer_pin_is_high(self) -> bool | None:
        """The level of the drawer's pin; None until told."""
        return self._drawer_pin

    @property
    def is_clear(self) -> bool:
        """Whether the printer has answered since `ask` that it prints."""
        return self._line.is_fresh and self._condition.prints

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    @property
    def has_sent_all(self) -> bool:
        """Whether every byte of the job under way was taken."""
        return self._job is not None and self._job.sent_at_ms is not None

    @property
    def awaits_answer(self) -> bool:
        """Whether bytes may come any moment."""
        return self._is_two_way and (self._line.round is not None or self._job is not None)

    @property
    def wants_reopening(self) -> bool:
        """Silent for too long: the line itself may be dead."""
        return self._line.gave_up

    def wait_ms(self, now_ms: int) -> int | None:
        """How long nothing needs to be done; None: until asked."""
        is_held = self._job is not None and not self._condition.prints
        if (
            self._line.round is not None
            or self._line.unit
            or self._line.urgent
            or (self._job is not None and not is_held)
        ):
            return 0
        if not self._is_two_way:
            return None
        until_round_ms = max(0, self._line.next_round_ms - now_ms)
        return min(until_round_ms, self._limits.confirm_ms) if is_held else until_round_ms

    # ---- orders

    def opened(self, now_ms: int) -> None:
        """The line has just been opened."""
        self._reset(now_ms)
        if self._greeting:
            self._start(_Unit.GREETING, self._greeting)
        if not self._is_two_way:
            self._condition, self._line.is_fresh = Condition.READY, True

    def lost(self, now_ms: int) -> None:
        """The line is gone; nothing is known any more."""
        self._reset(now_ms)
        self._condition, self._drawer_pin = self._unknown(), None
        if self._job is not None:
            self._end(JobOutcome.UNCONFIRMED)

    def ask(self, now_ms: int) -> None:
        """Have the printer's state confirmed anew before `is_clear` says yes."""
        if self._is_two_way:
            self._line.is_fresh = False
            self._line.next_round_ms = now_ms

    def begin(self, pieces: tuple[bytes, ...]) -> None:
        """Send a job; each piece ends where a question may stand between."""
        assert self._job is None, "one job after the other"
        assert self._outcome is None, "take the last outcome first"
        self._job = _Job(deque(piece for piece in pieces if piece))

    def abandon(self) -> None:
        """End the job under way as unconfirmed: another printer takes it over."""
        if self._job is not None:
            self._line.unit = b""
            self._end(JobOutcome.UNCONFIRMED)

    def send_at_once(self, command: bytes) -> None:
        """Send a real-time command before anything else."""
        self._line.urgent += command

    def take_outcome(self) -> JobOutcome | None:
        """How the job ended, told once."""
        outcome, self._outcome = self._outcome, None
        return outcome

    # ---- bytes

    def outgoing(self) -> bytes:
        """What the line should send now; report with `wrote` how much it took."""
        if not self._line.unit:
            self._choose_unit()
        return self._line.unit

    def wrote(self, count: int, now_ms: int) -> None:
        """The line took `count` bytes of `outgoing`."""
        if count == 0:
            return
        self._line.progress_at_ms = now_ms
        self._line.unit = self._line.unit[count:]
        if self._line.unit:
            return
        if self._line.unit_kind is _Unit.QUERY and self._line.round is not None:
            self._line.round.asked_at_ms = now_ms
        elif self._line.unit_kind in {_Unit.PIECE, _Unit.MARK} and self._job is not None:
            self._wrote_piece(self._job, now_ms)

    def received(self, chunk: bytes, now_ms: int) -> None:
        """Take what the printer sent."""
        for answer in self._parser.feed(chunk) if self._is_two_way else ():
            match answer:
                case RealTimeAnswer(value):
                    self._take_answer(value, now_ms)
                case AutomaticStatus(block):
                    self._take_status(automatic_status(block), now_ms)
                case WholeStatus(status, marks):
                    self._take_whole(status, marks, now_ms)
                case BufferedAnswer(value):
                    if self._job is not None and self._job.is_marked:
                        self._job.mark_answer = value
                        self._has_answered_mark = True

    def advance(self, now_ms: int) -> None:
        """Let time pass: questions fall due, patience ends, jobs end."""
        if not self._is_two_way:
            self._advance_one_way()
            return
        self._watch_output(now_ms)
        if self._line.round is None and now_ms >= self._line.next_round_ms and not self._line.gave_up:
            self._line.round = _Round()
        elif self._line.round is not None and self._is_overdue(self._line.round, now_ms):
            self._line.questions_missed += 1
            self._fall_silent(now_ms)
        silent_ms = 0 if self._line.silent_since_ms is None else now_ms - self._line.silent_since_ms
        if silent_ms >= self._limits.give_up_ms:
            self._line.gave_up = True
        if self._job is not None:
            self._advance_job(self._job, now_ms)

    # ---- inside

    def _unknown(self) -> Condition:
        return Condition.SILENT if self._is_two_way else Condition.READY

    def _reset(self, now_ms: int) -> None:
        self._parser.clear()
        self._line = _Line(next_round_ms=now_ms, progress_at_ms=now_ms, is_fresh=not self._is_two_way)

    def _start(self, kind: _Unit, unit: bytes) -> None:
        self._line.unit_kind, self._line.unit = kind, unit

    def _choose_unit(self) -> None:
        if self._line.urgent:
            self._start(_Unit.URGENT, self._line.urgent)
            self._line.urgent = b""
        elif self._line.round is not None and self._line.round.asked_at_ms is None:
            self._start(_Unit.QUERY, self._status_request or self._line.round.query.request)
        elif self._job is not None and self._job.sent_at_ms is None and self._condition.prints:
            if self._job.pieces:
                self._start(_Unit.PIECE, self._job.pieces[0])
            elif self._can_confirm and not self._job.is_marked:
                mark, self._job.marks_awaited = (END_MARK, None) if self._marks is None else end_mark_after(self._marks)
                self._start(_Unit.MARK, mark)

    def _wrote_piece(self, job: _Job, now_ms: int) -> None:
        if self._line.unit_kind is _Unit.MARK:
            job.is_marked = True
        else:
            job.pieces.popleft()
        if not job.pieces and (job.is_marked or not self._can_confirm):
            job.sent_at_ms = now_ms
            self._line.next_round_ms = now_ms

    def _take_answer(self, value: int, now_ms: int) -> None:
        asked = self._line.round
        if asked is None or asked.asked_at_ms is None:
            return  # an answer that came too late to be told from the next one's
        asked.status = fold_answer(asked.status, asked.query, value)
        asked.asked_at_ms = None
        match asked.query:
            case Query.PRINTER:
                asked.query = Query.OFFLINE_CAUSE if asked.status.is_offline else Query.PAPER
            case Query.OFFLINE_CAUSE:
                asked.query = Query.ERROR
            case Query.ERROR:
                asked.query = Query.PAPER
            case Query.PAPER:
                self._end_round(asked.status, now_ms)

    @property
    def _can_confirm(self) -> bool:
        """Whether an end mark is of use: a Star printer with a short status does not count them."""
        return self._confirms and not (self._status_request and self._marks is None)

    def _take_whole(self, status: PrinterStatus, marks: int | None, now_ms: int) -> None:
        """A Star printer tells everything at once, and that a job is out by counting its end mark."""
        self._marks, job = marks, self._job
        if job is not None and job.is_marked and job.marks_awaited is not None and marks == job.marks_awaited:
            job.mark_answer = 0
            self._has_answered_mark = True
        if self._line.round is not None and self._line.round.asked_at_ms is not None:
            self._end_round(status, now_ms)
        else:
            self._take_status(status, now_ms)

    def _end_round(self, status: PrinterStatus, now_ms: int) -> None:
        """Off-line without a cause may be a cause that went away between two questions: ask once more."""
        is_unexplained = status.condition is Condition.OFFLINE
        if is_unexplained and not self._line.was_unexplained:
            self._line.round, self._line.was_unexplained = _Round(), True
            return
        self._line.was_unexplained = is_unexplained
        self._line.round, self._line.is_fresh, self._line.round_at_ms = None, True, now_ms
        self._take_status(status, now_ms)

    def _take_status(self, status: PrinterStatus, now_ms: int) -> None:
        self._condition = status.condition
        self._drawer_pin = status.drawer_pin_is_high
        self._line.silent_since_ms, self._line.questions_missed, self._line.gave_up = None, 0, False
        if not self._condition.prints:
            self._line.clear_since_ms = None
        elif self._line.clear_since_ms is None:
            self._line.clear_since_ms = now_ms
        self._line.next_round_ms = now_ms + self._pause_ms()

    def _pause_ms(self) -> int:
        if not self._condition.prints:
            return self._limits.recheck_ms
        if self._job is not None and self._job.sent_at_ms is not None:
            return self._limits.confirm_ms
        return self._limits.heartbeat_ms

    def _is_overdue(self, asked: _Round, now_ms: int) -> bool:
        return asked.asked_at_ms is not None and now_ms - asked.asked_at_ms >= self._limits.answer_ms

    def _watch_output(self, now_ms: int) -> None:
        if not self._line.unit:
            self._line.progress_at_ms = now_ms
        elif now_ms - self._line.progress_at_ms >= self._limits.stalled_ms and self._condition.prints:
            self._fall_silent(now_ms)

    def _fall_silent(self, now_ms: int) -> None:
        self._line.round, self._line.is_fresh = None, False
        self._condition, self._line.clear_since_ms = Condition.SILENT, None
        self._parser.clear()
        if self._line.silent_since_ms is None:
            self._line.silent_since_ms = now_ms
        self._line.next_round_ms = now_ms + self._limits.recheck_ms

    def _advance_one_way(self) -> None:
        if self._job is not None and self._job.sent_at_ms is not None:
            self._end(JobOutcome.PRINTED)

    def _advance_job(self, job: _Job, now_ms: int) -> None:
        job.was_silent = job.was_silent or self._condition is Condition.SILENT
        job.was_stopped = job.was_stopped or not self._condition.prints
        if self._line.gave_up:
            self._end(JobOutcome.UNCONFIRMED)
        elif job.sent_at_ms is not None:
            outcome = self._judge(job, job.sent_at_ms, now_ms)
            if outcome is not None:
                self._end(outcome)

    def _judge(self, job: _Job, sent_at_ms: int, now_ms: int) -> JobOutcome | None:
        """What is known of a job that was sent whole; None: not yet."""
        if job.mark_answer is not None and (job.mark_answer & 0x0C == 0 or self._condition.prints):
            return JobOutcome.PRINTED
        if self._line.clear_since_ms is None or self._line.round_at_ms is None or self._line.round_at_ms < sent_at_ms:
            return None
        fine_ms = self._line.round_at_ms - max(sent_at_ms, self._line.clear_since_ms)
        if not job.is_marked:
            if fine_ms < self._limits.settle_ms:
                return None
            return JobOutcome.UNCONFIRMED if job.was_stopped else JobOutcome.PRINTED
        limit_ms = self._limits.mark_after_silence_ms if job.was_silent else self._limits.mark_ms
        if fine_ms < limit_ms:
            return None
        return self._judge_unmarked(job)

    def _judge_unmarked(self, job: _Job) -> JobOutcome:
        """The printer is fine, yet never reached the mark: it forgot the job, or it does not know marks at all.

        Twice in a row without any trouble means the latter: from then on a fine printer after the last byte is enough.
        """
        self._marks_missed += 1
        if self._has_answered_mark or job.was_stopped or self._marks_missed < 2:
            return JobOutcome.UNCONFIRMED
        self._confirms = False
        return JobOutcome.PRINTED

    def _end(self, outcome: JobOutcome) -> None:
        self._job = None
        self._outcome = outcome
        self._line.is_fresh = not self._is_two_way
