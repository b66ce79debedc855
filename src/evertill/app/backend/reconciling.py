"""Compares what was taken here with what the backend confirms: taken = confirmed + waiting + needs a person, to
the cent."""

from collections.abc import Mapping

from evertill.app.workstation.credential import Credential
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.statement import checked_statement
from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Identity, Transaction
from evertill.domain.records.post_void import counts_of
from evertill.domain.records.refund_debt import tenders_moved
from evertill.domain.records.sale_record import read_figures
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.errors import BackendFault
from evertill.kernel.values import dataclass
from evertill.ports.connector import Rejected, Unreachable
from evertill.ports.journal_rows import OutboxState


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One business day of one workstation; amounts in minor units, returned above zero."""

    facts: int = 0
    sales: int = 0
    returns: int = 0
    sold: int = 0
    returned: int = 0
    cash: int = 0

    @property
    def net(self) -> int:
        """Sold less returned."""
        return self.sold - self.returned

    def __add__(self, other: "DayFigures") -> "DayFigures":
        return DayFigures(
            self.facts + other.facts,
            self.sales + other.sales,
            self.returns + other.returns,
            self.sold + other.sold,
            self.returned + other.returned,
            self.cash + other.cash,
        )


@dataclass(frozen=True, slots=True)
class DayReconciled:
    """A day's books side by side."""

    day: str
    taken: DayFigures
    confirmed: DayFigures
    waiting: DayFigures
    parked: DayFigures

    @property
    def is_balanced(self) -> bool:
        """Whether nothing is unexplained."""
        return self.taken == self.confirmed + self.waiting + self.parked


def figures_of(transaction: Transaction, *, formerly: bool = False) -> DayFigures:
    """What one transaction adds to its day; `formerly` as backends added up that took a single-purpose voucher that
    paid for a return."""
    if transaction.kind not in TAKES_RECEIPT_NUMBER:
        return DayFigures(facts=1, cash=tenders_moved(transaction).get("cash", 0))
    figures = read_figures(transaction)
    sales, returns = counts_of(transaction)
    redeemed = figures.redeemed_minor if formerly else 0
    return DayFigures(
        facts=1,
        sales=sales,
        returns=returns,
        sold=figures.sold_minor + redeemed,
        returned=figures.returned_minor + redeemed,
        cash=figures.cash_minor,
    )


def fetch_confirmed(
    connector: CentralConnector, credential: Credential, identity: Identity
) -> Mapping[str, DayFigures]:
    """The backend's signed figures by day. BackendFault when they are not to be had or not its own."""
    return confirmed_days(fetch_statement(connector, credential, identity))


def fetch_statement(connector: CentralConnector, credential: Credential, identity: Identity) -> JsonObject:
    """What the backend signs of all days. BackendFault when it is not to be had or not its own."""
    answer = connector.statement()
    match answer:
        case Unreachable(reason) | Rejected(reason):
            raise BackendFault(
                f"The backend's statement is not to be had: {reason} Nothing was changed; try again when it answers."
            )
        case _:
            pass
    return checked_statement(answer, credential.statement_key, store=identity.store, workstation=identity.workstation)


def adds_up_formerly(statement: JsonObject) -> bool:
    """Whether an older backend made it, which says nothing of vouchers redeemed."""
    return "redeemed" not in statement


def confirmed_days(statement: JsonObject) -> Mapping[str, DayFigures]:
    """The figures of each day in it. BackendFault when one cannot be read."""
    days = statement.get("days")
    return dict(map(_confirmed, days if isinstance(days, list) else []))


def _confirmed(stated: Json) -> tuple[str, DayFigures]:
    match stated:
        case {
            "day": str(day),
            "facts": int(facts),
            "sales": int(sales),
            "returns": int(returns),
            "sold": int(sold),
            "returned": int(returned),
            "tenders": dict(tenders),
        }:
            cash = tenders.get("cash", 0)
            return day, DayFigures(facts, sales, returns, sold, returned, cash if isinstance(cash, int) else 0)
        case _:
            raise BackendFault("A day of the backend's statement cannot be read, so nothing was reconciled; ask again.")


def reconcile(
    reader: JournalReader,
    confirmed: Mapping[str, DayFigures],
    *,
    route: str,
    day: str | None = None,
    formerly: bool = False,
) -> tuple[DayReconciled, ...]:
    """Every day of the journal (or the one named) against the backend's figures; `formerly` where that is older."""
    states = reader.outbox_states(route)
    taken: dict[str, dict[OutboxState | None, DayFigures]] = {}
    for _, transaction in reader.transactions():
        of_day = taken.setdefault(transaction.business_day.isoformat(), {})
        added = figures_of(transaction, formerly=formerly)
        state = states.get(transaction.transaction_id)
        for key in (None, state) if state is not None else (None,):
            of_day[key] = of_day.get(key, DayFigures()) + added
    days = sorted({*taken, *confirmed}) if day is None else [day]
    return tuple(_reconciled(name, taken.get(name, {}), confirmed.get(name, DayFigures())) for name in days)


def _reconciled(day: str, taken: Mapping[OutboxState | None, DayFigures], confirmed: DayFigures) -> DayReconciled:
    return DayReconciled(
        day=day,
        taken=taken.get(None, DayFigures()),
        confirmed=confirmed,
        waiting=taken.get(OutboxState.WAITING, DayFigures()),
        parked=taken.get(OutboxState.PARKED, DayFigures()) + taken.get(OutboxState.WAIVED, DayFigures()),
    )


def report_json(days: tuple[DayReconciled, ...]) -> JsonObject:
    """The reconciliation as data."""
    return {
        "balanced": all(day.is_balanced for day in days),
        "days": [
            {
                "day": day.day,
                "balanced": day.is_balanced,
                "taken": _json(day.taken),
                "confirmed": _json(day.confirmed),
                "waiting": _json(day.waiting),
                "needs_a_person": _json(day.parked),
            }
            for day in days
        ],
    }


def _json(figures: DayFigures) -> JsonObject:
    return {
        "facts": figures.facts,
        "sales": figures.sales,
        "returns": figures.returns,
        "sold": figures.sold,
        "returned": figures.returned,
        "net": figures.net,
        "cash": figures.cash,
    }
