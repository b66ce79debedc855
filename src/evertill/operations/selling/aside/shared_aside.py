"""Sales put aside for all tills of the shop: what is told of one, and how one of another till comes onto the counter.

The backend decides who has it: a till locks it there first (`begin_fetch` draws the key), then takes its contents.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import msgspec

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.selling.sale import Sale, SaleState, move
from evertill.domain.streams.stream_fields import (
    BadRow,
    code_text,
    currency_code,
    list_of,
    moment,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.errors import Fault
from evertill.kernel.ids import SaleId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment as moment_now
from evertill.operations.selling.aside.put_aside import (
    CounterNotEmpty,
    RecallOutcome,
    aside_body,
    bring_back,
    takes_aside,
)
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.journal import UnitOfWork

ENTRIES_MAX = 1000
_encode = msgspec.json.Encoder(decimal_format="string").encode
_read_sale = msgspec.json.Decoder(Sale).decode


@dataclass(frozen=True, slots=True)
class SharedAside:
    """A sale put aside as the backend tells of it."""

    sale_id: SaleId
    label: str
    workstation: str
    """Where it was put aside."""
    operator_id: str
    gross: Money
    line_count: int
    suspended_at: datetime
    held_by: str = ""
    """The till that has it on its counter; empty while it waits."""
    held_at: datetime | None = None


def shared_asides(document: JsonObject) -> tuple[SharedAside, ...]:
    """Those in a backend's answer, the oldest first; what cannot be read is left out."""
    found = []
    for entry in list_of(document, "suspended", ENTRIES_MAX):
        try:
            found.append(_read(entry))
        except BadRow:
            continue
    return tuple(sorted(found, key=lambda aside: aside.suspended_at))


def _read(entry: Json) -> SharedAside:
    if not isinstance(entry, dict):
        raise BadRow("An entry is no object.")
    at = moment(entry, "suspended_at")
    if at is None:
        raise BadRow("It does not say since when.")
    return SharedAside(
        sale_id=SaleId(code_text(entry, "sale_id", 64)),
        label=shown_text(entry, "label", 200),
        workstation=shown_text(entry, "workstation", 64),
        operator_id=_optional(entry, "operator"),
        gross=Money(whole_number(entry, "gross", least=-(10**13), most=10**13) or 0, currency_code(entry, "currency")),
        line_count=whole_number(entry, "line_count", least=0, most=10**6) or 0,
        suspended_at=at,
        held_by=_optional(entry, "held_by"),
        held_at=moment(entry, "held_at"),
    )


def _optional(entry: JsonObject, name: str) -> str:
    return shown_text(entry, name, 64) if entry.get(name) is not None else ""


@dataclass(frozen=True, slots=True)
class AsideOffered:
    """What the backend is told of a sale put aside here; `suspension_id` makes telling it twice one telling."""

    members: JsonObject


@dataclass(frozen=True, slots=True)
class OfferAside(Command["Sequence[AsideOffered]"]):
    """What waits here, for the other tills: all, or one of them."""

    sale_id: SaleId | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> "Sequence[AsideOffered]":
        """By `offer_asides`."""
        return offer_asides(unit, self)


def offer_asides(unit: UnitOfWork, command: OfferAside) -> Sequence[AsideOffered]:
    """Read only: the sales stay where they are until somebody takes them."""
    told = []
    for entry in unit.suspended():
        sale = unit.suspended_sale(entry.sale_id)
        if sale is not None and command.sale_id in {None, entry.sale_id}:
            members: JsonObject = {
                "suspension_id": f"{entry.sale_id}:{int(entry.suspended_at.timestamp() * 1000)}"[-64:],
                "sale_id": entry.sale_id,
                "label": entry.label,
                "operator": entry.operator_id,
                "currency": entry.gross.currency,
                "gross": entry.gross.minor,
                "line_count": entry.line_count,
                "content": content_of(sale),
            }
            told.append(AsideOffered(members))
    return told


def content_of(sale: Sale) -> JsonObject:
    """The whole sale as JSON, without fractions."""
    found: JsonObject = json.loads(_encode(sale))
    return found


@dataclass(frozen=True, slots=True)
class FetchReady:
    """It may be fetched: ask the backend with this key, then take it."""

    recall_id: str
    is_here: bool
    """Whether it was put aside at this till."""


BeginFetchOutcome = FetchReady | CounterNotEmpty | Barred


@dataclass(frozen=True, slots=True)
class BeginFetch(Command[BeginFetchOutcome]):
    """Somebody wants this sale: may they, and is the counter free?"""

    sale_id: SaleId
    merges: bool = False

    def perform(self, unit: UnitOfWork, counter: Counter) -> BeginFetchOutcome:
        """By `begin_fetch`."""
        return begin_fetch(unit, counter, self)


def begin_fetch(unit: UnitOfWork, counter: Counter, command: BeginFetch) -> BeginFetchOutcome:
    """Nothing is changed yet; asked before the backend is, so that no sale is locked for nothing."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    if not takes_aside(unit.open_sale(), merges=command.merges):
        return CounterNotEmpty()
    is_here = any(entry.sale_id == command.sale_id for entry in unit.suspended())
    return FetchReady(counter.ids.new(), is_here)


@dataclass(frozen=True, slots=True)
class TakeShared(Command[RecallOutcome]):
    """Bring a sale of another till onto the counter; the backend has given it to this one."""

    content: JsonObject
    merges: bool = False

    def perform(self, unit: UnitOfWork, counter: Counter) -> RecallOutcome:
        """By `take_shared`."""
        return take_shared(unit, counter, self)


def take_shared(unit: UnitOfWork, counter: Counter, command: TakeShared) -> RecallOutcome:
    """As a recall, of a sale that this journal never saw. Fault when its contents cannot be read here."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    if not takes_aside(unit.open_sale(), merges=command.merges):
        return CounterNotEmpty()
    try:
        aside = _read_sale(_encode(command.content))
    except msgspec.ValidationError as error:
        raise Fault(
            "That sale was put aside by another release of Evertill and cannot be read here, so it stays where it is; "
            "fetch it at its own till."
        ) from error
    aside = aside if aside.state is SaleState.SUSPENDED else replace(aside, state=SaleState.SUSPENDED)
    unit.take_suspended(aside.sale_id)  # an older copy of it, where it had been here before
    counter.fiscal.begin(aside.sale_id, moment_now(unit, counter))
    return bring_back(unit, counter, who, aside, merges=command.merges)


@dataclass(frozen=True, slots=True)
class AsideGone:
    """It does not wait here any more."""

    suspended_count: int


@dataclass(frozen=True, slots=True)
class ReleaseAside(Command["AsideGone | NothingToChange"]):
    """Another till has this sale, so it does not wait here any more; there it is sold or given up."""

    sale_id: SaleId
    taken_by: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> "AsideGone | NothingToChange":
        """By `release_aside`."""
        return release_aside(unit, counter, self)


def release_aside(unit: UnitOfWork, counter: Counter, command: ReleaseAside) -> AsideGone | NothingToChange:
    """Write down who took it; nobody need be signed on, for it has happened."""
    sale = unit.take_suspended(command.sale_id)
    if sale is None:
        return NothingToChange()
    at = moment_now(unit, counter)
    body = {**aside_body(move(sale, SaleState.OPEN)), "taken_by": command.taken_by}
    unit.append(draft(unit, counter, TransactionKind.RECALL_SALE, body, at=at))
    counter.fiscal.abort(sale.sale_id, at)
    return AsideGone(len(unit.suspended()))
