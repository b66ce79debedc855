"""Plain PINs of a loaded file become argon2 verifiers; the PIN itself is kept nowhere."""

from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from evertill.domain.stream_rows import Stream
from evertill_central.services.central import Central
from evertill_central.services.json_text import read_json
from evertill_central.store.streams import EVERYWHERE, find_rows


def with_verifiers(central: Central, rows: Sequence[object]) -> list[object]:
    """The rows with each `pin` replaced; one that the kept verifier already matches keeps that verifier."""
    hasher = PasswordHasher()
    return [_with_verifier(central, row, hasher) for row in rows]


def _with_verifier(central: Central, row: object, hasher: PasswordHasher) -> object:
    if not isinstance(row, dict):
        return row
    match row:
        case {"content": {"pin": str(pin), **members}}:
            store = row.get("store")
            operator_id = members.get("operator_id")
            kept = _kept_verifier(central, str(store or EVERYWHERE), str(operator_id))
            verifier = kept if kept and _matches(hasher, kept, pin) else hasher.hash(pin)
            return {**row, "content": {**members, "pin_verifier": verifier}}
        case _:
            return row


def _kept_verifier(central: Central, scope: str, operator_id: str) -> str | None:
    with central.database.read() as connection:
        row = find_rows(connection, Stream.OPERATORS, [(scope, operator_id)]).get((scope, operator_id))
    match read_json(row.content.encode()) if row is not None and row.content else None:
        case {"pin_verifier": str(verifier)}:
            return verifier
        case _:
            return None


def _matches(hasher: PasswordHasher, verifier: str, pin: str) -> bool:
    try:
        return hasher.verify(verifier, pin)
    except (Argon2Error, InvalidHashError):
        return False
