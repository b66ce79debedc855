"""Is a request really from the workstation it names? Ed25519 over method, path, body digest, time and nonce.

The signature covers the stated digest, so it is checked before the body is read, and the body against the digest after.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.common.secrets_given import token_hash
from evertill_central.store.access import add_nonce, drop_nonces
from evertill_central.store.database import Connection
from evertill_central.store.shops import WorkstationRow, find_workstation, set_last_seen

CLOCK_SKEW_MAX = timedelta(minutes=10)

_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}={0,2}")
_MESSAGE_PREFIX = "evertill-v1"
_PRUNING_SIGN = "A"
"""About one nonce in 64 begins so, and has the outlived ones dropped on its way."""


@dataclass(frozen=True, slots=True)
class SignedHead:
    """What a request says before its body; header names in lower case, `target` is the path with its query."""

    method: str
    target: str
    headers: Mapping[str, str]

    def get(self, name: str) -> str:
        """A header that must be there."""
        value = self.headers.get(name)
        if not value:
            text = f"The request has no {name} header, so nobody knows who sent it; enrol this workstation."
            raise Refusal(RefusalKind.UNSIGNED, text)
        return value


def admit_workstation(central: Central, head: SignedHead) -> Signer:
    """The workstation that signed this request just now, for the first time; Refusal otherwise."""
    store, workstation = head.get("evertill-store"), head.get("evertill-workstation")
    with central.database.read() as connection:
        known = find_workstation(connection, store, workstation)
    if known is None or known.public_key is None:
        text = "This workstation is not enrolled here; enrol it with a code."
        raise Refusal(RefusalKind.CREDENTIAL, text)
    _check_credential(known, head)
    _check_signature(known.public_key, head)
    signed_at = _check_time(central, head)
    nonce = head.get("evertill-nonce")
    if not _NONCE.fullmatch(nonce):
        raise Refusal(RefusalKind.UNSIGNED, "The nonce is not base64url of 16 bytes; the request cannot be taken.")
    # A nonce lost with the power lets one request be replayed, and every request may be repeated without harm.
    use = partial(_first_use, central=central, known=known, nonce=nonce, signed_at=signed_at)
    if not central.database.write(use, is_precious=False):
        text = "A request with this nonce was answered before; sign the request anew."
        raise Refusal(RefusalKind.REPLAYED, text)
    return Signer(store, workstation)


def body_digest(body: bytes) -> str:
    """The digest header's value for a body as sent."""
    return "sha-256=" + base64.b64encode(hashlib.sha256(body).digest()).decode()


def check_digest(head: SignedHead, body: bytes) -> None:
    """Refusal when the body is not the one that was signed."""
    if not hmac.compare_digest(body_digest(body).encode(), head.get("evertill-digest").encode()):
        text = "The body is not the one that was signed: something changed it on the way; send it again."
        raise Refusal(RefusalKind.DIGEST, text)


def signed_message(method: str, target: str, *, digest: str, time: str, nonce: str) -> bytes:
    """The bytes a workstation signs."""
    return f"{_MESSAGE_PREFIX}\n{method}\n{target}\n{digest}\n{time}\n{nonce}".encode()


def _check_credential(known: WorkstationRow, head: SignedHead) -> None:
    scheme, _, credential = head.get("authorization").partition(" ")
    given, kept = token_hash(credential.strip()), known.credential_hash or ""
    if scheme.lower() != "bearer" or not hmac.compare_digest(given, kept):
        text = "The credential is not the one this workstation got last; enrol it again with a new code."
        raise Refusal(RefusalKind.CREDENTIAL, text)
    if known.blocked_at is not None:
        text = "This workstation was blocked by the shop; ask whoever looks after the backend."
        raise Refusal(RefusalKind.BLOCKED, text)


def _check_signature(public_key: str, head: SignedHead) -> None:
    message = signed_message(
        head.method,
        head.target,
        digest=head.get("evertill-digest"),
        time=head.get("evertill-time"),
        nonce=head.get("evertill-nonce"),
    )
    try:
        signature = base64.b64decode(head.get("evertill-signature"), validate=True)
        Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key)).verify(signature, message)
    except (binascii.Error, ValueError, InvalidSignature) as error:
        text = "The signature is not this workstation's over this request; if it stays so, enrol the workstation again."
        raise Refusal(RefusalKind.SIGNATURE, text) from error


def _check_time(central: Central, head: SignedHead) -> datetime:
    now = central.now()
    try:
        signed_at = from_rfc3339(head.get("evertill-time"))
        skew = abs(signed_at - now)
    except (ValueError, OverflowError):
        skew, signed_at = timedelta.max, now
    if skew > CLOCK_SKEW_MAX:
        text = "The clocks of workstation and backend are more than ten minutes apart; set the one that is wrong."
        raise Refusal(RefusalKind.CLOCK, text, {"now": to_rfc3339(now)})
    return signed_at.astimezone(UTC)


def _first_use(
    connection: Connection, central: Central, known: WorkstationRow, nonce: str, signed_at: datetime
) -> bool:
    now = central.now()
    if nonce.startswith(_PRUNING_SIGN):
        drop_nonces(connection, to_rfc3339(now))
    set_last_seen(connection, known.store, known.workstation, to_rfc3339(now))
    expires_at = to_rfc3339(max(now, signed_at) + 2 * CLOCK_SKEW_MAX)
    return add_nonce(connection, known.store, known.workstation, nonce=nonce, expires_at=expires_at)
