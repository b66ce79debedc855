"""The program starts, ends, and follows another version of the shop's policy: each is in the journal."""

from contextlib import suppress
from datetime import datetime

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Fault
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class NoteStart(Command[None]):
    """The terminal has started, in this release of the program."""

    release: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Write it down."""
        version = counter.policy().version
        counter.policy_seen = version
        with suppress(Fault):  # a damaged copy is fetched again, and looked at then
            counter.staff_seen = tuple(counter.people.everybody())
        body: JsonObject = {"release": self.release, "policy_version": version}
        unit.append(draft(unit, counter, TransactionKind.START, body, at=moment(unit, counter)))


@dataclass(frozen=True, slots=True)
class NoteStop(Command[None]):
    """The terminal ends because somebody closed it; a power cut writes nothing, and that tells too."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Write it down."""
        unit.append(draft(unit, counter, TransactionKind.STOP, {}, at=moment(unit, counter)))


@dataclass(frozen=True, slots=True)
class NoteTraining(Command[None]):
    """Somebody begins to practise, or comes back: in the real journal, which practice itself never sees."""

    is_begun: bool

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Write it down."""
        kind = TransactionKind.TRAINING_BEGUN if self.is_begun else TransactionKind.TRAINING_ENDED
        unit.append(draft(unit, counter, kind, {}, at=moment(unit, counter)))


@dataclass(frozen=True, slots=True)
class NotePolicy(Command[None]):
    """A newer copy of the policy came in: what holds from now on is written down now, not when somebody signs on."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Write it down where it is another one."""
        note_policy(unit, counter, moment(unit, counter))


def note_policy(unit: UnitOfWork, counter: Counter, at: datetime) -> None:
    """Write down that another version of the policy holds than when this was last looked at."""
    version, seen = counter.policy().version, counter.policy_seen
    counter.policy_seen = version
    if seen is not None and seen != version:
        body: JsonObject = {"before": seen, "now": version}
        unit.append(draft(unit, counter, TransactionKind.POLICY_SEEN, body, at=at))
