"""Changing how a device is connected: who did it stands in the journal; the settings themselves are the app's."""

from collections.abc import Mapping

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class DeviceChangeNoted:
    """It may be done, and is written down."""


_SECRETS = frozenset({"password"})
"""Kept in the settings alone; that it was changed is told."""
_NOT_SHOWN = "***"

ChangeDeviceOutcome = DeviceChangeNoted | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class ChangeDevice(Command[ChangeDeviceOutcome]):
    """Set this device up differently."""

    slot: str
    changes: Mapping[str, str]

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeDeviceOutcome:
        """By `change_device`."""
        return change_device(unit, counter, self)


def change_device(unit: UnitOfWork, counter: Counter, command: ChangeDevice) -> ChangeDeviceOutcome:
    """Whether the operator may, and who it was."""
    who = entitled(unit, counter, Right.SET_UP)
    if isinstance(who, SignOnNeeded | NotAllowed):
        return who
    shown = {member: _NOT_SHOWN if member in _SECRETS else text for member, text in command.changes.items()}
    body: JsonObject = {"device": command.slot, "changes": shown}
    unit.append(draft(unit, counter, TransactionKind.DEVICE_SET_UP, body, at=moment(unit, counter)))
    return DeviceChangeNoted()
