"""Balances: issue, activate, authorise, capture, release, adjust. Each under the account's lock, each once for its key.

The ledger is the truth: a balance is the sum of its entries. What a till spent without a network is booked when its
sale arrives; what the ledger does not have becomes an exception, the sale stands.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

from evertill.domain.balances.balance import (
    ACCOUNT_MOVES,
    HOLD_MOVES,
    LARGEST_BALANCE,
    POINTS_CURRENCY,
    AccountKind,
    AccountState,
    BalanceView,
    EntryKind,
    HoldState,
    authorised_amount,
)
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    currency_code,
    flag,
    moment,
    one_of,
    optional_code,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill_central.services.common.actors import Actor
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.names import is_plain_id
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.store.accounts import (
    AccountRow,
    EntryRow,
    HoldRow,
    add_entry,
    find_account,
    find_accounts,
    find_entries,
    find_hold,
    held_of,
    lock_account,
    put_account,
    put_hold,
    sums_of,
)
from evertill_central.store.database import Connection

HOLD_LIFE = timedelta(minutes=30)
"""How long an amount is held for a sale that is never heard of again."""

Act = Callable[[Connection, AccountRow, str], JsonObject]


def issue(central: Central, actor: Actor, members: Members) -> JsonObject:
    """Open an account: inactive until it is paid for, or active at once with an amount."""
    row = _read_account(central, members)
    amount = whole_number(members, "amount", least=0, most=LARGEST_BALANCE) or 0

    def act(connection: Connection) -> JsonObject:
        if lock_account(connection, row.account_id) is not None:
            raise Refusal(RefusalKind.STATE, "There is an account of this id already; nothing was issued.")
        if row.number_hash and find_accounts(connection, number_hash=row.number_hash):
            raise Refusal(RefusalKind.STATE, "This card number was issued before; take another card.")
        put_account(connection, row)
        if amount:
            now = central.now_text()
            reference = optional_code(members, "reference", 64)
            kind = EntryKind.ISSUE.value
            add_entry(
                connection,
                EntryRow(f"issue:{row.account_id}", row.account_id, kind, amount, now, actor.name, reference),
            )
        return publish(connection, row, central.now_text())

    return answer_once(central, "issue", row.account_id, _request(actor, members), act)


def activate(central: Central, actor: Actor, account_id: str, members: Members) -> JsonObject:
    """Make an issued card worth its amount, once it is paid for."""
    entry_id = code_text(members, "entry_id", 64)
    amount = whole_number(members, "amount", least=0, most=LARGEST_BALANCE) or 0

    def act(connection: Connection, account: AccountRow, now: str) -> JsonObject:
        active = _moved(account, AccountState.ACTIVE)
        put_account(connection, active)
        if amount:
            reference = optional_code(members, "reference", 64)
            kind = EntryKind.ACTIVATE.value
            add_entry(
                connection, EntryRow(f"activate:{entry_id}", account_id, kind, amount, now, actor.name, reference)
            )
        return publish(connection, active, now)

    return _keyed(central, actor, ("activate", account_id, entry_id), members, act)


def adjust(central: Central, actor: Actor, account_id: str, members: Members) -> JsonObject:
    """Add to a balance or take from it: store credit for a return, points earned, a correction. Refusal `short` when
    it would fall below zero and is not meant to."""
    entry_id = code_text(members, "entry_id", 64)
    amount = whole_number(members, "amount", least=-LARGEST_BALANCE, most=LARGEST_BALANCE)
    may_go_below_zero = flag(members, "below_zero", default=False)
    if not amount:
        raise BadRow("The amount is missing.")

    def act(connection: Connection, account: AccountRow, now: str) -> JsonObject:
        _check_active(account)
        view = view_of(connection, account_id, now)
        if view.available + amount < 0 and amount < 0 and not may_go_below_zero:
            raise _short(view)
        if abs(view.balance + amount) > LARGEST_BALANCE:
            raise BadRow("The amount would carry the balance out of all bounds.")
        reason, reference = shown_text(members, "reason", 200) or None, optional_code(members, "reference", 64)
        kind = EntryKind.ADJUST.value
        add_entry(
            connection, EntryRow(f"adjust:{entry_id}", account_id, kind, amount, now, actor.name, reference, reason)
        )
        return publish(connection, account, now)

    return _keyed(central, actor, ("adjust", account_id, entry_id), members, act)


def authorise(central: Central, actor: Actor, account_id: str, members: Members) -> JsonObject:
    """Hold an amount for a sale under way; with `partial`, what there is. Refusal `short` tells what is available."""
    hold_id, currency = code_text(members, "hold_id", 64), code_text(members, "currency", 8)
    asked = _amount(members)
    is_partial = flag(members, "partial", default=False)

    def act(connection: Connection, account: AccountRow, now: str) -> JsonObject:
        _check_active(account)
        _check_currency(account, currency)
        if account.expires_at is not None and account.expires_at <= now:
            raise Refusal(RefusalKind.STATE, "This card has expired; take another tender.", {"state": "expired"})
        view = view_of(connection, account_id, now)
        amount = authorised_amount(view, asked, is_partial=is_partial)
        if amount is None:
            raise _short(view)
        expires_at = to_rfc3339(central.now() + HOLD_LIFE)
        reference, state = optional_code(members, "reference", 64), HoldState.HELD.value
        hold = HoldRow(hold_id, account_id, state, amount, 0, actor.name, now, expires_at, reference)
        put_hold(connection, hold)
        return {"hold": hold_json(hold, now), "account": publish(connection, account, now)}

    return _keyed(central, actor, ("authorise", account_id, hold_id), members, act)


def capture(central: Central, actor: Actor, account_id: str, members: Members) -> JsonObject:
    """Take what was held, or less of it; a hold that ran out is captured when there is still enough."""
    hold_id = code_text(members, "hold_id", 64)
    asked = whole_number(members, "amount", least=1, most=LARGEST_BALANCE)

    def act(connection: Connection, account: AccountRow, now: str) -> JsonObject:
        hold = _hold(connection, account_id, hold_id)
        captured = capture_hold(connection, hold, min(asked or hold.amount, hold.amount), actor.name, now)
        return {"hold": hold_json(captured, now), "account": publish(connection, account, now)}

    return _keyed(central, actor, ("capture", account_id, hold_id), members, act)


def release(central: Central, actor: Actor, account_id: str, members: Members) -> JsonObject:
    """Let go of what was held; letting go twice is no fault."""
    hold_id = code_text(members, "hold_id", 64)

    def act(connection: Connection, account: AccountRow, now: str) -> JsonObject:
        hold = _hold(connection, account_id, hold_id)
        if hold.state == HoldState.CAPTURED:
            text = "This hold was captured; pay back by adding to the balance."
            raise Refusal(RefusalKind.STATE, text, {"state": hold.state})
        released = replace(hold, state=HoldState.RELEASED.value)
        put_hold(connection, released)
        return {"hold": hold_json(released, now), "account": publish(connection, account, now)}

    return _keyed(central, actor, ("release", account_id, hold_id), members, act)


def find_balance(central: Central, account_id: str) -> JsonObject:
    """An account with its ledger."""
    with central.database.read() as connection:
        found = _known(find_account(connection, account_id))
        now = central.now_text()
        entries: list[Json] = [_entry_json(row) for row in find_entries(connection, account_id)]
        return {**account_json(found, view_of(connection, account_id, now)), "entries": entries}


def search_balances(central: Central, *, number_hash: str | None, customer: str | None, after: str = "") -> list[Json]:
    """Accounts of a card or a customer, or all of them page by page."""
    now = central.now_text()
    with central.database.read() as connection:
        rows = find_accounts(connection, number_hash=number_hash, customer=customer, after=after)
        return [account_json(row, view_of(connection, row.account_id, now)) for row in rows]


def capture_hold(
    connection: Connection, hold: HoldRow, amount: int, actor: str, now: str, *, may_go_below_zero: bool = False
) -> HoldRow:
    """Book what was held; Refusal when it was taken already, or when it ran out and there is not enough any more (and
    the balance may not go below zero, as points may: the goods have left)."""
    live = hold.state == HoldState.HELD and hold.expires_at > now
    if HoldState.CAPTURED not in HOLD_MOVES[HoldState(hold.state)]:
        raise Refusal(RefusalKind.STATE, "This hold was captured before; nothing was taken.", {"state": hold.state})
    if not live and not may_go_below_zero:
        view = view_of(connection, hold.account_id, now)
        if view.available < amount:
            raise _short(view)
    kind = EntryKind.CAPTURE.value
    entry_id = f"capture:{hold.hold_id}"
    add_entry(connection, EntryRow(entry_id, hold.account_id, kind, -amount, now, actor, hold.reference))
    captured = replace(hold, state=HoldState.CAPTURED.value, captured=amount)
    put_hold(connection, captured)
    return captured


def view_of(connection: Connection, account_id: str, now: str) -> BalanceView:
    """What an account is worth now."""
    return BalanceView(sums_of(connection, [account_id]).get(account_id, 0), held_of(connection, account_id, now))


def publish(connection: Connection, account: AccountRow, now: str) -> JsonObject:
    """Write the account to its stream; gives what is told of it."""
    view = view_of(connection, account.account_id, now)
    told = account_json(account, view)
    put_stream_rows(connection, Stream.BALANCES, {account.account_id: {**told, "number_hash": account.number_hash}})
    return told


def account_json(account: AccountRow, view: BalanceView) -> JsonObject:
    """What is told of an account."""
    return {
        "account_id": account.account_id,
        "kind": account.kind,
        "state": account.state,
        "currency": account.currency,
        "last4": account.last4,
        "customer": account.customer,
        "tax_class": account.tax_class,
        "expires_at": account.expires_at,
        "balance": view.balance,
        "available": view.available,
    }


def hold_json(hold: HoldRow, now: str) -> JsonObject:
    """What is told of a hold."""
    is_over = hold.state == HoldState.HELD and hold.expires_at <= now
    return {
        "hold_id": hold.hold_id,
        "state": HoldState.EXPIRED.value if is_over else hold.state,
        "amount": hold.amount,
        "captured": hold.captured,
        "expires_at": hold.expires_at,
    }


def _keyed(central: Central, actor: Actor, name: tuple[str, str, str], members: Members, act: Act) -> JsonObject:
    call, account_id, key = name

    def unit(connection: Connection) -> JsonObject:
        account = _known(lock_account(connection, account_id))
        return act(connection, account, central.now_text())

    return answer_once(central, call, key, {**_request(actor, members), "account": account_id}, unit)


def _known(account: AccountRow | None) -> AccountRow:
    if account is None:
        raise Refusal(RefusalKind.UNKNOWN, "There is no such account here; look the card up again.")
    return account


def _request(actor: Actor, members: Members) -> JsonObject:
    return {"members": dict(members), "actor": actor.name}


def _moved(account: AccountRow, to: AccountState) -> AccountRow:
    if to not in ACCOUNT_MOVES[AccountState(account.state)]:
        text = f"This account is {account.state}, so it cannot become {to.value}; nothing was changed."
        raise Refusal(RefusalKind.STATE, text, {"state": account.state})
    return replace(account, state=to.value)


def _check_active(account: AccountRow) -> None:
    if account.state != AccountState.ACTIVE:
        text = "This card is not active: it was not paid for yet, or it was voided; take another tender."
        raise Refusal(RefusalKind.STATE, text, {"state": account.state})


def _check_currency(account: AccountRow, currency: str) -> None:
    if account.currency != currency:
        text = f"This account is kept in {account.currency}, so it cannot pay in {currency}; take another tender."
        raise Refusal(RefusalKind.STATE, text, {"state": account.state})


def _short(view: BalanceView) -> Refusal:
    text = "There is not enough on this balance; nothing was taken. Take the rest by another tender."
    return Refusal(RefusalKind.SHORT, text, {"available": view.available})


def _hold(connection: Connection, account_id: str, hold_id: str) -> HoldRow:
    hold = find_hold(connection, hold_id)
    if hold is None or hold.account_id != account_id:
        raise Refusal(RefusalKind.UNKNOWN, "There is no such hold on this account; authorise it first.")
    return hold


def _amount(members: Members) -> int:
    amount = whole_number(members, "amount", least=1, most=LARGEST_BALANCE)
    if amount is None:
        raise BadRow("The amount is missing.")
    return amount


def _entry_json(row: EntryRow) -> JsonObject:
    return {
        "entry_id": row.entry_id,
        "kind": row.kind,
        "amount": row.amount,
        "at": row.at,
        "actor": row.actor,
        "reference": row.reference,
        "reason": row.reason,
    }


def _read_account(central: Central, members: Members) -> AccountRow:
    if members.get("kind") is None:
        raise BadRow("The kind is missing.")
    kind = one_of(members, "kind", AccountKind.GIFT_CARD)
    number_hash, last4 = optional_code(members, "number_hash", 64), optional_code(members, "last4", 4)
    expires_at = moment(members, "expires_at")
    is_active = flag(members, "active", default=True)
    tax_class = optional_code(members, "tax_class", 64)
    if (kind is AccountKind.SINGLE_PURPOSE) != bool(tax_class):
        raise BadRow("A single-purpose voucher names the tax class of the goods it is for, and no other account does.")
    currency = POINTS_CURRENCY if kind is AccountKind.POINTS else currency_code(members, "currency")
    return AccountRow(
        account_id=_account_id(members),
        kind=kind.value,
        state=(AccountState.ACTIVE if is_active else AccountState.INACTIVE).value,
        currency=currency,
        number_hash=number_hash,
        last4=last4,
        customer=optional_code(members, "customer", 64),
        expires_at=None if expires_at is None else to_rfc3339(expires_at.astimezone(UTC)),
        created_at=central.now_text(),
        tax_class=tax_class or None,
    )


def _account_id(members: Members) -> str:
    account_id = code_text(members, "account_id", 64)
    if not is_plain_id(account_id):
        raise BadRow("The account id is not of letters, digits, dots, hyphens and underscores.")
    return account_id
