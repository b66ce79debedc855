"""A workstation's home: one folder with everything it knows. Where each file lies, and how a new home is made."""

import json
import os
from contextlib import suppress
from pathlib import Path

from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """The folder and the names of what lies in it."""

    folder: Path

    @property
    def journal(self) -> Path:
        """What happened here: precious."""
        return self.folder / "journal.sqlite"

    @property
    def mirror(self) -> Path:
        """The backend's copies: replaceable."""
        return self.folder / "mirror.sqlite"

    @property
    def settings(self) -> Path:
        """The workstation's settings."""
        return self.folder / "settings.json"

    @property
    def device_key(self) -> Path:
        """The workstation's private key."""
        return self.folder / "device.key"

    @property
    def card_key(self) -> Path:
        """The shop's key under which card numbers are hashed."""
        return self.folder / "card.key"

    @property
    def credential(self) -> Path:
        """What the backend gave at enrolment."""
        return self.folder / "credential.json"

    @property
    def mail_password(self) -> Path:
        """What the mail server knows the till by."""
        return self.folder / "mail.secret"

    @property
    def backup_passphrase(self) -> Path:
        """What the keys in a backup are sealed under."""
        return self.folder / "backup.secret"

    @property
    def customer_key(self) -> Path:
        """What wraps the keys of customers' data."""
        return self.folder / "customers.key"

    @property
    def customer_keys(self) -> Path:
        """The keys of customers' data, a file for each customer."""
        return self.folder / "customers"

    @property
    def locale_facts(self) -> Path:
        """The locale's number and date formats, kept so that Babel need not be loaded."""
        return self.folder / "locale.json"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.folder / "logs"

    @property
    def exists(self) -> bool:
        """Whether a workstation was set up here."""
        return self.settings.exists()


def default_folder() -> Path:
    """Where the home lies unless told otherwise."""
    from platformdirs import user_data_path

    return user_data_path("evertill", appauthor=False)


def write_file(path: Path, content: JsonObject, *, is_private: bool = False) -> None:
    """Write a small JSON file so that a power cut leaves the old or the new one, never half of either."""
    aside = path.with_name(path.name + ".new")
    mode = 0o600 if is_private else 0o644
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()  # half a file would take up what little room there may be
        raise SettingsFault(
            f"{path} cannot be written ({error.strerror}), so the change is not kept; "
            "free some space or mend the folder's rights."
        ) from error


def read_file(path: Path) -> object:
    """The contents of a small JSON file; SettingsFault when it cannot be read or is no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsFault(
            f"{path} is not there, so nothing is set up in {path.parent}; run `evertill init` or name the right --home."
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsFault(
            f"{path} cannot be read, so the till does not start on guesses; "
            "no sale is lost: mend the file or restore it from backup."
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the new name durable; not possible, and not needed, on Windows."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
