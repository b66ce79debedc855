"""A transaction: one numbered entry of a workstation's journal, sealed into a hash chain; on the wire it is a fact.

The hash is SHA-256 over the RFC 8785 form of the envelope without `hash`; the envelope carries the hash before it.
One chain for each (workstation, epoch); `sequence` counts every transaction, `receipt_number` completed sales and
returns, both without gaps.
"""

import hashlib
import re
from datetime import date, datetime
from enum import StrEnum

from evertill.kernel.canonical import Json, JsonObject, canonical_bytes, read_json
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.ids import EpochId, OperatorId, ShiftId, TransactionId
from evertill.kernel.values import dataclass

SCHEMA = 1
"""Version of the envelope and of every body in it."""

GENESIS_HASH = "0" * 64
"""What the first transaction of an epoch carries as the hash before it."""

_OWN_NUMBER = re.compile(r"([1-9][0-9]{0,8})-([1-9][0-9]{0,14})")


class TransactionKind(StrEnum):
    """What happened; ARTS POSLog words where it has one."""

    SALE = "sale"
    RETURN = "return"
    POST_VOID = "post_void"
    """Undoes a completed sale or return, which it names."""
    STOCK_MOVE = "stock_move"
    ITEM_DRAFT = "item_draft"
    ITEM_ASSIGNED = "item_assigned"
    """Goods under a code that nobody knew became those of an article, or were taken back."""
    SHIFT_OPEN = "shift_open"
    TENDER_LOAN = "tender_loan"
    TENDER_PICKUP = "tender_pickup"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    TILL_COUNT = "till_count"
    X_REPORT = "x_report"
    TILL_SETTLE = "till_settle"
    SIGN_ON = "sign_on"
    SIGN_OFF = "sign_off"
    CANCEL_SALE = "cancel_sale"
    SUSPEND_SALE = "suspend_sale"
    RECALL_SALE = "recall_sale"
    RECEIPT_COPY = "receipt_copy"
    NO_SALE = "no_sale"
    START = "start"
    CLOCK_ANOMALY = "clock_anomaly"
    WAIVE_FACT = "waive_fact"
    STOCK_COUNT = "stock_count"
    ASSORTMENT_SET = "assortment_set"
    """An article was taken off sale in a channel, or put on sale again."""
    TRANSFER_STEP = "transfer_step"
    ORDER_STEP = "order_step"
    ORDER_PLACED = "order_placed"
    """A customer ordered at the counter what the shop does not have; the backend makes the order of it."""
    HAND_OVER = "hand_over"
    RETURN_CLAIM = "return_claim"
    CARD_EXCEPTION = "card_exception"
    CARD_RESOLVED = "card_resolved"
    TERMINAL_TOTALS = "terminal_totals"
    REFUND_OWED = "refund_owed"
    """Money that a customer should have back and could not be given at once."""
    REFUND_PAID = "refund_paid"
    """It was given back; the body names the fact that it was owed."""
    AUDIT_SEEN = "audit_seen"
    """Somebody looked through the journal."""
    STOP = "stop"
    POLICY_SEEN = "policy_seen"
    """The till began to follow another version of the shop's policy."""
    OVERRIDE = "override"
    """Somebody with more rights let something be done."""
    WRONG_PINS = "wrong_pins"
    """One more wrong PIN or badge after those that are free."""
    STAFF_CHANGED = "staff_changed"
    """Somebody came, left, or has another role, PIN or badge; the body says who and what, never a name."""
    SHOP_SET_UP = "shop_set_up"
    """Somebody changed a rule of the shop at this till."""
    DEVICE_SET_UP = "device_set_up"
    """Somebody changed how a device is connected."""
    TRAINING_BEGUN = "training_begun"
    """The till left its shop to be practised on, in a home of its own."""
    TRAINING_ENDED = "training_ended"
    EPOCH_BEGUN = "epoch_begun"
    """The till goes on under other numbers: it was put back from a backup, or was one of two copies."""
    EPOCH_SETTLED = "epoch_settled"
    """What happened after the backup that the till was put back from is settled, so it sells again."""
    CUSTOMER_WRITTEN = "customer_written"
    """What is known of a customer is another now; the body holds a digest, the data lie sealed beside it."""
    CUSTOMER_ERASED = "customer_erased"
    CUSTOMER_EXPORTED = "customer_exported"
    """A customer was given all that is known of them."""


TAKES_RECEIPT_NUMBER = frozenset({TransactionKind.SALE, TransactionKind.RETURN, TransactionKind.POST_VOID})


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes this chain: a workstation of a store, in one epoch of its life."""

    store: str
    workstation: str
    epoch: EpochId
    epoch_number: int
    """Counts the workstation's epochs for people; printed in the receipt number."""
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The chain's last numbers and hash: what the next transaction follows."""

    sequence: int = 0
    receipt_number: int = 0
    hash: str = GENESIS_HASH


@dataclass(frozen=True, slots=True)
class Draft:
    """A transaction before it is numbered and sealed."""

    transaction_id: TransactionId
    kind: TransactionKind
    business_day: date
    occurred_at: datetime
    operator_id: OperatorId | None
    shift_id: ShiftId | None
    body: JsonObject


@dataclass(frozen=True, slots=True)
class Transaction:
    """A sealed transaction; `canonical` is the exact text that was hashed."""

    transaction_id: TransactionId
    kind: TransactionKind
    identity: Identity
    sequence: int
    receipt_number: int | None
    business_day: date
    occurred_at: datetime
    operator_id: OperatorId | None
    shift_id: ShiftId | None
    body: JsonObject
    previous_hash: str
    hash: str
    canonical: bytes

    @property
    def number_text(self) -> str:
        """The receipt number as printed: store-workstation-epoch-number."""
        assert self.receipt_number is not None
        return _number_text(self.identity, self.receipt_number)

    @property
    def wire(self) -> bytes:
        """The fact as JSON text: the hashed envelope plus its hash."""
        return b'{"hash":"' + self.hash.encode() + b'",' + self.canonical[1:]


@dataclass(frozen=True, slots=True)
class ReceiptHead:
    """What a receipt says of its transaction; known just before that is sealed, for the chain's head is."""

    kind: TransactionKind
    identity: Identity
    occurred_at: datetime
    number_text: str


def coming_receipt(kind: TransactionKind, identity: Identity, head: ChainHead, occurred_at: datetime) -> ReceiptHead:
    """What the receipt will say of a transaction of this kind that is sealed next, after this head."""
    assert kind in TAKES_RECEIPT_NUMBER
    return ReceiptHead(kind, identity, _in_whole_ms(occurred_at), _number_text(identity, head.receipt_number + 1))


def _number_text(identity: Identity, receipt_number: int) -> str:
    return f"{_number_prefix(identity)}{identity.epoch_number}-{receipt_number}"


def read_number(text: str, identity: Identity) -> tuple[int, int] | None:
    """Epoch number and receipt number of a printed number; None when it is none of this workstation's."""
    prefix = _number_prefix(identity)
    found = _OWN_NUMBER.fullmatch(text.removeprefix(prefix)) if text.startswith(prefix) else None
    return None if found is None else (int(found[1]), int(found[2]))


def _number_prefix(identity: Identity) -> str:
    return f"{identity.store}-{identity.workstation}-"


def seal(draft: Draft, identity: Identity, head: ChainHead) -> Transaction:
    """Number the draft after the head and chain it; ValueError when the body cannot be hashed (see `canonical`)."""
    numbered = draft.kind in TAKES_RECEIPT_NUMBER
    receipt_number = head.receipt_number + 1 if numbered else None
    occurred_at = _in_whole_ms(draft.occurred_at)
    envelope: JsonObject = {
        "fact_id": draft.transaction_id,
        "kind": draft.kind.value,
        "schema": SCHEMA,
        "store": identity.store,
        "workstation": identity.workstation,
        "epoch": identity.epoch,
        "epoch_number": identity.epoch_number,
        "training": identity.is_training,
        "sequence": head.sequence + 1,
        "receipt_number": receipt_number,
        "business_day": draft.business_day.isoformat(),
        "occurred_at": to_rfc3339(occurred_at),
        "operator": draft.operator_id,
        "shift": draft.shift_id,
        "body": draft.body,
        "previous_hash": head.hash,
    }
    canonical = canonical_bytes(envelope)
    return Transaction(
        transaction_id=draft.transaction_id,
        kind=draft.kind,
        identity=identity,
        sequence=head.sequence + 1,
        receipt_number=receipt_number,
        business_day=draft.business_day,
        occurred_at=occurred_at,
        operator_id=draft.operator_id,
        shift_id=draft.shift_id,
        body=draft.body,
        previous_hash=head.hash,
        hash=hashlib.sha256(canonical).hexdigest(),
        canonical=canonical,
    )


def _in_whole_ms(moment: datetime) -> datetime:
    """As precise as its text, so that a transaction read back equals the one that was written."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def head_after(transaction: Transaction, head: ChainHead) -> ChainHead:
    """The chain's head once this transaction stands."""
    number = head.receipt_number if transaction.receipt_number is None else transaction.receipt_number
    return ChainHead(transaction.sequence, number, transaction.hash)


def read_fact(wire: bytes) -> Transaction:
    """A fact back from its JSON text. ValueError when it is none, or when its hash is not that of its contents."""
    try:
        envelope, is_plain = read_json(wire)
    except RecursionError as error:
        raise ValueError("the fact is nested too deeply") from error
    return fact_from_json(envelope, is_plain=is_plain)


def fact_from_json(envelope: object, *, is_plain: bool = False) -> Transaction:
    """A fact from its parsed JSON object. ValueError when it is none, or when its hash is not that of its contents;
    `is_plain` as `read_json` told of its text."""
    if not isinstance(envelope, dict):
        raise ValueError("a fact is a JSON object")
    stated = envelope.get("hash")
    try:
        hashed = {name: member for name, member in envelope.items() if name != "hash"}
        canonical = canonical_bytes(hashed, is_plain=is_plain)
    except RecursionError as error:
        raise ValueError("the fact is nested too deeply") from error
    if hashlib.sha256(canonical).hexdigest() != stated:
        raise ValueError("the hash is not that of the contents")
    return _parsed(envelope, canonical)


def _parsed(envelope: dict[str, Json], canonical: bytes) -> Transaction:
    match envelope:
        case {
            "fact_id": str(fact_id),
            "kind": str(kind),
            "schema": int(schema),
            "store": str(store),
            "workstation": str(workstation),
            "epoch": str(epoch),
            "epoch_number": int(epoch_number),
            "training": bool(training),
            "sequence": int(sequence),
            "receipt_number": (int() | None) as receipt_number,
            "business_day": str(business_day),
            "occurred_at": str(occurred_at),
            "operator": (str() | None) as operator,
            "shift": (str() | None) as shift,
            "body": dict(body),
            "previous_hash": str(previous_hash),
            "hash": str(hash_),
        }:
            known_kind = TransactionKind(kind)
            _check_numbers(known_kind, schema, epoch_number, sequence, receipt_number)
            return Transaction(
                transaction_id=TransactionId(fact_id),
                kind=known_kind,
                identity=Identity(store, workstation, EpochId(epoch), epoch_number, training),
                sequence=sequence,
                receipt_number=receipt_number,
                business_day=date.fromisoformat(business_day),
                occurred_at=from_rfc3339(occurred_at),
                operator_id=None if operator is None else OperatorId(operator),
                shift_id=None if shift is None else ShiftId(shift),
                body=body,
                previous_hash=previous_hash,
                hash=hash_,
                canonical=canonical,
            )
        case _:
            raise ValueError("a fact lacks a member of the envelope, or one is of the wrong type")


def _check_numbers(
    kind: TransactionKind, schema: int, epoch_number: int, sequence: int, receipt_number: int | None
) -> None:
    """What the hash cannot tell: numbers count from 1 (JSON's true is none); only sales and returns have a receipt."""
    counted = [schema, epoch_number, sequence, *([] if receipt_number is None else [receipt_number])]
    if any(isinstance(number, bool) or number < 1 for number in counted):
        raise ValueError("the numbers of a fact count from 1")
    if (receipt_number is not None) != (kind in TAKES_RECEIPT_NUMBER):
        raise ValueError("sales, returns and what undoes them have a receipt number, and nothing else has")
