"""A customer's record: fields by who wrote last, consent by who allows least, and what is left after erasure. Pure."""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from evertill.kernel.values import dataclass

FIELDS = ("name", "email", "phone", "card", "group", "address")

STEPS_MAX = 50


class CustomerState(StrEnum):
    """Where a record stands; see CUSTOMER_MOVES."""

    ACTIVE = "active"
    MERGED = "merged"
    ERASED = "erased"


CUSTOMER_MOVES: dict[CustomerState, frozenset[CustomerState]] = {
    CustomerState.ACTIVE: frozenset({CustomerState.MERGED, CustomerState.ERASED}),
    CustomerState.MERGED: frozenset({CustomerState.ERASED}),
    CustomerState.ERASED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Stamped:
    """A field's text and when it was set (RFC 3339 in UTC)."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class CustomerRecord:
    """What is known of a customer."""

    customer_id: str
    state: CustomerState = CustomerState.ACTIVE
    fields: Mapping[str, Stamped] = field(default_factory=dict)
    consent: Mapping[str, bool] = field(default_factory=dict)
    is_verified: bool = False
    """Whether the e-mail address or telephone number was proved to be the customer's."""
    merged_into: str | None = None
    steps: tuple[str, ...] = ()
    """The latest facts that this record contains, so that a till knows when its own is among them."""

    def text(self, name: str) -> str:
        """A field's text; empty when it is not known."""
        stamped = self.fields.get(name)
        return "" if stamped is None else stamped.text


def with_fields(record: CustomerRecord, texts: Mapping[str, str], at: str) -> CustomerRecord:
    """The record with fields set at a moment: of each field the last writer wins; nothing brings an erased one back."""
    if record.state is CustomerState.ERASED:
        return record
    fields = dict(record.fields)
    for name, text in texts.items():
        before = fields.get(name)
        if before is None or before.at <= at:
            fields[name] = Stamped(text, at)
    return replace(record, fields=fields)


def with_step(record: CustomerRecord, step: str) -> CustomerRecord:
    """The record that contains one more fact; the oldest are forgotten."""
    if record.state is CustomerState.ERASED or step in record.steps:
        return record
    return replace(record, steps=(*record.steps, step)[-STEPS_MAX:])


def with_consent(record: CustomerRecord, consent: Mapping[str, bool]) -> CustomerRecord:
    """The record with what the customer now allows."""
    if record.state is CustomerState.ERASED:
        return record
    return replace(record, consent={**record.consent, **consent})


def merged(into: CustomerRecord, other: CustomerRecord) -> tuple[CustomerRecord, CustomerRecord]:
    """Two records of one customer: the later text of each field, the least that either allows, and the other as an
    alias."""
    assert into.state is CustomerState.ACTIVE
    assert CustomerState.MERGED in CUSTOMER_MOVES[other.state]
    kept = into
    for name, stamped in other.fields.items():
        kept = with_fields(kept, {name: stamped.text}, stamped.at)
    purposes = into.consent.keys() | other.consent.keys()
    consent = {purpose: into.consent.get(purpose, False) and other.consent.get(purpose, False) for purpose in purposes}
    kept = replace(kept, consent=consent, is_verified=into.is_verified or other.is_verified)
    for step in other.steps:
        kept = with_step(kept, step)
    alias = CustomerRecord(other.customer_id, CustomerState.MERGED, merged_into=into.customer_id)
    return kept, alias


def erased(record: CustomerRecord) -> CustomerRecord:
    """What is left of a customer who asked to be forgotten: an id that no longer leads to anybody."""
    return CustomerRecord(record.customer_id, CustomerState.ERASED)
