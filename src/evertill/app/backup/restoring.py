"""A home made again from a backup: checked whole, put into its place at once, and not sold with before it is settled
what happened after the backup was made."""

import json
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from evertill.app.backup.backup_file import SEALED_KEYS, Manifest, check_backup, unpack
from evertill.app.backup.sealed_keys import open_keys
from evertill.app.seams import Seams
from evertill.app.set_up.settling import Wish, entry_of
from evertill.app.workstation.device_key import make_device_key
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import is_kept, write_private
from evertill.app.workstation.settings import ConnectorKind, read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.journal.verifying.verify import verify
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.ids import EpochId
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass

_NOTED = ".restored"
"""Beside a backup: the highest epoch that was begun from it, so that a second restore begins a higher one."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The home as it is now."""

    manifest: Manifest
    has_keys: bool
    """Whether it has its own device key again; else the backend must let it in anew."""


def restore_home(backup: Path, home: Home, seams: Seams, passphrase: Secret | None) -> Restored:
    """Make the home; SettingsFault or JournalFault when the backup is not whole, or when there is a home already."""
    if home.folder.exists() and any(home.folder.iterdir()):
        raise SettingsFault(
            f"{home.folder} is not empty, so nothing was restored over it; name another --home, or move that one away."
        )
    manifest = check_backup(backup)
    aside = home.folder.with_name(home.folder.name + ".restoring")
    rmtree(aside, ignore_errors=True)
    made = Home(aside)
    try:
        aside.mkdir(mode=0o700, parents=True)
        _unpack_all(backup, manifest, aside)
        has_keys = _put_keys(made, passphrase)
        _check_journal(made, manifest, seams)
        number_min = max(manifest.epoch_number, _begun_before(backup)) + 1
        _hold(made, seams, manifest, number_min)
        with suppress(FileNotFoundError):
            home.folder.rmdir()
        aside.replace(home.folder)
        _note_epoch(backup, number_min)
    except OSError as error:
        raise SettingsFault(
            f"{home.folder} cannot be made ({error.strerror}), so nothing was restored; name another --home."
        ) from error
    finally:
        rmtree(aside, ignore_errors=True)
    return Restored(manifest, has_keys)


def _note_epoch(backup: Path, epoch_number: int) -> None:
    """Beside the backup, where that can be written: the next restore of it begins a higher epoch."""
    with suppress(OSError):
        backup.with_name(backup.name + _NOTED).write_text(json.dumps({"epoch_number": epoch_number}))


def _begun_before(backup: Path) -> int:
    try:
        noted = json.loads(backup.with_name(backup.name + _NOTED).read_text())
        return int(noted["epoch_number"])
    except (OSError, ValueError, TypeError, KeyError):
        return 0


def _unpack_all(backup: Path, manifest: Manifest, folder: Path) -> None:
    for name in manifest.files:
        target = folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unpack(backup, name, target)
        target.chmod(0o600)


def _put_keys(made: Home, passphrase: Secret | None) -> bool:
    """The keys as files of the home; the next start moves them into the keyring. Without them a new device key."""
    sealed = made.folder / SEALED_KEYS
    if sealed.exists() and passphrase is not None:
        for name, content in open_keys(sealed.read_bytes(), passphrase).items():
            target = made.folder / Path(name)
            target.parent.mkdir(mode=0o700, exist_ok=True)
            write_private(target, content)
    sealed.unlink(missing_ok=True)
    if is_kept(made.device_key):
        return True
    make_device_key(made.device_key)
    return False


def _check_journal(made: Home, manifest: Manifest, seams: Seams) -> None:
    """By the whole of `evertill verify`, once its tables are this release's."""
    _open(made, seams).close()
    report = verify(made.journal)
    ends = {epoch.epoch: (epoch.last_sequence, epoch.last_hash) for epoch in report.epochs}
    if not report.is_sound or ends.get(manifest.epoch) != (manifest.sequence, manifest.hash):
        raise SettingsFault("The journal in this backup is not sound, so nothing was restored; take an older one.")


def _hold(made: Home, seams: Seams, manifest: Manifest, epoch_number: int) -> None:
    """A new epoch begins at once, so that nothing is ever written behind the old one's end; it sells once settled."""
    with closing(_open(made, seams)) as journal:
        new = replace(journal.identity, epoch=EpochId(seams.ids.new()), epoch_number=epoch_number)
        extra: JsonObject = {"cause": EpochEnd.RESTORED.value, "made_at": manifest.made_at.isoformat()}
        first = entry_of(made, seams, journal, new, Wish(), extra)
        journal.begin_restored(new, first, seams.clock.now())


def _open(made: Home, seams: Seams) -> Journal:
    is_connected = read_settings(made).connector is ConnectorKind.CENTRAL
    options = JournalOptions(connect=seams.connect_journal, reserve_bytes=0)
    return open_journal(made.journal, routes=(ROUTE,) if is_connected else (), options=options)
