"""What sales and returns do to balances when they arrive, each once for its fact; the contract names the members.

A tender's `balance` was authorised online ("hold"), taken without a network ("stand_in"), or gets money ("credit").
A line that sells or loads a card says `activates`, one that undoes that `deactivates`, one by which a single-purpose
voucher pays `redeems`, with members as a tender's `balance`; a sale names points in `points`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from evertill.domain.balances.balance import (
    LARGEST_BALANCE,
    POINTS_CURRENCY,
    AccountKind,
    AccountState,
    EntryKind,
    HoldState,
    stand_in_shares,
)
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import Json
from evertill.kernel.money import told_amount
from evertill_central.services.balances.balances import capture_hold, publish, view_of
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.names import is_plain_id
from evertill_central.services.common.refusals import Refusal
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.store.accounts import (
    AccountRow,
    EntryRow,
    add_entry,
    find_accounts,
    find_entries,
    find_hold,
    lock_account,
    put_account,
)
from evertill_central.store.database import Connection

Members = Mapping[str, Json]
_CREDIT_KINDS = {TenderKind.GIFT_CARD.value: AccountKind.GIFT_CARD, TenderKind.POINTS.value: AccountKind.POINTS}
"""What a credit opens, where it is the first to tell of its account; anything else is store credit."""


def book_balances(connection: Connection, fact: ReadFact, actor: str, now: str) -> list[Remark]:
    """Book all that the fact says of balances; gives what could not be."""
    remarks: list[Remark] = []
    for number, tender in enumerate(_objects(fact.body.get("tenders"))):
        balance, amount = tender.get("balance"), tender.get("amount")
        if not isinstance(balance, dict) or not isinstance(amount, int):
            continue
        amount = _units(balance, amount)
        if 0 < abs(amount) <= LARGEST_BALANCE:
            booking = _Booking(connection, fact, f"{fact.fact_id}:{number}", actor, now)
            remarks.extend(booking.tender(balance, amount, _CREDIT_KINDS.get(str(tender.get("kind")))))
    for number, line in enumerate(_objects(fact.body.get("lines"))):
        card, undone, voucher = line.get("activates"), line.get("deactivates"), line.get("redeems")
        if card is None and undone is None and voucher is None:
            continue
        booking = _Booking(connection, fact, f"{fact.fact_id}:line:{number}", actor, now)
        if isinstance(card, Mapping):
            remarks.extend(booking.activate(card))
        if isinstance(undone, Mapping):
            remarks.extend(booking.deactivate(undone))
        gross = line.get("gross")
        if isinstance(voucher, Mapping) and isinstance(gross, int) and 0 < abs(gross) <= LARGEST_BALANCE:
            remarks.extend(booking.tender(voucher, -gross, AccountKind.SINGLE_PURPOSE))
    points = fact.body.get("points")
    if isinstance(points, dict):
        remarks.extend(_Booking(connection, fact, f"{fact.fact_id}:points", actor, now).points(points))
    for number, move in enumerate(_objects(points)):
        remarks.extend(_Booking(connection, fact, f"{fact.fact_id}:points:{number}", actor, now).points(move))
    return remarks


class _Booking:
    """One booking of a fact, under an entry id of its own."""

    def __init__(self, connection: Connection, fact: ReadFact, entry_id: str, actor: str, now: str) -> None:
        self._connection = connection
        self._fact = fact
        self._entry_id = entry_id
        self._actor = actor
        self._now = now

    def tender(self, balance: Members, amount: int, kind: AccountKind | None) -> Iterator[Remark]:
        """Money in by a balance, or back onto one."""
        if amount < 0:
            if balance.get("credit") is True:
                yield from self._credit(balance, -amount, kind or AccountKind.STORE_CREDIT)
        elif isinstance(balance.get("hold"), str):
            yield from self._capture(str(balance["hold"]), amount)
        elif balance.get("stand_in") is True:
            yield from self._stand_in(balance, amount)

    def activate(self, card: Members) -> Iterator[Remark]:
        """A card sold or loaded: worth its amount, or as much more, from now on."""
        amount = card.get("amount")
        kind = AccountKind.SINGLE_PURPOSE if _tax_class(card) else AccountKind.GIFT_CARD
        account = self._account(card, kind, AccountState.INACTIVE)
        if account is None or not isinstance(amount, int) or not 0 < amount <= LARGEST_BALANCE:
            yield Remark(RemarkKind.BALANCE, "A card it sold cannot be read, so it was not activated.")
        elif account.state == AccountState.VOID:
            yield Remark(RemarkKind.BALANCE, f"It sold card ...{account.last4}, which is void.")
        elif account.state == AccountState.INACTIVE:
            active = replace(account, state=AccountState.ACTIVE.value, kind=kind.value, tax_class=_tax_class(card))
            put_account(self._connection, active)
            self._add(active, EntryKind.ACTIVATE, amount)
        elif not self._is_activated_by_this_sale(account):
            self._add(account, EntryKind.ADJUST, amount)
            if account.tax_class != _tax_class(card):
                text = (
                    f"It loaded card ...{account.last4} as another kind than it is: look at the tax it was sold with."
                )
                yield Remark(RemarkKind.BALANCE, text)
            if card.get("load") is not True:
                text = f"It sold card ...{account.last4}, which was sold before: what was paid for is on it, twice."
                yield Remark(RemarkKind.BALANCE, text)

    def deactivate(self, card: Members) -> Iterator[Remark]:
        """A card whose sale was undone: what it was sold for is off it again, as far as it is still there."""
        amount = card.get("amount")
        account = self._account(card, AccountKind.GIFT_CARD, None)
        if account is None or not isinstance(amount, int) or not 0 < amount <= LARGEST_BALANCE:
            yield Remark(RemarkKind.BALANCE, "A card whose sale was undone cannot be read; look at its balance.")
            return
        shares = stand_in_shares(
            view_of(self._connection, account.account_id, self._now), amount, may_go_below_zero=False
        )
        if shares.booked:
            self._add(account, EntryKind.VOID, -shares.booked)
        if shares.shortfall:
            yield _shortfall(account, shares.shortfall, "it was spent before its sale was undone")

    def _is_activated_by_this_sale(self, account: AccountRow) -> bool:
        """Activated online when it was paid, under the sale's id: it is not loaded once more."""
        sale_id = self._fact.body.get("sale_id")
        entries = find_entries(self._connection, account.account_id)
        return any(entry.kind == EntryKind.ACTIVATE and entry.reference == sale_id for entry in entries)

    def points(self, points: Members) -> Iterator[Remark]:
        """Points earned, taken back with goods that come back, and, without a network, redeemed. They may go below
        zero: what was spent meanwhile is not clawed back at the counter."""
        account = self._account(points, AccountKind.POINTS, AccountState.ACTIVE)
        earned, *less = (points.get(name, 0) for name in ("earned", "redeemed", "returned"))
        if account is None or not isinstance(earned, int) or not all(isinstance(part, int) for part in less):
            yield Remark(RemarkKind.BALANCE, "Its points cannot be read, so none were booked.")
            return
        change = earned - sum(part for part in less if isinstance(part, int))
        if change and abs(change) <= LARGEST_BALANCE:
            self._add(account, EntryKind.ADJUST, change)

    def _credit(self, balance: Members, amount: int, kind: AccountKind) -> Iterator[Remark]:
        account = self._account(balance, kind, AccountState.ACTIVE)
        if account is None:
            yield Remark(RemarkKind.BALANCE, "It pays back onto a balance that cannot be read; pay it by hand.")
        else:
            self._add(account, EntryKind.ADJUST, amount)

    def _capture(self, hold_id: str, amount: int) -> Iterator[Remark]:
        hold = find_hold(self._connection, hold_id)
        account = None if hold is None else lock_account(self._connection, hold.account_id)
        hold = None if account is None else find_hold(self._connection, hold_id)
        if hold is None or account is None:
            yield Remark(RemarkKind.BALANCE, "It was paid by a hold that is not known here.")
        elif hold.state != HoldState.CAPTURED:
            try:
                taken = min(amount, hold.amount)
                is_points = account.kind == AccountKind.POINTS
                capture_hold(self._connection, hold, taken, self._actor, self._now, may_go_below_zero=is_points)
            except Refusal as refusal:
                yield _shortfall(account, amount, refusal.text)
            publish(self._connection, account, self._now)

    def _stand_in(self, balance: Members, amount: int) -> Iterator[Remark]:
        account = self._account(balance, AccountKind.GIFT_CARD, None)
        if account is None:
            yield Remark(RemarkKind.BALANCE, "It was paid without a network by a card that is not known here.")
            return
        is_points = account.kind == AccountKind.POINTS
        view = view_of(self._connection, account.account_id, self._now)
        shares = stand_in_shares(view, amount, may_go_below_zero=is_points)
        if shares.booked:
            self._add(account, EntryKind.STAND_IN, -shares.booked)
        if shares.shortfall:
            yield _shortfall(account, shares.shortfall, "it was spent elsewhere before this sale arrived")

    def _account(self, members: Members, kind: AccountKind, state: AccountState | None) -> AccountRow | None:
        """The account named, made where the fact is the first to tell of it (unless `state` is None)."""
        account_id, number_hash = members.get("account"), members.get("number_hash")
        if isinstance(number_hash, str) and not isinstance(account_id, str):
            found = find_accounts(self._connection, number_hash=number_hash)
            account_id = found[0].account_id if found else None
        if not isinstance(account_id, str) or not is_plain_id(account_id):
            return None
        account = lock_account(self._connection, account_id) or self._of_number(number_hash)
        if account is not None or state is None:
            return account
        currency = POINTS_CURRENCY if kind is AccountKind.POINTS else str(self._fact.body.get("currency", ""))[:3]
        last4, customer = members.get("last4"), members.get("customer")
        account = AccountRow(
            account_id=account_id,
            kind=kind.value,
            state=state.value,
            currency=currency,
            number_hash=number_hash if isinstance(number_hash, str) else None,
            last4=last4 if isinstance(last4, str) and len(last4) <= 4 else None,
            customer=customer if isinstance(customer, str) and is_plain_id(customer) else None,
            expires_at=None,
            created_at=self._now,
            tax_class=_tax_class(members),
        )
        put_account(self._connection, account)
        return account

    def _of_number(self, number_hash: Json) -> AccountRow | None:
        """The account that another till opened for the same card meanwhile."""
        found = find_accounts(self._connection, number_hash=number_hash) if isinstance(number_hash, str) else []
        return lock_account(self._connection, found[0].account_id) if found else None

    def _add(self, account: AccountRow, kind: EntryKind, amount: int) -> None:
        entry = EntryRow(
            f"fact:{self._entry_id}",
            account.account_id,
            kind.value,
            amount,
            self._now,
            self._actor,
            self._fact.fact_id,
        )
        add_entry(self._connection, entry)
        publish(self._connection, account, self._now)


def _units(balance: Members, amount: int) -> int:
    """What is booked for a tender of this amount: so many points, where it says how many it stands for."""
    points = balance.get("points")
    if not isinstance(points, int) or points < 0:
        return amount
    return points if amount > 0 else -points


def _tax_class(members: Members) -> str | None:
    """Of a single-purpose voucher: of the goods it is for."""
    found = members.get("tax_class")
    return found if isinstance(found, str) and 0 < len(found) <= 64 else None


def _shortfall(account: AccountRow, amount: int, why: str) -> Remark:
    text = (
        f"{told_amount(amount, account.currency)} of card ...{account.last4 or '????'} are not covered: {why}. "
        "The sale stands."
    )
    return Remark(RemarkKind.BALANCE_SHORTFALL, text)


def _objects(value: Json) -> Iterator[Members]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))
