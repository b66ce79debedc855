"""How each kind of data stands at this till: whose it is, how often it is looked at, when that last went well."""

from contextlib import ExitStack
from datetime import datetime

from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.connectors.central.connector import ROUTE
from evertill.domain.streams.record_kinds import RECORD_KINDS, KindOfRecord, RecordOwner, Way
from evertill.journal.reader import JournalReader
from evertill.kernel.values import dataclass
from evertill.mirror.local_rows import LOCAL_OWNER, LocalRows
from evertill.mirror.people import MirrorFreshness, MirrorPolicies
from evertill.mirror.reading import Reading


@dataclass(frozen=True, slots=True)
class RecordState:
    """One kind."""

    row: KindOfRecord
    is_foreign: bool
    """Whether a backend owns it."""
    every_s: int
    is_off: bool
    last_at: datetime | None
    """When its oldest copy was last confirmed; for what only goes up, when something was last delivered."""


def record_states_of(home: Home, seams: Seams) -> tuple[RecordState, ...]:
    """Every kind, in the order of the table; JournalFault when there is no journal."""
    with ExitStack() as stack:
        mirror = Reading(home.mirror, seams.connect_mirror)
        stack.callback(mirror.close)
        reader = JournalReader(home.journal, connect=seams.connect_journal)
        stack.callback(reader.close)
        owners, freshness = LocalRows(home.folder).owners(), MirrorFreshness(mirror)
        cadences, sent_at = MirrorPolicies(mirror).policy().cadences, reader.state(ROUTE).last_delivered_at

        def state(row: KindOfRecord) -> RecordState:
            moments = [freshness.copied_at(stream) for stream in row.streams]
            copied_at = None if None in moments else min((each for each in moments if each), default=None)
            foreign = any(owners.get(stream, LOCAL_OWNER) != LOCAL_OWNER for stream in row.streams)
            return RecordState(
                row,
                is_foreign=row.owner is RecordOwner.BACKEND and foreign,
                every_s=cadences.pace_s(row.kind),
                is_off=row.kind in cadences.off,
                last_at=sent_at if row.way is Way.UP else copied_at,
            )

        return tuple(state(row) for row in RECORD_KINDS)
