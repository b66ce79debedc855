"""Looking at earlier Z reports; they are read from the journal as they were frozen."""

from evertill.domain.facts.transaction import Transaction
from evertill.domain.till.shift_report import ZReport, read_z
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.ports.till_control import ZEntry


@dataclass(frozen=True, slots=True)
class ListZReports(Question[tuple[ZEntry, ...]]):
    """The latest Zs, newest first."""

    limit: int = 400

    def answer(self, reading: Reading) -> tuple[ZEntry, ...]:
        """Look it up."""
        return tuple(reading.journal.z_reports(self.limit))


@dataclass(frozen=True, slots=True)
class ZFound:
    """One Z with the settling it stands in."""

    transaction: Transaction
    z: ZReport


@dataclass(frozen=True, slots=True)
class ReadZReport(Question[ZFound | None]):
    """This Z, whole; None when the journal has no such Z."""

    transaction_id: TransactionId

    def answer(self, reading: Reading) -> ZFound | None:
        """Look it up."""
        settled = reading.journal.transaction(self.transaction_id)
        z = None if settled is None else read_z(settled.body)
        return None if settled is None or z is None else ZFound(settled, z)
