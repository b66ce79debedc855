"""How a till stands, read beside it: what is in its journal, what waits, what needs a person, how old its copies
are."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from evertill.app.backend.record_states import RecordState, record_states_of
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_places import where_kept
from evertill.app.workstation.settings import ConnectorKind, read_settings, settings_not_known
from evertill.connectors.central.connector import ROUTE
from evertill.domain.facts.transaction import ChainHead, Identity
from evertill.domain.orders.order_check import OrderGap, order_gaps
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.record_kinds import RecordOwner
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass
from evertill.mirror.people import MirrorFreshness, MirrorPolicies
from evertill.mirror.reading import Reading as MirrorReading
from evertill.mirror.shop_copies import MirrorOrders
from evertill.ports.journal_rows import ParkedFact, QueueState


@dataclass(frozen=True, slots=True)
class Status:
    """One moment's view."""

    identity: Identity
    head: ChainHead
    is_connected: bool
    queue: QueueState
    parked: tuple[ParkedFact, ...]
    copied_at: Mapping[str, datetime | None]
    reason: str = ""
    """Why the last exchange did not work; empty when it did or none was tried."""
    secrets: Mapping[str, str] = field(default_factory=dict)
    """Where each secret lies: `keyring`, or `file`."""
    orders_that_differ: tuple[tuple[str, tuple[OrderGap, ...]], ...] = ()
    """Open orders with figures that are others here than by whoever took them: number, and each figure."""
    currency: str = ""
    """Of their amounts."""
    records: tuple[RecordState, ...] = ()
    """Whose each kind of data is, its pace and its age."""
    settings_not_known: tuple[str, ...] = ()
    """Members of settings.json that do nothing in this release."""

    @property
    def is_clear(self) -> bool:
        """Whether all was sent: nothing waits, nothing is parked. Orders that differ are no matter of sending."""
        return not self.queue.waiting and not self.parked and not self.reason

    @property
    def sentence(self) -> str:
        """For a person."""
        who = f"{self.identity.store}-{self.identity.workstation}"
        if not self.is_connected:
            return f"{who}: stands by itself, {self.head.sequence:,} transactions kept here; nothing is to be sent."
        waiting = "all sent"
        if self.queue.waiting:
            since = "" if self.queue.oldest_at is None else f", the oldest of {self.queue.oldest_at:%Y-%m-%d %H:%M}"
            waiting = f"{self.queue.waiting:,} facts wait{since}"
        persons = len(self.parked) + len(self.orders_that_differ)
        parked = f"; {persons} need a person" if persons else ""
        reason = f". {self.reason}" if self.reason else "."
        return f"{who}: {waiting}{parked}{reason}"


def read_status(home: Home, seams: Seams, reason: str = "") -> Status:
    """Read it, also while the terminal runs. JournalFault when there is no journal."""
    settings = read_settings(home)
    is_connected = settings.connector is not ConnectorKind.NONE
    reader = JournalReader(home.journal, route=ROUTE if is_connected else None, connect=seams.connect_journal)
    mirror = MirrorReading(home.mirror, seams.connect_mirror)
    try:
        freshness = MirrorFreshness(mirror)
        return Status(
            identity=reader.identity(),
            head=reader.head(),
            is_connected=is_connected,
            queue=reader.state(ROUTE),
            parked=tuple(reader.parked(ROUTE)),
            copied_at={stream.value: freshness.copied_at(stream) for stream in Stream},
            reason=reason,
            secrets=where_kept(home),
            orders_that_differ=_differing(mirror),
            currency=MirrorPolicies(mirror).policy().currency,
            records=record_states_of(home, seams),
            settings_not_known=settings_not_known(home),
        )
    finally:
        reader.close()
        mirror.close()


def status_json(status: Status) -> JsonObject:
    """As `--json` prints it."""
    parked: list[Json] = [
        {"fact_id": fact.fact_id, "sequence": fact.sequence, "kind": fact.kind, "reason": fact.reason}
        for fact in status.parked
    ]
    return {
        "store": status.identity.store,
        "workstation": status.identity.workstation,
        "epoch": status.identity.epoch,
        "sequence": status.head.sequence,
        "receipt_number": status.head.receipt_number,
        "connected": status.is_connected,
        "waiting": status.queue.waiting,
        "oldest_at": _moment(status.queue.oldest_at),
        "last_delivered_at": _moment(status.queue.last_delivered_at),
        "parked": parked,
        "copied_at": {stream: _moment(moment) for stream, moment in status.copied_at.items()},
        "records": [_record_json(kind) for kind in status.records],
        "reason": status.reason,
        "secrets": dict(status.secrets),
        "orders_that_differ": _orders_json(status),
        "settings_not_known": list(status.settings_not_known),
    }


def _differing(mirror: MirrorReading) -> tuple[tuple[str, tuple[OrderGap, ...]], ...]:
    found = ((copy.order.number, order_gaps(copy.content)) for copy in MirrorOrders(mirror).orders())
    return tuple((number, gaps) for number, gaps in found if gaps)


def _orders_json(status: Status) -> list[Json]:
    return [
        {
            "number": number,
            "figures": [
                {"kind": gap.kind.value, "of": gap.subject, "theirs": gap.theirs, "ours": gap.ours} for gap in gaps
            ],
        }
        for number, gaps in status.orders_that_differ
    ]


def _record_json(kind: RecordState) -> JsonObject:
    return {
        "kind": kind.row.kind.value,
        "owner": "local" if kind.row.owner is RecordOwner.BACKEND and not kind.is_foreign else kind.row.owner.value,
        "way": kind.row.way.value,
        "every_s": kind.every_s,
        "off": kind.is_off,
        "last_at": _moment(kind.last_at),
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else to_rfc3339(moment)
