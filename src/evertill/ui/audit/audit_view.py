"""What an audit shows: rows of transactions, newest first, and all that matters of the marked one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from evertill.domain.facts.transaction import Transaction
from evertill.domain.facts.transaction import TransactionKind as Kind
from evertill.domain.people.people import Role
from evertill.domain.people.staff_changes import StaffDeed
from evertill.domain.records.refund_debt import DEBT_KINDS
from evertill.kernel.canonical import Json
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.ask.reason_words import words_of_code
from evertill.ui.frame.kind_words import kind_words
from evertill.ui.frame.message import deed_text
from evertill.ui.words import tr, tr_count


class KindGroup(StrEnum):
    """Kinds that are looked for together, in the order of the keys that turn through them."""

    ALL = "all"
    OVERRIDES = "overrides"
    PEOPLE = "people"
    VOIDS = "voids"
    CASH = "cash"
    COPIES = "copies"
    MACHINE = "machine"
    CUSTOMERS = "customers"
    SALES = "sales"


KINDS: dict[KindGroup, tuple[Kind, ...]] = {
    KindGroup.ALL: (),
    KindGroup.OVERRIDES: (Kind.OVERRIDE,),
    KindGroup.PEOPLE: (Kind.SIGN_ON, Kind.SIGN_OFF, Kind.WRONG_PINS, Kind.STAFF_CHANGED),
    KindGroup.VOIDS: (Kind.POST_VOID, Kind.CANCEL_SALE),
    KindGroup.CASH: (
        Kind.NO_SALE,
        Kind.TENDER_LOAN,
        Kind.TENDER_PICKUP,
        Kind.PAID_IN,
        Kind.PAID_OUT,
        Kind.TILL_COUNT,
        *DEBT_KINDS,
    ),
    KindGroup.COPIES: (Kind.RECEIPT_COPY, Kind.AUDIT_SEEN),
    KindGroup.MACHINE: (
        Kind.START,
        Kind.STOP,
        Kind.TRAINING_BEGUN,
        Kind.TRAINING_ENDED,
        Kind.EPOCH_BEGUN,
        Kind.EPOCH_SETTLED,
        Kind.CLOCK_ANOMALY,
        Kind.POLICY_SEEN,
        Kind.SHOP_SET_UP,
        Kind.DEVICE_SET_UP,
        Kind.WAIVE_FACT,
    ),
    KindGroup.CUSTOMERS: (Kind.CUSTOMER_WRITTEN, Kind.CUSTOMER_ERASED, Kind.CUSTOMER_EXPORTED),
    KindGroup.SALES: (Kind.SALE, Kind.RETURN),
}


def group_words(group: KindGroup) -> str:
    """What a group is called."""
    return {
        KindGroup.ALL: tr("Everything"),
        KindGroup.OVERRIDES: tr("Overrides"),
        KindGroup.PEOPLE: tr("Sign-on and PINs"),
        KindGroup.VOIDS: tr("Voids"),
        KindGroup.CASH: tr("Drawer and cash"),
        KindGroup.COPIES: tr("Copies and searches"),
        KindGroup.MACHINE: tr("Program and clock"),
        KindGroup.CUSTOMERS: tr("Customers"),
        KindGroup.SALES: tr("Sales and returns"),
    }[group]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One transaction."""

    title: str
    detail: str
    amount: str
    is_negative: bool


@dataclass(frozen=True, slots=True)
class AuditView:
    """The whole page."""

    typed: str
    group: str
    who: str
    day: str
    counted: str
    rows: tuple[AuditRow, ...]
    marked: int
    hint: str
    facts: tuple[tuple[str, str], ...]
    stop: str = ""
    """What a long look can be told; empty while there is none."""


def audit_row(done: Transaction, names: Mapping[str, str], formats: Formats) -> AuditRow:
    """The row of one."""
    amount = amount_of(done)
    number = "" if done.receipt_number is None else done.number_text
    who, changed = who_words(done.operator_id, names), staff_words(done, names)
    details = [formats.moment(done.occurred_at), who, reason_of(done), *changed[1:]]
    return AuditRow(
        title=" · ".join(part for part in (kind_words(done.kind), number, *changed[:1]) if part),
        detail=" · ".join(part for part in details if part),
        amount="" if amount is None else formats.amount(amount),
        is_negative=amount is not None and amount.minor < 0,
    )


def facts_of(done: Transaction, names: Mapping[str, str], formats: Formats) -> tuple[tuple[str, str], ...]:
    """All that matters of one."""
    body, amount = done.body, amount_of(done)
    known: list[tuple[str, str]] = [
        (tr("What"), kind_words(done.kind)),
        (tr("Number in the journal"), f"{done.identity.epoch_number}/{done.sequence}"),
        (tr("Receipt"), "" if done.receipt_number is None else done.number_text),
        (tr("When"), formats.moment(done.occurred_at)),
        (tr("Business day"), formats.day(done.business_day)),
        (tr("Who"), who_words(done.operator_id, names)),
        (tr("Reason"), reason_of(done)),
        (tr("Amount"), "" if amount is None else formats.money(amount)),
        (tr("Let be done by"), who_words(_text(body.get("approver")), names)),
        (tr("What was let be done"), lent_words(body.get("lent"))),
        (tr("Concerns"), who_words(_text(body.get("operator")), names) if done.kind in _OF_SOMEBODY else ""),
        (tr("What"), ", ".join(staff_words(done, names)[1:])),
        (tr("Changed"), set_up_words(done)),
        (tr("Seal"), done.hash[:16]),
    ]
    return tuple((word, value) for word, value in known if value)


def amount_of(done: Transaction) -> Money | None:
    """What it is about in money, where it is."""
    match done.body:
        case {"currency": str(currency), "gross": int(minor)} | {"currency": str(currency), "amount": int(minor)}:
            return Money(minor, currency)
        case _:
            return None


def reason_of(done: Transaction) -> str:
    """Why, in words where they are known."""
    reason = _text(done.body.get("reason"))
    return "" if reason is None else words_of_code(reason)


def who_words(operator: str | None, names: Mapping[str, str]) -> str:
    """The name of somebody still known here; else the id."""
    return "" if operator is None else names.get(operator, operator)


NAMED_LEAST = 2
"""Characters of a name by which people are looked for."""

_OF_SOMEBODY = frozenset({Kind.WRONG_PINS, Kind.STAFF_CHANGED})


def staff_words(done: Transaction, names: Mapping[str, str]) -> tuple[str, ...]:
    """Whom a change of the staff concerns, and each thing that was done; nothing of other transactions."""
    deeds = done.body.get("deeds")
    if done.kind is not Kind.STAFF_CHANGED or not isinstance(deeds, list):
        return ()
    roles = tuple(role_words(done.body.get(member)) for member in ("role_before", "role_now"))
    return (
        who_words(_text(done.body.get("operator")), names),
        *(_deed_words(str(deed), *roles) for deed in deeds),
    )


def role_words(role: Json) -> str:
    """What a role is called."""
    known: dict[str, str] = {
        Role.CASHIER: tr("Cashier"),
        Role.SUPERVISOR: tr("Supervisor"),
        Role.MANAGER: tr("Manager"),
    }
    return known.get(role, role) if isinstance(role, str) else ""


def _deed_words(deed: str, before: str, now: str) -> str:
    words: dict[str, str] = {
        StaffDeed.ADDED: tr("came as {role}", role=now),
        StaffDeed.LEFT: tr("locked out"),
        StaffDeed.CAME_BACK: tr("let in again"),
        StaffDeed.REMOVED: tr("taken off the list"),
        StaffDeed.RENAMED: tr("another name"),
        StaffDeed.ROLE: tr("{before} became {now}", before=before, now=now),
        StaffDeed.PIN: tr("another PIN"),
        StaffDeed.BADGE_GIVEN: tr("got a badge"),
        StaffDeed.BADGE_REVOKED: tr("badge revoked"),
        StaffDeed.LANGUAGE: tr("another language"),
    }
    return words.get(deed, deed)


def set_up_words(done: Transaction) -> str:
    """Which rule became what."""
    if done.kind is not Kind.SHOP_SET_UP:
        return ""
    return f"{_text(done.body.get('member')) or ''} = {_text(done.body.get('value')) or ''}"


def named_by(text: str, names: Mapping[str, str]) -> tuple[OperatorId, ...]:
    """Whose names hold what is typed; a single letter says nothing of anybody."""
    if len(text.strip()) < NAMED_LEAST:
        return ()
    wanted = text.strip().casefold()
    return tuple(OperatorId(one) for one, name in names.items() if wanted in name.casefold())


def lent_words(lent: Json) -> str:
    """The rights that were lent."""
    rights = [entry.get("right") for entry in lent if isinstance(entry, dict)] if isinstance(lent, list) else []
    return ", ".join(deed_text(right) for right in rights if isinstance(right, str))


def counted_words(count: int, searched_to: datetime | None, formats: Formats, *, share: int) -> str:
    """How many were found, how far back was looked, and how much of the journal that is, in percent."""
    found = tr_count("1 found", "{n} found", count)
    if share == 100 or searched_to is None:
        return found
    return tr("{found}, back to {moment} · {share} %", found=found, moment=formats.moment(searched_to), share=share)


def _text(found: Json) -> str | None:
    return found if isinstance(found, str) else None


def rows_of(found: Sequence[Transaction], names: Mapping[str, str], formats: Formats) -> tuple[AuditRow, ...]:
    """The rows."""
    return tuple(audit_row(done, names, formats) for done in found)
