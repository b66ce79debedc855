"""A central backend for tests, and a workstation that speaks to it: real keys, real signatures, real hash chains."""

import base64
import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from evertill.domain.facts.transaction import (
    ChainHead,
    Draft,
    Identity,
    Transaction,
    TransactionKind,
    head_after,
    seal,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import Clock
from evertill.kernel.ids import EpochId, TransactionId, Uuid7Ids
from evertill_central.api.dispatch import answer
from evertill_central.api.wire import Answer, RequestHead
from evertill_central.services.common.central import Central, build_central
from evertill_central.services.rows.write_rows import add_store
from evertill_central.services.workstations.enrolment import give_admin_token, give_code, give_storefront_key
from evertill_central.store.database import open_database

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now
        self._monotonic_ms = 0

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def monotonic_ms(self) -> int:
        """Milliseconds it was moved by."""
        return self._monotonic_ms

    def move(self, **by: int) -> None:
        """Let time pass: `clock.move(minutes=5)`."""
        step = timedelta(**by)
        self._now += step
        self._monotonic_ms += step.days * 86_400_000 + step.seconds * 1000


@contextmanager
def a_central(url: str, clock: Clock | None = None, *, is_open: bool = False) -> Iterator[Central]:
    """A backend over the database at the URL, with the stores S1 and S2."""
    database = open_database(url)
    try:
        yield with_stores(build_central(database, clock or SetClock(), is_open=is_open))
    finally:
        database.close()


def with_stores(central: Central) -> Central:
    """The backend once it has the stores S1 and S2."""
    for store in ("S1", "S2"):
        add_store(central, store)
    return central


class Till:
    """A workstation as central sees it; writes facts into its own chain."""

    def __init__(self, store: str = "S1", workstation: str = "1", *, epoch_number: int = 1) -> None:
        self.key = Ed25519PrivateKey.generate()
        self._ids = Uuid7Ids(lambda: 1_790_000_000_000)
        self.identity = Identity(store, workstation, EpochId(self._ids.new()), epoch_number)
        self.head = ChainHead()
        self.credential = ""
        self.now = NOON
        self.occurred_at = NOON
        """When what it does happens, by its own clock."""
        self._nonces = itertools.count(1)

    @property
    def public_text(self) -> str:
        """The public key as it is sent."""
        return base64.b64encode(self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()

    def new_epoch(self) -> None:
        """As after a restore: another epoch, a chain from the start."""
        number = self.identity.epoch_number + 1
        self.identity = replace(self.identity, epoch=EpochId(self._ids.new()), epoch_number=number)
        self.head = ChainHead()

    def fact(
        self, kind: TransactionKind = TransactionKind.SALE, body: "JsonObject | None" = None, day: date = DAY
    ) -> Transaction:
        """The next transaction of this workstation; a sale of one piece unless told otherwise."""
        draft = Draft(
            transaction_id=TransactionId(self._ids.new()),
            kind=kind,
            business_day=day,
            occurred_at=self.occurred_at,
            operator_id=None,
            shift_id=None,
            body=a_body() if body is None else body,
        )
        transaction = seal(draft, self.identity, self.head)
        self.head = head_after(transaction, self.head)
        return transaction

    def facts(self, count: int) -> list[Transaction]:
        """The next sales, one after another."""
        return [self.fact() for _ in range(count)]

    def headers(self, method: str, target: str, body: bytes = b"", **changed: str) -> dict[str, str]:
        """The headers that sign a request; `changed` sets parts of them otherwise (`nonce`, `time`...)."""
        nonce = changed.get("nonce") or base64.urlsafe_b64encode(next(self._nonces).to_bytes(16, "big")).decode()
        time = changed.get("time") or self.now.astimezone(UTC).isoformat(timespec="milliseconds")
        digest = changed.get("digest") or f"sha-256={base64.b64encode(hashlib.sha256(body).digest()).decode()}"
        message = f"evertill-v1\n{method}\n{target}\n{digest}\n{time}\n{nonce}".encode()
        return {
            "evertill-store": changed.get("store", self.identity.store),
            "evertill-workstation": changed.get("workstation", self.identity.workstation),
            "evertill-time": time,
            "evertill-nonce": nonce,
            "evertill-digest": digest,
            "evertill-signature": changed.get("signature") or base64.b64encode(self.key.sign(message)).decode(),
            "authorization": f"Bearer {changed.get('credential', self.credential)}",
        }

    def enrol(self, central: Central, code: str | None = None, **changed: object) -> Answer:
        """Ask to be let in, with a fresh code of the store unless given one; keeps the credential."""
        sent = {
            "code": code or give_code(central, self.identity.store).code,
            "store": self.identity.store,
            "workstation": self.identity.workstation,
            "public_key": self.public_text,
            "epoch": self.identity.epoch,
            "epoch_number": self.identity.epoch_number,
            "name": "Front",
            **changed,
        }
        answered = ask(central, "POST", "/v1/enrol", sent)
        if answered.status == 200:
            self.credential = read(answered)["credential"]
        return answered

    def ask(self, central: Central, method: str, target: str, body: bytes = b"", **changed: str) -> Answer:
        """Make a signed request."""
        return answer(central, _head(method, target, self.headers(method, target, body, **changed)), body)

    def send(self, central: Central, target: str, sent: object) -> Answer:
        """Make a signed POST of a JSON body."""
        return self.ask(central, "POST", target, json.dumps(sent).encode())

    def get(self, central: Central, target: str) -> dict[str, Any]:
        """The JSON document of a signed GET."""
        answered = self.ask(central, "GET", target)
        assert answered.status == 200, answered.body
        return read(answered)

    def post(self, central: Central, facts: Sequence[Transaction | bytes]) -> list[dict[str, Any]]:
        """Deliver facts; gives their results."""
        answered = self.ask(central, "POST", "/v1/facts", batch(facts))
        assert answered.status == 200, answered.body
        results: list[dict[str, Any]] = read(answered)["results"]
        return results

    def changes(self, central: Central, query: str = "") -> dict[str, Any]:
        """The streams that one pull brings."""
        answered = self.ask(central, "GET", f"/v1/changes?{query}" if query else "/v1/changes")
        assert answered.status == 200, answered.body
        streams: dict[str, Any] = read(answered)["streams"]
        return streams

    def statement(self, central: Central, day: str | None = None) -> dict[str, Any]:
        """The signed view of a day."""
        answered = self.ask(central, "GET", "/v1/statement" if day is None else f"/v1/statement?day={day}")
        assert answered.status == 200, answered.body
        return read(answered)


def an_enrolled_till(central: Central, store: str = "S1", workstation: str = "1") -> Till:
    """A workstation that is let in."""
    till = Till(store, workstation)
    answered = till.enrol(central)
    assert answered.status == 200, answered.body
    return till


def a_body(
    lines: Mapping[str, int] | None = None, *, gross: int = 499, cash: int = 1000, currency: str = "EUR"
) -> JsonObject:
    """The body of a sale: pieces by SKU (one of A-1), `gross` minor units for each line; goods below zero come back."""
    moved = {"A-1": 1} if lines is None else dict(lines)
    total = sum(gross if pieces > 0 else -gross for pieces in moved.values())
    tendered = cash if total > 0 else total
    return {
        "currency": currency,
        "lines": [
            {
                "line": number,
                "direction": "sale" if pieces > 0 else "return",
                "sku": sku,
                "gross": gross if pieces > 0 else -gross,
            }
            for number, (sku, pieces) in enumerate(moved.items(), start=1)
        ],
        "gross": total,
        "tenders": [{"kind": "cash", "amount": tendered, "reference": None}],
        "change": tendered - total,
        "stock": [{"sku": sku, "micro": -pieces * 1_000_000, "unit": "C62"} for sku, pieces in moved.items()],
    }


def a_stock_move(lines: Mapping[str, int], reason: str = "receipt") -> JsonObject:
    """The body of a stock move: pieces that came, by SKU."""
    entries: list[Json] = [{"sku": sku, "micro": pieces * 1_000_000, "unit": "C62"} for sku, pieces in lines.items()]
    return {"reason": reason, "stock": entries}


def batch(facts: Sequence[Transaction | bytes]) -> bytes:
    """The body of a delivery; bytes stand as they are."""
    wires = [fact if isinstance(fact, bytes) else fact.wire for fact in facts]
    return b'{"facts":[' + b",".join(wires) + b"]}"


def ask(central: Central, method: str, target: str, sent: object = None, *, token: str = "") -> Answer:
    """Make a request that nobody signs; a token makes it an admin's."""
    body = sent if isinstance(sent, bytes) else b"" if sent is None else json.dumps(sent).encode()
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return answer(central, _head(method, target, headers), body)


def admin_token(central: Central) -> str:
    """A fresh admin token."""
    return give_admin_token(central, "test")


def storefront_key(central: Central, channel: str = "web") -> str:
    """A fresh key of a storefront."""
    return give_storefront_key(central, f"shop-{channel}", channel)


def put_rows(central: Central, stream: str, rows: Sequence[Mapping[str, object]]) -> dict[str, Any]:
    """Write rows as an admin."""
    answered = ask(central, "PUT", f"/v1/admin/{stream}", {"rows": list(rows)}, token=admin_token(central))
    assert answered.status == 200, answered.body
    return read(answered)


def a_product(sku: str = "A-1", **members: object) -> dict[str, object]:
    """A row of the products stream."""
    return {"key": sku, "content": {"sku": sku, "name": "Green tea", "tax_class": "standard", **members}}


def read(answered: Answer) -> dict[str, Any]:
    """The JSON document of an answer."""
    document: dict[str, Any] = json.loads(answered.body)
    return document


def _head(method: str, target: str, headers: Mapping[str, str]) -> RequestHead:
    path, _, query = target.partition("?")
    return RequestHead(method, path, query, headers, "127.0.0.1")
