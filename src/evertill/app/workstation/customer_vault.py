"""Keys of customers' data: one small file for each customer, outside the journal, wrapped by a key of the home.

Destroying one file makes every sealed text of that customer unreadable, in this journal and in each copy of it. The
home's own key lies where the till's other secrets do: in a file of its own, or in the system's keyring.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from evertill.app.workstation.home import Home, sync_folder
from evertill.app.workstation.secret_keeping import is_kept, read_secret, write_private
from evertill.domain.customers.sealed_customer import KEY_BYTES, NONCE_BYTES, bound_to
from evertill.kernel.errors import SettingsFault


class FileCustomerVault:
    """Fulfils `ports.customers.CustomerVault`; holds nothing but the home's key, so any thread may have its own."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._folder = home.customer_keys
        self._wrapping: bytes | None = None

    def seal(self, customer_id: str, fact_id: str, plain: bytes) -> bytes:
        """Seal under the customer's key, drawn where there is none."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self.key(customer_id) or self._draw(customer_id)
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, plain, bound_to(customer_id, fact_id))

    def open(self, customer_id: str, fact_id: str, sealed: bytes) -> bytes | None:
        """The text; None when the key is gone, or is another."""
        key = self.key(customer_id)
        return None if key is None else _decrypted(key, sealed, bound_to(customer_id, fact_id))

    def key(self, customer_id: str) -> bytes | None:
        """The customer's key; None when it is gone."""
        try:
            wrapped = self._file(customer_id).read_bytes()
        except OSError:
            return None
        wrapping = self._home_key()
        return None if wrapping is None else _decrypted(wrapping, wrapped, customer_id.encode())

    def forget(self, customer_id: str) -> None:
        """Overwrite the key, then remove its file."""
        path = self._file(customer_id)
        try:
            with path.open("r+b") as file:
                file.write(os.urandom(max(path.stat().st_size, KEY_BYTES)))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            sync_folder(self._folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise SettingsFault(
                f"The key of an erased customer in {self._folder} cannot be removed ({error.strerror}), so what this "
                "till knows of them could still be read; mend the folder's rights and start the till again."
            ) from error

    def _draw(self, customer_id: str) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            wrapping = self._home_key() or self._draw_home_key()
            sealed = nonce + AESGCM(wrapping).encrypt(nonce, key, customer_id.encode())
            write_private(self._file(customer_id), sealed)
            sync_folder(self._folder)
        except OSError as error:
            raise SettingsFault(
                f"No key for a customer could be kept in {self._folder} ({error.strerror}), so nothing of the customer "
                "was kept; the sale goes on without. Free some space or mend the folder's rights."
            ) from error
        return key

    def _home_key(self) -> bytes | None:
        if self._wrapping is None and is_kept(self._home.customer_key):
            self._wrapping = read_secret(self._home.customer_key)
        return self._wrapping

    def _draw_home_key(self) -> bytes:
        write_private(self._home.customer_key, os.urandom(KEY_BYTES))
        sync_folder(self._home.folder)
        key = self._home_key()
        assert key is not None, "it was just written"
        return key

    def _file(self, customer_id: str) -> Path:
        """Ids come from elsewhere, and names of files know no case on some machines."""
        return self._folder / f"{hashlib.sha256(customer_id.encode()).hexdigest()[:32]}.key"


def _decrypted(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    with suppress(InvalidTag, ValueError):
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    return None
