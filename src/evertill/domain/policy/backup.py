"""The shop's policy of backups: how often a till copies itself to the place it was told, and how many copies stay."""

from evertill.domain.streams.stream_fields import Members, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

EVERY_H_MAX = 24 * 7
KEPT_MAX = 365


@dataclass(frozen=True, slots=True)
class BackupPolicy:
    """What holds; a till without a place for backups makes none."""

    every_h: int = 24
    """Hours from one to the next; 0: only by hand."""
    kept: int = 14


def parse_backup(content: Members) -> BackupPolicy:
    """The policy in the member `backup` of a row of `policy`."""
    default = BackupPolicy()
    every_h = whole_number(content, "every_h", least=0, most=EVERY_H_MAX)
    kept = whole_number(content, "kept", least=1, most=KEPT_MAX)
    return BackupPolicy(
        every_h=default.every_h if every_h is None else every_h, kept=default.kept if kept is None else kept
    )


def backup_content(policy: BackupPolicy) -> JsonObject:
    """The member of the policy's row."""
    return {"every_h": policy.every_h, "kept": policy.kept}
