"""Customers as their rows say, read without changing anything: who an id leads to, and what decides what they pay."""

import json
from collections.abc import Mapping

import msgspec

from evertill.domain.customers.customer_record import STEPS_MAX, CustomerRecord, CustomerState, Stamped
from evertill.domain.streams.stream_fields import Members, list_of, object_of
from evertill.domain.taxes.tax_exemption import TaxExemption, read_exemption
from evertill.kernel.canonical import Json
from evertill.kernel.values import dataclass
from evertill_central.store.customers import CustomerRow, find_customer
from evertill_central.store.database import Connection

CHAIN_MAX = 100


@dataclass(frozen=True, slots=True)
class BuyingCustomer:
    """What decides what a customer pays; nothing of all this for nobody."""

    groups: frozenset[str] = frozenset()
    exemption: TaxExemption | None = None


def buying_customer(connection: Connection, customer_id: str) -> BuyingCustomer | None:
    """The customer that the id leads to; None for one that is not known, or was erased."""
    row = followed(connection, customer_id)
    record = None if row is None else record_of(row)
    if record is None or record.state is not CustomerState.ACTIVE:
        return None
    group, exemption = record.text("group"), json.loads(record.text("exemption") or "null")
    return BuyingCustomer(frozenset({group} if group else ()), read_exemption(exemption))


def followed(connection: Connection, customer_id: str) -> CustomerRow | None:
    """The customer that an id leads to."""
    row = find_customer(connection, customer_id)
    for _ in range(CHAIN_MAX):
        if row is None or row.merged_into is None:
            break
        row = find_customer(connection, row.merged_into)
    return row


def record_of(row: CustomerRow) -> CustomerRecord:
    """What is known of the customer of this row."""
    content: Mapping[str, Json] = msgspec.json.decode(row.content)
    fields = object_of(content.get("fields") or {}, "fields")
    consent = object_of(content.get("consent") or {}, "consent")
    return CustomerRecord(
        customer_id=row.customer_id,
        state=CustomerState(row.state),
        fields={name: _stamped(object_of(entry, name)) for name, entry in fields.items()},
        consent={name: given is True for name, given in consent.items()},
        is_verified=bool(row.is_verified),
        merged_into=row.merged_into,
        steps=tuple(str(step) for step in list_of(content, "steps", STEPS_MAX)),
    )


def _stamped(entry: Members) -> Stamped:
    return Stamped(str(entry.get("text") or ""), str(entry.get("at") or ""))
