"""The file of a backup: a zip archive that lists what is in it, each with its SHA-256; written whole or not at all."""

import errno
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from evertill.app.workstation.home import sync_folder
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass

FORMAT = 1
MANIFEST = "backup.json"
JOURNAL = "journal.sqlite"
MIRROR = "mirror.sqlite"
SEALED_KEYS = "keys.sealed"
PART = ".part"
"""Ends the name of one that is being written."""
_CHUNK = 256 * 1024
"""Some milliseconds' work."""
_LEVEL = 1
"""SQLite files shrink to about a third at the quickest level; slower ones gain little."""

Advanced = Callable[[int], None]
"""Told how many bytes more are done; may wait a little, or raise a fault to give up."""


def unheard(size: int) -> None:
    """Nobody follows it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    made_at: datetime
    store: str
    workstation: str
    epoch: str
    epoch_number: int
    sequence: int
    hash: str
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 by name."""

    @property
    def has_keys(self) -> bool:
        """Whether the device's and the customers' keys are in it."""
        return SEALED_KEYS in self.files


def write_backup(
    path: Path, manifest: Manifest, files: Mapping[str, Path | bytes], advanced: Advanced = unheard
) -> Manifest:
    """Write the archive beside its place, read it back, and move it there; SettingsFault when that does not work.

    `advanced` is told of each byte twice: once it is written, and once it is read back.
    """
    aside = path.with_name(path.name + PART)
    try:
        descriptor = os.open(aside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            digests = _pack(file, manifest, files, advanced)
            file.flush()
            os.fsync(file.fileno())
        check_backup(aside, advanced)
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        with suppress(OSError):  # a stick that was pulled out takes it along; else the next backup clears it away
            aside.unlink(missing_ok=True)
    return replace(manifest, files=digests)


def not_written(path: Path, error: OSError) -> SettingsFault:
    """What to say where the place does not take the backup."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SettingsFault(
            f"There is no room for the backup {path}, so there is none of now, and those before stay; "
            "free some space there, or name another place."
        )
    return SettingsFault(
        f"The backup {path} cannot be written ({error.strerror}), so there is none of now, and those before stay; "
        "mend the place, or name another one."
    )


def read_manifest(path: Path) -> Manifest:
    """What the backup says of itself; SettingsFault when it is none of this release."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _manifest(json.loads(archive.read(MANIFEST)))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise SettingsFault(
            f"{path} is no backup that this Evertill can read, so nothing was touched; name another one."
        ) from error


def check_backup(path: Path, advanced: Advanced = unheard) -> Manifest:
    """Read all of it: every file is there and as it was written; SettingsFault else."""
    manifest = read_manifest(path)
    for name, digest in manifest.files.items():
        if _digest_in(path, name, advanced) != digest:
            raise _torn(path)
    return manifest


def unpack(path: Path, name: str, target: Path) -> None:
    """Bring one file out, checked on its way."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as packed, target.open("wb") as file:
            digest = _copied(packed, file)
            file.flush()
            os.fsync(file.fileno())
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error) as error:
        raise _torn(path) from error
    if digest != read_manifest(path).files.get(name):
        raise _torn(path)


def _pack(file: IO[bytes], manifest: Manifest, files: Mapping[str, Path | bytes], advanced: Advanced) -> dict[str, str]:
    digests: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in files.items():
            opened = BytesIO(content) if isinstance(content, bytes) else content.open("rb")
            with opened as plain, archive.open(name, "w", force_zip64=True) as packed:
                digests[name] = _copied(plain, packed, advanced)
        archive.writestr(MANIFEST, json.dumps(_content(replace(manifest, files=digests)), indent=2))
    return digests


def _copied(source: IO[bytes], target: IO[bytes] | None = None, advanced: Advanced = unheard) -> str:
    """The SHA-256 of all that is read, and written where there is a target."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
        advanced(len(chunk))
    return digest.hexdigest()


def _digest_in(path: Path, name: str, advanced: Advanced) -> str:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as packed:
            return _copied(packed, advanced=advanced)
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error) as error:
        raise _torn(path) from error


def _content(manifest: Manifest) -> JsonObject:
    return {
        "format": FORMAT,
        "made_at": manifest.made_at.isoformat(),
        "store": manifest.store,
        "workstation": manifest.workstation,
        "epoch": manifest.epoch,
        "epoch_number": manifest.epoch_number,
        "sequence": manifest.sequence,
        "hash": manifest.hash,
        "files": dict(manifest.files),
    }


def _manifest(content: object) -> Manifest:
    match content:
        case {
            "format": 1,
            "made_at": str(made_at),
            "store": str(store),
            "workstation": str(workstation),
            "epoch": str(epoch),
            "epoch_number": int(number),
            "sequence": int(sequence),
            "hash": str(hash_),
            "files": dict(files),
        } if all(_is_plain(str(name)) for name in files):
            named = {str(name): str(digest) for name, digest in files.items()}
            return Manifest(datetime.fromisoformat(made_at), store, workstation, epoch, number, sequence, hash_, named)
        case _:
            raise ValueError("not a manifest of ours")


def _is_plain(name: str) -> bool:
    """Whether the name stays within the home."""
    return not Path(name).is_absolute() and ".." not in Path(name).parts


def _torn(path: Path) -> SettingsFault:
    return SettingsFault(f"The backup {path} is damaged, so nothing was touched; take another one.")
