"""Writing down what is known of a customer: new ones with an id drawn here, so that it works without the backend."""

from collections.abc import Sequence
from dataclasses import replace

from evertill.domain.customers.customer_details import (
    TEXT_MAX,
    CustomerDetails,
    DetailsTrouble,
    changed_members,
    contact_key,
    details_bytes,
    details_trouble,
)
from evertill.domain.customers.sealed_customer import written_body
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.known_customers import Knowledge, KnownCustomer
from evertill.operations.counter.moment import moment
from evertill.operations.customers.seen import knowledge_of
from evertill.operations.words.free_text import plain_text
from evertill.ports.customers import SealedCustomer
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class CustomerKept:
    """It is written down; a backend hears of it with the next facts."""

    known: KnownCustomer


@dataclass(frozen=True, slots=True)
class DetailsRefused:
    """The details cannot be kept like that; nothing was written."""

    trouble: DetailsTrouble


@dataclass(frozen=True, slots=True)
class MayExist:
    """Others with the same address, number or card are known: choose one of them, or write it all the same."""

    others: tuple[KnownCustomer, ...]


@dataclass(frozen=True, slots=True)
class CustomerUnknown:
    """Nobody is known by this id here (any more)."""


WriteOutcome = CustomerKept | DetailsRefused | MayExist | CustomerUnknown | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class WriteCustomer(Command[WriteOutcome]):
    """Keep these details of a customer; without an id, of a new one."""

    details: CustomerDetails
    customer_id: str | None = None
    is_certain: bool = False
    """Somebody has looked at those that may be the same."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> WriteOutcome:
        """By `write_customer`."""
        return write_customer(unit, counter, self)


def write_customer(unit: UnitOfWork, counter: Counter, command: WriteCustomer) -> WriteOutcome:
    """Seal the details beside a transaction that holds their digest."""
    who = entitled(unit, counter, Right.SELL)
    if isinstance(who, SignOnNeeded | NotAllowed):
        return who
    knowledge = knowledge_of(unit, counter)
    before = None if command.customer_id is None else knowledge.find(command.customer_id)
    if command.customer_id is not None and before is None:
        return CustomerUnknown()
    details = _tidy(command.details, CustomerDetails() if before is None else before.details)
    trouble = details_trouble(details)
    if trouble is not None:
        return DetailsRefused(trouble)
    customer_id = counter.ids.new() if before is None else before.customer_id
    others = () if command.is_certain else _alike(knowledge, details, customer_id)
    if others:
        return MayExist(others)
    changed = changed_members(CustomerDetails() if before is None else before.details, details)
    known = _write(unit, counter, customer_id, details, changed)
    counter.customers_seen[customer_id] = known
    return CustomerKept(known)


def _write(
    unit: UnitOfWork, counter: Counter, customer_id: str, details: CustomerDetails, changed: Sequence[str]
) -> KnownCustomer:
    at = moment(unit, counter)
    planned = draft(unit, counter, TransactionKind.CUSTOMER_WRITTEN, {}, at=at)
    sealed = counter.vault.seal(customer_id, planned.transaction_id, details_bytes(details))
    body = written_body(customer_id, sealed, consent=details.consent, changed=changed, changed_at=to_rfc3339(at))
    done = unit.append(replace(planned, body=body))
    unit.keep_sealed(SealedCustomer(done.transaction_id, customer_id, sealed))
    return KnownCustomer(customer_id, details, waits=True)


def _tidy(details: CustomerDetails, before: CustomerDetails) -> CustomerDetails:
    """One line each; an address and a card have no blanks around them. Group and exemption are the backend's."""
    name, email, phone, card = (
        plain_text(text)[:TEXT_MAX] for text in (details.name, details.email, details.phone, details.card)
    )
    details = replace(details, name=name, email=email, phone=phone, card=card)
    return replace(details, group=before.group, exemption=before.exemption)


def _alike(knowledge: Knowledge, details: CustomerDetails, customer_id: str) -> tuple[KnownCustomer, ...]:
    """Others with one of these keys; a name alone makes nobody the same."""
    found: dict[str, KnownCustomer] = {}
    for text in (details.email, details.phone, details.card):
        for known in knowledge.search(text) if text else ():
            if known.customer_id != customer_id and _has_key(known.details, text):
                found[known.customer_id] = known
    return tuple(found.values())


def _has_key(details: CustomerDetails, text: str) -> bool:
    return contact_key(text) in {contact_key(key) for key in (details.email, details.phone, details.card) if key}
