"""What an emulated card terminal does with the next request: the words understood on standard input."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum

from evertill.kernel.errors import SettingsFault


class Ending(StrEnum):
    """How the next request ends."""

    APPROVE = "approve"
    DECLINE = "decline"
    DECLINE_BY_ABORT = "decline-abort"
    """Without a result before the abort."""
    DECLINE_COMPLETED = "decline-completion"
    """A refusal that ends as if it had gone well."""
    CANCEL = "cancel"
    """The customer presses stop."""
    UNKNOWN_CODE = "unknown-code"
    """A code that no list names."""
    LATE_APPROVAL = "late-approval"
    """Cancelled, and approved a little later."""


class Stage(StrEnum):
    """Where it falls silent."""

    NOWHERE = "nowhere"
    COMMAND = "command"
    """The request is not answered."""
    ACCEPTED = "accepted"
    """Nothing follows its acceptance."""
    STATUS = "status"
    """The result is not told."""
    PRINT = "print"
    """After the result was acknowledged."""
    COMPLETION = "completion"
    """The end is not told."""


@dataclass(slots=True)
class Scenario:
    """All that can be asked for; back to its defaults after one payment, but for what says otherwise."""

    ending: Ending = Ending.APPROVE
    silent_at: Stage = Stage.NOWHERE
    keeps_unacknowledged: bool = False
    """Whether a charge stands that the till never acknowledged."""
    wrong_pin: bool = False
    duplicate: bool = False
    """Results are told twice."""
    is_offline: bool = False
    needs_signature: bool = False
    prints_late: bool = False
    """Slips come when the request is over (ZVT)."""
    slow_ms: int = 0
    busy: int = 0
    """So many requests are answered with busy."""
    bad_checksums: int = 0
    """So many frames go out damaged."""
    naks: int = 0
    """So many frames are answered as damaged."""
    cut_after: int = -1
    """The line breaks after so many bytes, both ways counted; never when below zero."""
    less_minor: int = 0
    """So much less than asked is approved."""
    tip_minor: int = 0
    dies: bool = field(default=False, metadata={"lasts": True})
    """It loses power right after the next charge, before it tells, and stays off until it is well."""
    prints: str = field(default="blocks", metadata={"lasts": True})
    """lines, blocks or none."""
    pause_ms: int = field(default=0, metadata={"lasts": True})
    """Between two steps of every payment."""
    silence_ms: int = field(default=8000, metadata={"lasts": True})
    """How long it stays silent where it falls silent."""

    def next_payment(self) -> "Scenario":
        """What holds for the payment that begins now; from then on everything is as usual."""
        taken = Scenario(**{part.name: getattr(self, part.name) for part in fields(self)})
        plain = Scenario()
        for part in fields(self):
            if not part.metadata.get("lasts"):
                setattr(self, part.name, getattr(plain, part.name))
        return taken


_FLAGS = {
    "keep": "keeps_unacknowledged",
    "wrong-pin": "wrong_pin",
    "duplicate": "duplicate",
    "offline": "is_offline",
    "signature": "needs_signature",
    "die": "dies",
    "late-slips": "prints_late",
}
_NUMBERS = {
    "slow": "slow_ms",
    "busy": "busy",
    "bad-checksum": "bad_checksums",
    "nak": "naks",
    "cut": "cut_after",
    "partial": "less_minor",
    "tip": "tip_minor",
    "pause": "pause_ms",
    "silence": "silence_ms",
}
WORDS = (
    *Ending,
    "mute",
    "silent STAGE",
    "well",
    *_FLAGS,
    *(f"{word} N" for word in _NUMBERS),
    "lines",
    "blocks",
    "no-print",
)


def obey(scenario: Scenario, line: str, *, on_books: Callable[[], None]) -> None:
    """Take one line of words; SettingsFault when it means nothing, which changes nothing."""
    word, _, rest = line.strip().partition(" ")
    if word in set(Ending):
        scenario.ending = Ending(word)
    elif word == "mute":
        scenario.silent_at = Stage.COMMAND
    elif word == "silent" and rest in set(Stage):
        scenario.silent_at = Stage(rest)
    elif word in _FLAGS and not rest:
        setattr(scenario, _FLAGS[word], True)
    elif word in _NUMBERS and (rest.isdecimal() or not rest):
        setattr(scenario, _NUMBERS[word], int(rest or "1"))
    elif word in ("lines", "blocks", "no-print"):
        scenario.prints = "none" if word == "no-print" else word
    elif word == "well":
        scenario.next_payment()
        scenario.dies = False
    elif word == "books":
        on_books()
    else:
        raise SettingsFault(f"{line!r} means nothing to this card terminal; it knows {', '.join(WORDS)} and books.")
