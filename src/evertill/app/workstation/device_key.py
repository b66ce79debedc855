"""The workstation's Ed25519 key: in a file of its home that only its user may read, or in the system's keyring."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from evertill.app.workstation.secret_keeping import is_in_keyring, is_kept, read_secret
from evertill.kernel.errors import SettingsFault

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES = 32


class FileDeviceKey:
    """Reads the key when it is first needed: loading the cryptography library has no place before the first scan."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key: Ed25519PrivateKey | None = None

    def check(self) -> None:
        """SettingsFault when there is no usable key; cheap, for a sale must not begin that could not be signed."""
        if is_kept(self._path) and is_in_keyring(self._path):
            return  # asking the keyring has no place before the first scan
        self._read()

    def load(self) -> None:
        """Read the key and load what signs with it, ahead of the first need."""
        self._loaded()

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature; SettingsFault when the key file cannot be read."""
        return self._loaded().sign(message)

    @property
    def public_key(self) -> bytes:
        """The 32-byte public key."""
        return self._loaded().public_key().public_bytes_raw()

    def _loaded(self) -> "Ed25519PrivateKey":
        if self._key is None:
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

            self._key = Ed25519PrivateKey.from_private_bytes(self._read())
        return self._key

    def _read(self) -> bytes:
        """Any text of the right length is a key."""
        try:
            key = read_secret(self._path)
        except OSError as error:
            raise self._unusable() from error
        if len(key) != KEY_BYTES:
            raise self._unusable()
        return key

    def _unusable(self) -> SettingsFault:
        return SettingsFault(
            f"This till's key {self._path} cannot be read, so receipts cannot be signed and nothing sold; "
            "restore the home from its backup."
        )


def make_device_key(path: Path) -> FileDeviceKey:
    """Draw a new key and keep it; an existing one is never overwritten."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes_raw())
        file.flush()
        os.fsync(file.fileno())
    return FileDeviceKey(path)
