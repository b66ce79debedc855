"""Where secrets of a home lie: in the system's keyring where there is one, else in a file only its user may read.

The file is always there: it holds the secret itself, or, where the keyring has it, the name it has there. So a start
looks at one small file, and loads the keyring only when the secret is used.
"""

import base64
import os
import uuid
from pathlib import Path
from typing import Protocol

from evertill.kernel.errors import SettingsFault

SERVICE = "evertill"
_POINTER = b"keyring:"


class Keyring(Protocol):
    """The part of the `keyring` library that is used here."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """What is kept under this name."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep it."""
        ...


def system_keyring() -> Keyring | None:
    """The keyring of whoever is signed on to this machine; None on one that has none that can be used."""
    try:
        import keyring
        from keyring.backends.fail import Keyring as NoKeyring

        found = keyring.get_keyring()
    except Exception:  # a desktop with half a service may fail in any way, and has then none
        return None
    return None if isinstance(found, NoKeyring) or found.priority <= 0 else found


def is_kept(path: Path) -> bool:
    """Whether there is a secret in this place, wherever it truly lies; cheap."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def is_in_keyring(path: Path) -> bool:
    """Whether the file only says what the keyring knows it by. OSError when it cannot be read."""
    return path.read_bytes().startswith(_POINTER)


def read_secret(path: Path, keyring: Keyring | None = None) -> bytes:
    """The secret. OSError when the file cannot be read, SettingsFault when the keyring does not give it."""
    kept = path.read_bytes()
    if not kept.startswith(_POINTER):
        return kept
    found = _from_keyring(kept.removeprefix(_POINTER).decode("ascii", "replace"), keyring or system_keyring())
    if found is None:
        raise SettingsFault(
            f"{path} says that the system's keyring has this till's secret, but it does not give it; "
            "unlock the keyring of the account the till was set up with, and start again."
        )
    return found


def move_to_keyring(path: Path, keyring: Keyring | None = None) -> bool:
    """Move a secret that lies in the file into the keyring; False, and all as before, where that is not possible.

    The file changes only once the keyring has given the secret back, whole.
    """
    chosen = keyring or system_keyring()
    secret = path.read_bytes()
    if chosen is None or secret.startswith(_POINTER):
        return False
    name = str(uuid.uuid4())
    try:
        chosen.set_password(SERVICE, name, base64.b64encode(secret).decode())
    except Exception:  # locked, refused, gone: the file keeps the secret
        return False
    if _from_keyring(name, chosen) != secret:
        return False
    write_private(path, _POINTER + name.encode())
    return True


def move_to_file(path: Path, keyring: Keyring | None = None) -> bool:
    """Bring a secret back into the file, for a machine that will have no keyring; False where it lies there already."""
    if not is_in_keyring(path):
        return False
    write_private(path, read_secret(path, keyring))
    return True


def write_private(path: Path, content: bytes) -> None:
    """Put this in the file's place so that a power cut leaves the old or the new; nobody else may read either."""
    aside = path.with_name(path.name + ".new")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _from_keyring(name: str, keyring: Keyring | None) -> bytes | None:
    if keyring is None:
        return None
    try:
        kept = keyring.get_password(SERVICE, name)
        return None if kept is None else base64.b64decode(kept, validate=True)
    except Exception:  # whatever a locked or broken service raises: it gives nothing
        return None
