"""Where each secret of a home lies, and bringing all of them to where they belong: into the system's keyring where one
works, unless the till was told to keep them in its files."""

from collections.abc import Mapping
from pathlib import Path

from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import (
    Keyring,
    is_in_keyring,
    is_kept,
    move_to_file,
    move_to_keyring,
    system_keyring,
)
from evertill.app.workstation.settings import read_settings

KEYRING, FILE = "keyring", "file"


def secret_files(home: Home) -> tuple[Path, ...]:
    """Those that this till has, wherever they truly lie."""
    known = (
        home.device_key,
        home.credential,
        home.customer_key,
        home.card_key,
        home.mail_password,
        home.backup_passphrase,
    )
    return tuple(path for path in known if is_kept(path))


def where_kept(home: Home) -> Mapping[str, str]:
    """`keyring` or `file`, by the secret's name. OSError when one cannot be read."""
    return {path.name: KEYRING if is_in_keyring(path) else FILE for path in secret_files(home)}


def settle_secrets(home: Home, keyring: Keyring | None = None) -> tuple[str, ...]:
    """Move what still lies in a file into the keyring, if there is one and it is wanted; the names of what was moved.

    The library is loaded only when something is to be moved. What cannot be moved stays in its file (0600).
    """
    waiting = [path for path in secret_files(home) if not is_in_keyring(path)]
    if not waiting or not read_settings(home).uses_keyring:
        return ()
    chosen = keyring or system_keyring()
    return () if chosen is None else tuple(path.name for path in waiting if move_to_keyring(path, chosen))


def bring_to_files(home: Home, keyring: Keyring | None = None) -> tuple[str, ...]:
    """All of them back into files, for a machine that will have no keyring; the names of what was moved."""
    return tuple(path.name for path in secret_files(home) if move_to_file(path, keyring))
