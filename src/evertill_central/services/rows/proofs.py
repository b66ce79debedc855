"""Plain PINs and badges of a loaded file become verifiers; neither is kept anywhere.

One that the kept verifier already matches keeps that verifier, so that loading a file again changes nothing.
"""

import secrets
from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from evertill.domain.people.badges import badge_verifier, find_badge, shared_salt
from evertill.domain.rows.stream_rows import Stream
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from evertill_central.services.common.json_text import read_json
from evertill_central.store.streams import EVERYWHERE, find_rows


def with_verifiers(central: Central, rows: Sequence[object]) -> list[object]:
    """The rows with each `pin` and each `badge` replaced; all badges of a file share one salt."""
    hasher = PasswordHasher()
    kept = [_kept(central, row) for row in rows]
    salt = shared_salt(_badge_of(found) for found in kept) or secrets.token_hex(16)
    return [_with_badge(_with_pin(row, found, hasher), found, salt) for row, found in zip(rows, kept, strict=True)]


def _with_pin(row: object, kept: JsonObject, hasher: PasswordHasher) -> object:
    match row:
        case {"content": {"pin": str(pin), **members}, **rest}:
            before = kept.get("pin_verifier")
            is_same = isinstance(before, str) and _matches(hasher, before, pin)
            return {**rest, "content": {**members, "pin_verifier": before if is_same else hasher.hash(pin)}}
        case _:
            return row


def _with_badge(row: object, kept: JsonObject, salt: str) -> object:
    match row:
        case {"content": {"badge": str(code), **members}, **rest}:
            before = _badge_of(kept)
            is_same = find_badge([before], code) is not None
            return {**rest, "content": {**members, "badge_verifier": before if is_same else badge_verifier(code, salt)}}
        case _:
            return row


def _kept(central: Central, row: object) -> JsonObject:
    """The content kept of this operator; nothing of one that is new."""
    if not isinstance(row, dict) or not isinstance(row.get("content"), dict):
        return {}
    scope, operator_id = str(row.get("store") or EVERYWHERE), str(row["content"].get("operator_id"))
    with central.database.read() as connection:
        found = find_rows(connection, Stream.OPERATORS, [(scope, operator_id)]).get((scope, operator_id))
    content = read_json(found.content.encode()) if found is not None and found.content else None
    return content if isinstance(content, dict) else {}


def _badge_of(content: JsonObject) -> str | None:
    kept = content.get("badge_verifier")
    return kept if isinstance(kept, str) else None


def _matches(hasher: PasswordHasher, verifier: str, pin: str) -> bool:
    try:
        return hasher.verify(verifier, pin)
    except (Argon2Error, InvalidHashError):
        return False
