"""Changing a rule of the shop at this till: who did it stands in the journal; the rule itself is the app's to keep."""

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
class RuleChangeNoted:
    """It may be done, and is written down."""


ChangeRuleOutcome = RuleChangeNoted | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class ChangeRule(Command[ChangeRuleOutcome]):
    """Give a member of the shop's policy another value."""

    member: str
    value: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeRuleOutcome:
        """By `change_rule`."""
        return change_rule(unit, counter, self)


def change_rule(unit: UnitOfWork, counter: Counter, command: ChangeRule) -> ChangeRuleOutcome:
    """Whether the operator may, and who it was."""
    who = entitled(unit, counter, Right.SET_UP)
    if isinstance(who, SignOnNeeded | NotAllowed):
        return who
    body: JsonObject = {"member": command.member, "value": command.value}
    unit.append(draft(unit, counter, TransactionKind.SHOP_SET_UP, body, at=moment(unit, counter)))
    return RuleChangeNoted()
