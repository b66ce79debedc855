"""Customers to try things on: a vault in memory, and copies of a backend's stream as a test puts them."""

import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evertill.domain.customers.customer_details import Consent, CustomerDetails, details_of, is_meant
from evertill.domain.customers.sealed_customer import KEY_BYTES, NONCE_BYTES, bound_to
from evertill.kernel.canonical import Json, JsonObject
from evertill.ports.orders import Copy, NoCopies
from tests.support.sales import A_MOMENT

ADA = CustomerDetails(
    "Ada Lovelace", "ada@example.org", "+49 30 1234567", "C-4711", allows=frozenset({Consent.PROFILE})
)


class MemoryVault:
    """Fulfils `ports.customers.CustomerVault` with real ciphers and keys in a dict."""

    def __init__(self) -> None:
        self.keys: dict[str, bytes] = {}

    def seal(self, customer_id: str, fact_id: str, plain: bytes) -> bytes:
        """Under the customer's key."""
        key = self.keys.setdefault(customer_id, os.urandom(KEY_BYTES))
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, plain, bound_to(customer_id, fact_id))

    def open(self, customer_id: str, fact_id: str, sealed: bytes) -> bytes | None:
        """None without the key."""
        key = self.keys.get(customer_id)
        if key is None:
            return None
        try:
            return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to(customer_id, fact_id))
        except InvalidTag:
            return None

    def key(self, customer_id: str) -> bytes | None:
        """The key."""
        return self.keys.get(customer_id)

    def forget(self, customer_id: str) -> None:
        """The key is gone."""
        self.keys.pop(customer_id, None)


class FakeCopies(NoCopies):
    """Customers, transfers and tasks as a backend tells them."""

    def __init__(self) -> None:
        self.rows: dict[str, JsonObject] = {}
        self.transfer_copies: list[Copy] = []
        self.task_copies: list[Copy] = []
        self.stocktake_copies: list[Copy] = []
        self.assigned_copies: list[Copy] = []

    def transfers(self) -> Sequence[Copy]:
        """As the test says."""
        return self.transfer_copies

    def stocktakes(self) -> Sequence[Copy]:
        """As the test says."""
        return self.stocktake_copies

    def assigned(self) -> Sequence[Copy]:
        """As the test says."""
        return self.assigned_copies

    def assigned_code(self, code: str) -> Copy | None:
        """The one of this code."""
        return next((copy for copy in self.assigned_copies if copy.key == code), None)

    def tasks(self) -> Sequence[Copy]:
        """As the test says."""
        return self.task_copies

    def put(self, customer_id: str, **members: Json) -> None:
        """One more row, or another version of it."""
        self.rows[customer_id] = {"customer_id": customer_id, "state": "active", **members}

    def find_customer(self, customer_id: str) -> Copy | None:
        """An alias leads on."""
        row = self.rows.get(customer_id)
        if row is not None and isinstance(row.get("merged_into"), str):
            return self.find_customer(str(row["merged_into"]))
        return None if row is None or row["state"] != "active" else Copy(customer_id, 1, row, A_MOMENT)

    def search_customers(self, text: str) -> Sequence[Copy]:
        """As the mirror does."""
        active = {key: row for key, row in self.rows.items() if row["state"] == "active"}
        return [Copy(key, 1, row, A_MOMENT) for key, row in active.items() if is_meant(details_of(row), text)]

    def erased_customers(self) -> Sequence[str]:
        """Those the backend erased."""
        return [key for key, row in self.rows.items() if row["state"] == "erased"]
