"""Is a statement the backend's own, and of what was asked for? Ed25519 over its RFC 8785 form without `signature`."""

import base64
import binascii

from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill.kernel.errors import BackendFault

_FORGED = (
    "The backend's statement does not carry the signature this till knows, so nothing was reconciled with it; "
    "if the backend was set up anew, enrol this till again, otherwise somebody may be changing it on the way."
)


def checked_statement(
    document: JsonObject, statement_key: bytes, *, store: str, workstation: str, day: str | None = None
) -> JsonObject:
    """The statement without its signature. BackendFault when it is not of this key, or of another till or day."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    statement = {name: member for name, member in document.items() if name != "signature"}
    signature = document.get("signature")
    try:
        signed = base64.b64decode(signature if isinstance(signature, str) else "", validate=True)
        Ed25519PublicKey.from_public_bytes(statement_key).verify(signed, canonical_bytes(statement))
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise BackendFault(_FORGED) from error
    named = (statement.get("store"), statement.get("workstation"), statement.get("day"))
    if named != (store, workstation, day):
        raise BackendFault(
            f"The backend's statement is of another till or day ({', '.join(str(part) for part in named)}), "
            "so nothing was reconciled with it; ask again."
        )
    return statement
