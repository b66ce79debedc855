"""What is not needed for every sale, as large keys with a line of explanation."""

from dataclasses import dataclass

from evertill.ui.frame.actions import Action
from evertill.ui.words import tr


@dataclass(frozen=True, slots=True)
class MoreKey:
    """One key."""

    action: Action
    digit: str
    """Chooses it on the keyboard."""
    icon: str
    label: str
    note: str
    is_danger: bool = False


def more_keys(*, has_sale: bool, suspended_count: int) -> tuple[MoreKey, ...]:
    """Only what can be done now."""
    keys = [
        (Action.RECEIPTS, "receipt", tr("Receipts"), tr("print one again, as a copy")),
        (Action.NO_SALE, "drawer", tr("No sale"), tr("open the drawer, with a reason")),
    ]
    if has_sale:
        keys.append((Action.SUSPEND, "pause", tr("Suspend"), tr("put this sale aside")))
        keys.append((Action.CANCEL_SALE, "trash", tr("Cancel sale"), tr("give this sale up")))
    if suspended_count:
        keys.append((Action.RECALL, "resume", tr("Recall"), tr("{n} put aside", n=suspended_count)))
    keys += [
        (Action.SYNC, "sync", tr("Sync"), tr("what waits, since when and why")),
        (Action.LOCK, "lock", tr("Sign off"), tr("the sale stays as it is")),
        (Action.CLOSE_TILL, "till", tr("Close the till"), tr("count the drawer, end the shift")),
        (Action.HELP, "help", tr("Help"), tr("the manual, F1")),
    ]
    return tuple(
        MoreKey(action, str(at), icon, label, note, is_danger=action is Action.CANCEL_SALE)
        for at, (action, icon, label, note) in enumerate(keys, start=1)
    )
