"""Signed requests: the signature is checked here with code that shares nothing with the signer."""

import base64
import hashlib
from datetime import datetime, timedelta, timezone

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.support.backend import HandClock, MemoryKey
from tests.support.syncing import a_signer


def test_signature_covers_method_target_digest_time_and_nonce() -> None:
    key, body = MemoryKey(), b"\x1f\x8b not really gzip"
    clock = HandClock(datetime(2026, 11, 21, 10, 3, 0, 123456, tzinfo=timezone(timedelta(hours=1))))
    headers = a_signer(clock, key).headers("POST", "/v1/facts?x=%20", body)
    digest = "sha-256=" + base64.b64encode(hashlib.sha256(body).digest()).decode()
    assert headers["Evertill-Digest"] == digest
    assert headers["Evertill-Time"] == "2026-11-21T09:03:00.123Z"
    assert len(base64.urlsafe_b64decode(headers["Evertill-Nonce"] + "==")) == 16
    signed = f"evertill-v1\nPOST\n/v1/facts?x=%20\n{digest}\n2026-11-21T09:03:00.123Z\n{headers['Evertill-Nonce']}"
    signature = base64.b64decode(headers["Evertill-Signature"])
    Ed25519PublicKey.from_public_bytes(key.public_key).verify(signature, signed.encode())


def test_signature_nonce_is_never_used_twice() -> None:
    signer = a_signer(HandClock(), MemoryKey())
    assert len({signer.headers("GET", "/", b"")["Evertill-Nonce"] for _ in range(500)}) == 500


def test_signer_text_form_shows_no_credential() -> None:
    assert "a-credential" not in repr(a_signer(HandClock(), MemoryKey()))
