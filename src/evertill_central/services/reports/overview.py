"""What a person or a monitor wants to see of the whole backend at a glance."""

from datetime import date

from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.reports.statements import totals
from evertill_central.services.reports.z_reports import ZView, latest_z_reports
from evertill_central.store.shops import StoreRow, WorkstationRow, find_stores, find_workstations
from evertill_central.store.sums import (
    WaitingException,
    count_exceptions,
    count_facts,
    find_sums,
    stream_versions,
    waiting_exceptions,
)
from evertill_central.store.team_exceptions import count_open_exceptions

EXCEPTIONS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class WorkstationView:
    """A workstation and what it took on the day shown."""

    workstation: WorkstationRow
    totals: JsonObject


@dataclass(frozen=True, slots=True)
class Overview:
    """The console's page."""

    day: date
    stores: dict[str, StoreRow]
    workstations: tuple[WorkstationView, ...]
    exceptions: tuple[WaitingException, ...]
    exception_count: int
    fact_count: int
    task_count: int = 0
    """What a person of some shop has to settle."""
    z_reports: tuple[ZView, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What `/metrics` shows of the database."""

    facts: int
    exceptions: int
    workstations: int
    streams: list[tuple[str, str, int]]


def find_overview(central: Central) -> Overview:
    """Everything on the console, as of one moment; the day is that of the server's own calendar."""
    day = central.clock.now().date()
    with central.database.read() as connection:
        views = [
            WorkstationView(row, totals(find_sums(connection, row.store, row.workstation, day.isoformat())))
            for row in find_workstations(connection)
        ]
        return Overview(
            day=day,
            stores=find_stores(connection),
            workstations=tuple(views),
            exceptions=tuple(waiting_exceptions(connection, EXCEPTIONS_SHOWN)),
            exception_count=count_exceptions(connection),
            fact_count=count_facts(connection),
            task_count=count_open_exceptions(connection),
            z_reports=latest_z_reports(connection),
        )


def find_figures(central: Central) -> Figures:
    """The figures a monitor asks for."""
    with central.database.read() as connection:
        return Figures(
            facts=count_facts(connection),
            exceptions=count_exceptions(connection),
            workstations=len(find_workstations(connection)),
            streams=stream_versions(connection),
        )
