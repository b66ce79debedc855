"""Authority lent for one command by somebody who has it: who lends, and what of it was used."""

from dataclasses import field

from evertill.domain.people.people import Operator
from evertill.domain.policy.rights import Exceeded
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Lent:
    """A right the operator lacked, or a ceiling the operator could not go beyond."""

    right: str
    exceeded: Exceeded | None = None


@dataclass(slots=True)
class Approval:
    """Stands on the counter while the approved command is performed, and no longer."""

    approver: Operator
    lent: list[Lent] = field(default_factory=list)

    def lend(self, right: str, exceeded: Exceeded | None) -> None:
        """Write down once what was used."""
        used = Lent(right, exceeded)
        if used not in self.lent:
            self.lent.append(used)
