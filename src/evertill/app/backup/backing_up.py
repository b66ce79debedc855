"""A consistent copy of a home while its till sells: journal, settings, own rows, pictures, and the keys under a
passphrase; written whole, read back, and as many kept as the shop wants."""

from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from evertill.app.backup.backup_file import JOURNAL, MIRROR, SEALED_KEYS, Manifest, read_manifest, write_backup
from evertill.app.backup.sealed_keys import seal_keys
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import is_kept, read_secret
from evertill.app.workstation.secret_places import secret_files
from evertill.journal.copying import copy_database
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass

ENDING = ".evertill-backup"
_PLAIN_FOLDERS = ("local", "receipt", "images")
_PLAIN_FILES = ("settings.json", "locale.json", "wedge.json")


@dataclass(frozen=True, slots=True)
class BackupMade:
    """The copy as it lies there."""

    path: Path
    manifest: Manifest
    size: int
    dropped: tuple[Path, ...] = ()
    """Older ones that made room."""


def back_up(home: Home, target: Path, seams: Seams, *, kept: int, with_mirror: bool = True) -> BackupMade:
    """Into this file, or under a name of its own into this folder, where the newest `kept` stay.

    SettingsFault or JournalFault says why there is none; what was there before stays.
    """
    with TemporaryDirectory(prefix=".evertill-backup-", dir=_room(target)) as folder:
        copy = Path(folder) / JOURNAL
        copy_database(home.journal, copy)
        manifest = _manifest_of(copy, seams)
        files: dict[str, Path | bytes] = {JOURNAL: copy, **_plain_files(home)}
        if with_mirror and home.mirror.exists():
            mirror = Path(folder) / MIRROR
            copy_database(home.mirror, mirror)
            files[MIRROR] = mirror
        if is_kept(home.backup_passphrase):
            files[SEALED_KEYS] = seal_keys(_key_files(home), Secret(read_secret(home.backup_passphrase).decode()))
        path = target / _name(manifest) if target.is_dir() else target
        written = write_backup(path, manifest, files)
    dropped = _drop_older(target, manifest, kept) if target.is_dir() else ()
    return BackupMade(path, written, path.stat().st_size, dropped)


def backups_in(folder: Path, store: str, workstation: str) -> list[Path]:
    """This workstation's backups in a folder, the newest first."""
    found = folder.glob(f"{store}-{workstation}-*{ENDING}")
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_backup_at(folder: Path, store: str, workstation: str) -> datetime | None:
    """When the newest that can be read was made."""
    for path in backups_in(folder, store, workstation):
        with suppress(SettingsFault):
            return read_manifest(path).made_at
    return None


def _room(target: Path) -> Path:
    """The folder that the backup goes into; there, and not in the home, is the room for it."""
    folder = target if target.is_dir() else target.parent
    if not folder.is_dir():
        raise SettingsFault(f"{folder} is no folder, so nothing was backed up; make it, or name another place.")
    return folder


def _manifest_of(copy: Path, seams: Seams) -> Manifest:
    with closing(JournalReader(copy)) as reader:
        identity, head = reader.identity(), reader.head()
    return Manifest(
        seams.clock.now(),
        identity.store,
        identity.workstation,
        identity.epoch,
        identity.epoch_number,
        head.sequence,
        head.hash,
    )


def _plain_files(home: Home) -> dict[str, Path]:
    named = [home.folder / name for name in _PLAIN_FILES]
    within = [path for name in _PLAIN_FOLDERS for path in sorted((home.folder / name).rglob("*"))]
    found = [path for path in (*named, *within) if path.is_file()]
    return {path.relative_to(home.folder).as_posix(): path for path in found}


def _key_files(home: Home) -> dict[str, bytes]:
    """The secrets themselves, even where the keyring has them; and the keys of customers' data."""
    own = home.backup_passphrase
    files = {path.name: read_secret(path) for path in secret_files(home) if path != own}
    folder = home.customer_keys
    files |= {f"{folder.name}/{path.name}": path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()}
    return files


def _name(manifest: Manifest) -> str:
    return f"{manifest.store}-{manifest.workstation}-{manifest.made_at:%Y%m%dT%H%M%S}{ENDING}"


def _drop_older(folder: Path, manifest: Manifest, kept: int) -> tuple[Path, ...]:
    older = backups_in(folder, manifest.store, manifest.workstation)[max(kept, 1) :]
    for path in older:
        path.unlink(missing_ok=True)
    return tuple(older)
