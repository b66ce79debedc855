"""Numbers of gift cards hashed under the shop's key, which lies in the home where only its user may read it."""

import base64
import binascii
import secrets
from pathlib import Path

from evertill.app.workstation.secret_keeping import is_kept, read_secret, write_private
from evertill.domain.balances.card_number import CardHash, card_hash, made_number
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret

KEY_BYTES = 32


class FileCardNumbers:
    """Fulfils `ports.card_numbers.CardNumbers`, on the till worker; the key is read when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key: bytes | None = None

    @property
    def has_key(self) -> bool:
        """Whether the backend has given its key."""
        return self._key is not None or is_kept(self._path)

    def hash_of(self, number: Secret) -> CardHash | None:
        """The keyed hash of a plain number; None while there is no key."""
        key = self._read()
        return None if key is None else card_hash(key, number.reveal())

    def draw(self) -> Secret:
        """A number that nobody had before and nobody can guess."""
        return Secret(made_number(secrets.randbelow))

    def keep_key(self, key: Secret) -> None:
        """Keep what the backend gave; SettingsFault when it is no key, or when it cannot be kept."""
        try:
            read = base64.b64decode(key.reveal(), validate=True)
        except (binascii.Error, ValueError) as error:
            raise SettingsFault(
                "What the backend gave as its key of cards is none; it is asked again later."
            ) from error
        if len(read) != KEY_BYTES:
            raise SettingsFault("What the backend gave as its key of cards is too short; it is asked again later.")
        try:
            write_private(self._path, read)
        except OSError as error:
            raise SettingsFault(
                f"{self._path} cannot be written, so gift cards cannot be taken yet; free some space on the disk."
            ) from error
        self._key = read

    def _read(self) -> bytes | None:
        if self._key is None and is_kept(self._path):
            try:
                self._key = read_secret(self._path)
            except OSError:
                return None
        return self._key
