"""A home's secrets under a passphrase, as a backup carries them: scrypt makes the key, ChaCha20-Poly1305 seals.

A backup lies on sticks and network drives; whoever has the device key sells as this till, so it never lies there open.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping

from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret

_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32
_COST, _BLOCK, _LANES = 2**15, 8, 1
"""32 MiB and about a tenth of a second for each guess."""
PASSPHRASE_LENGTH_MIN = 10


def check_passphrase(passphrase: Secret) -> None:
    """SettingsFault when it could be guessed by trying."""
    if len(passphrase.reveal().strip()) < PASSPHRASE_LENGTH_MIN:
        raise SettingsFault(
            f"A passphrase has at least {PASSPHRASE_LENGTH_MIN} characters, so nothing was kept; choose a longer one."
        )


def seal_keys(files: Mapping[str, bytes], passphrase: Secret) -> bytes:
    """The files by their names, sealed."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    plain = json.dumps({name: b64encode(content).decode() for name, content in files.items()}).encode()
    return salt + nonce + ChaCha20Poly1305(_key(passphrase, salt)).encrypt(nonce, plain, None)


def open_keys(sealed: bytes, passphrase: Secret) -> dict[str, bytes]:
    """The files again; SettingsFault when the passphrase is another, or the file was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = sealed[:_SALT_BYTES], sealed[_SALT_BYTES : _SALT_BYTES + _NONCE_BYTES]
    try:
        plain = ChaCha20Poly1305(_key(passphrase, salt)).decrypt(nonce, sealed[_SALT_BYTES + _NONCE_BYTES :], None)
        return {str(name): b64decode(content) for name, content in json.loads(plain).items()}
    except (InvalidTag, ValueError) as error:
        raise SettingsFault(
            "The keys in this backup do not open with that passphrase, so nothing was restored; "
            "try again, or restore without keys."
        ) from error


def _key(passphrase: Secret, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=_KEY_BYTES, n=_COST, r=_BLOCK, p=_LANES).derive(passphrase.reveal().encode())
