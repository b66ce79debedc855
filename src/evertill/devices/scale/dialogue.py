"""The till's talk with a scale over time: asks while something is to be weighed, now and then otherwise. No I/O."""

from evertill.devices.scale.exchange import ScaleExchange
from evertill.devices.scale.sentences import COMPLAINTS, SILENT
from evertill.kernel.values import dataclass
from evertill.ports.devices import WeighOrder, WeightReading, WeightState


@dataclass(frozen=True, slots=True)
class ScaleLimits:
    """How long the dialogue waits, in milliseconds."""

    answer_ms: int = 1000
    """A scale that has not answered by then is silent."""
    weighing_pause_ms: int = 150
    """Between two questions while a weight is wanted."""
    idle_pause_ms: int = 10_000
    """Between two questions while none is: only to know that the scale is there."""
    silent_pause_ms: int = 1000
    give_up_ms: int = 10_000
    """After so much silence the line is opened anew."""


class ScaleDialogue:
    """One scale on one line. Whoever owns the line moves the bytes and tells the time."""

    def __init__(self, exchange: ScaleExchange, limits: ScaleLimits | None = None) -> None:
        self._exchange = exchange
        self._limits = limits or ScaleLimits()
        self._order: WeighOrder | None = None
        self._reading: WeightReading | None = None
        self._unit = b""
        self._asked_at_ms: int | None = None
        self._next_ms = 0
        self._silent_since_ms: int | None = None
        self._has_answered = False
        self._gave_up = False
        self._complaint: str | None = None

    # ---- what the owner may ask

    @property
    def reading(self) -> WeightReading | None:
        """The last answer for what is being weighed; None before the first, and when nothing is."""
        return self._reading

    @property
    def is_weighing(self) -> bool:
        """Whether a weight is wanted."""
        return self._order is not None

    @property
    def complaint(self) -> str | None:
        """Why the scale cannot weigh; None while nothing is known."""
        return self._complaint

    @property
    def has_answered(self) -> bool:
        """Whether it was heard since the line was opened."""
        return self._has_answered

    @property
    def wants_reopening(self) -> bool:
        """Silent for too long."""
        return self._gave_up

    @property
    def awaits_answer(self) -> bool:
        """Whether an answer may come any moment."""
        return self._asked_at_ms is not None

    def wait_ms(self, now_ms: int) -> int | None:
        """How long nothing needs to be done."""
        return 0 if self._unit or self._asked_at_ms is not None else max(0, self._next_ms - now_ms)

    # ---- orders

    def begin(self, order: WeighOrder, now_ms: int) -> None:
        """Weigh for this order from now on."""
        if order != self._order:
            self._reading = None
        self._order, self._next_ms = order, now_ms
        self._abandon()

    def end(self) -> None:
        """Nothing is to be weighed any more."""
        self._order, self._reading = None, None

    def set_tare(self, tare_g: int | None, now_ms: int) -> None:
        """Have the wrapping taken off: so many grams, or what lies there now (None)."""
        self._say(self._exchange.set_tare(tare_g), now_ms)

    def zero(self, now_ms: int) -> None:
        """Have the empty scale show zero."""
        self._say(self._exchange.zero(), now_ms)

    # ---- bytes

    def opened(self, now_ms: int) -> None:
        """The line has just been opened."""
        self._abandon()
        self._silent_since_ms, self._gave_up, self._has_answered = None, False, False
        self._complaint = None
        self._next_ms = now_ms

    def lost(self, now_ms: int) -> None:
        """The line is gone: what was read may not hold any more."""
        self._abandon()
        self._gave_up, self._has_answered = False, False
        self._complaint = None
        if self._order is not None:
            self._reading = WeightReading(WeightState.SILENT)

    def outgoing(self) -> bytes:
        """What the line should send now."""
        return self._unit

    def wrote(self, count: int, now_ms: int) -> None:
        """The line took so much."""
        self._unit = self._unit[count:]

    def received(self, chunk: bytes, now_ms: int) -> None:
        """Take what the scale sent; what comes unasked is of no concern."""
        for byte in chunk:
            if self._asked_at_ms is None:
                return
            step = self._exchange.feed(byte)
            self._unit += step.send
            if step.reading is not None:
                self._take(step.reading, now_ms)
            elif step.send:
                self._asked_at_ms = now_ms

    def advance(self, now_ms: int) -> None:
        """Let time pass: questions fall due, patience ends."""
        if self._asked_at_ms is not None and now_ms - self._asked_at_ms >= self._limits.answer_ms:
            self._abandon()
            self._take(WeightReading(WeightState.SILENT), now_ms)
        elif self._asked_at_ms is None and not self._unit and now_ms >= self._next_ms:
            self._unit = self._exchange.ask(self._order)
            self._asked_at_ms = now_ms
        silent_ms = 0 if self._silent_since_ms is None else now_ms - self._silent_since_ms
        self._gave_up = silent_ms >= self._limits.give_up_ms

    # ---- inside

    def _say(self, command: bytes, now_ms: int) -> None:
        """A command of its own, between two questions; its answer, if any, is asked for anew."""
        self._abandon()
        self._unit = command
        self._next_ms = now_ms + self._limits.weighing_pause_ms if command else now_ms

    def _abandon(self) -> None:
        self._unit, self._asked_at_ms = b"", None

    def _take(self, reading: WeightReading, now_ms: int) -> None:
        self._asked_at_ms = None
        is_silent = reading.state is WeightState.SILENT
        if not is_silent:
            self._has_answered, self._silent_since_ms = True, None
        elif self._silent_since_ms is None:
            self._silent_since_ms = now_ms
        self._complaint = SILENT if is_silent else COMPLAINTS.get(reading.state, "")
        # A scale that was read already says so: what it told before for this item still lies there.
        is_known = self._reading is not None and self._reading.may_be_sold
        if self._order is not None and not (reading.state is WeightState.SAME_WEIGHT and is_known):
            self._reading = reading
        pause_ms = self._limits.weighing_pause_ms if self._order is not None else self._limits.idle_pause_ms
        self._next_ms = now_ms + (self._limits.silent_pause_ms if is_silent else pause_ms)
