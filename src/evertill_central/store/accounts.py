"""Accounts of balances with their entries and holds; an account's row is locked while they change."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import ColumnElement, func, insert, select

from evertill.kernel.values import dataclass
from evertill_central.store.counter_tables import account_entries, account_holds, accounts
from evertill_central.store.database import Connection, put


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A gift card, store credit or points account; a card's number is kept as a keyed hash and its last four."""

    account_id: str
    kind: str
    state: str
    currency: str
    number_hash: str | None
    last4: str | None
    customer: str | None
    expires_at: str | None
    created_at: str
    version: int = 0
    tax_class: str | None = None
    """Of a single-purpose voucher: of the goods it is for."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of an account's ledger, in minor units."""

    entry_id: str
    account_id: str
    kind: str
    amount: int
    at: str
    actor: str
    reference: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class HoldRow:
    """An amount put aside for a sale under way."""

    hold_id: str
    account_id: str
    state: str
    amount: int
    captured: int
    actor: str
    held_at: str
    expires_at: str
    reference: str | None = None


def lock_account(connection: Connection, account_id: str) -> AccountRow | None:
    """The account, held until the commit."""
    query = select(accounts).where(accounts.c.account_id == account_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else AccountRow(**row)


def find_account(connection: Connection, account_id: str) -> AccountRow | None:
    """The account, as it is just now."""
    row = connection.execute(select(accounts).where(accounts.c.account_id == account_id)).mappings().one_or_none()
    return None if row is None else AccountRow(**row)


def find_accounts(
    connection: Connection, *, number_hash: str | None = None, customer: str | None = None, after: str = ""
) -> list[AccountRow]:
    """Accounts of a card number or of a customer, or all in the order of their ids after one; at most 200."""
    columns = accounts.c
    chosen: list[ColumnElement[bool]] = [columns.account_id > after]
    if number_hash is not None:
        chosen.append(columns.number_hash == number_hash)
    if customer is not None:
        chosen.append(columns.customer == customer)
    query = select(accounts).where(*chosen).order_by(columns.account_id).limit(200)
    return [AccountRow(**row) for row in connection.execute(query).mappings()]


def put_account(connection: Connection, row: AccountRow) -> None:
    """Write an account."""
    put(connection, accounts, asdict(row))


def add_entry(connection: Connection, row: EntryRow) -> None:
    """Add to the ledger; an entry that is there already is an error, for the caller has looked."""
    connection.execute(insert(account_entries), asdict(row))


def find_entries(connection: Connection, account_id: str) -> list[EntryRow]:
    """The ledger of an account, oldest first."""
    columns = account_entries.c
    query = select(account_entries).where(columns.account_id == account_id).order_by(columns.at, columns.entry_id)
    return [EntryRow(**row) for row in connection.execute(query).mappings()]


def sums_of(connection: Connection, account_ids: Sequence[str]) -> dict[str, int]:
    """The balance of each account that has entries."""
    columns = account_entries.c
    query = select(columns.account_id, func.sum(columns.amount)).where(columns.account_id.in_(list(account_ids)))
    return {row[0]: int(row[1]) for row in connection.execute(query.group_by(columns.account_id))}


def held_of(connection: Connection, account_id: str, now: str) -> int:
    """What is held now; a hold that expired holds nothing."""
    columns = account_holds.c
    live = (columns.account_id == account_id) & (columns.state == "held") & (columns.expires_at > now)
    return int(connection.execute(select(func.coalesce(func.sum(columns.amount), 0)).where(live)).scalar_one())


def find_hold(connection: Connection, hold_id: str) -> HoldRow | None:
    """A hold."""
    row = connection.execute(select(account_holds).where(account_holds.c.hold_id == hold_id)).mappings().one_or_none()
    return None if row is None else HoldRow(**row)


def put_hold(connection: Connection, row: HoldRow) -> None:
    """Write a hold."""
    put(connection, account_holds, asdict(row))
