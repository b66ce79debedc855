"""What the page of backups asks of the program around it; fulfilled by `app`. Everything returns at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from evertill.kernel.errors import Fault
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest one that can be read."""

    name: str
    made_at: datetime
    size: int
    """Bytes."""
    has_keys: bool
    """Whether the keys are in it."""


@dataclass(frozen=True, slots=True)
class BackupState:
    """How it stands with the backups of this till."""

    folder: str = ""
    """Where they go; empty: nowhere."""
    every_h: int = 24
    """Hours from one to the next; 0: only when somebody asks."""
    kept: int = 14
    last: LastBackup | None = None
    next_at: datetime | None = None
    """When the till makes the next one by itself."""
    trouble: str = ""
    """Why the last one that was tried did not come about."""
    can_change: bool = True
    """Whether there is a till behind it: not while practising."""


Failed = Callable[[Fault], None]


class BackupPort(Protocol):
    """The till's backups as their page sees them."""

    def read(self, then: Callable[[BackupState], None], failed: Failed) -> None:
        """How it stands now."""
        ...

    def make(self, tell: Callable[[int], None], then: Callable[[BackupState], None], failed: Failed) -> None:
        """One now; `tell` is given the per cent that are done, the till sells on meanwhile."""
        ...

    def keep_folder(self, folder: str, then: Callable[[BackupState], None], failed: Failed) -> None:
        """Backups go there from now on; a fault says why they cannot, and they go where they went."""
        ...


class NoBackups:
    """Screens without a till behind them."""

    def read(self, then: Callable[[BackupState], None], failed: Failed) -> None:
        """There are none."""
        then(BackupState(can_change=False))

    def make(self, tell: Callable[[int], None], then: Callable[[BackupState], None], failed: Failed) -> None:
        """None is made."""

    def keep_folder(self, folder: str, then: Callable[[BackupState], None], failed: Failed) -> None:
        """Nothing is kept."""
