"""Signs a request with the workstation's device key: Ed25519 over method, path, body digest, time and nonce."""

import base64
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import field
from datetime import UTC, datetime

from evertill.kernel.clock import Clock
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.ports.signing import DeviceKey

NONCE_BYTES = 16


@dataclass(frozen=True, slots=True)
class Signer:
    """What identifies this workstation to the backend."""

    store: str
    workstation: str
    credential: Secret
    key: DeviceKey
    clock: Clock
    random_bytes: Callable[[int], bytes] = field(default=secrets.token_bytes)

    def headers(self, method: str, target: str, body: bytes) -> dict[str, str]:
        """The headers that make the request ours; `target` is the path with its query, `body` is as sent."""
        digest = "sha-256=" + base64.b64encode(hashlib.sha256(body).digest()).decode()
        time = _utc_text(self.clock.now())
        nonce = base64.urlsafe_b64encode(self.random_bytes(NONCE_BYTES)).decode().rstrip("=")
        signed = f"evertill-v1\n{method}\n{target}\n{digest}\n{time}\n{nonce}".encode()
        return {
            "Authorization": f"Bearer {self.credential.reveal()}",
            "Evertill-Store": self.store,
            "Evertill-Workstation": self.workstation,
            "Evertill-Time": time,
            "Evertill-Nonce": nonce,
            "Evertill-Digest": digest,
            "Evertill-Signature": base64.b64encode(self.key.sign(signed)).decode(),
        }


def _utc_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
