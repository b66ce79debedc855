"""How a customer's points are earned, and what they are worth at the counter; neither unless the shop says so."""

from evertill.domain.streams.stream_fields import Members, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

WORTH_MAX = 10**6
LEAST_MAX = 10**9


@dataclass(frozen=True, slots=True)
class PointsPolicy:
    """The shop's choices."""

    worth_minor: int = 0
    """What one point pays, in minor units; 0: points pay nothing here."""
    least: int = 1
    """How many are taken at the least."""
    earn_minor: int = 0
    """What of goods earns one point, in minor units; 0: nothing does."""

    @property
    def is_taken(self) -> bool:
        """Whether points pay at all."""
        return self.worth_minor > 0


def parse_points(content: Members) -> PointsPolicy:
    """The choices in a policy."""
    worth = whole_number(content, "worth_minor", least=0, most=WORTH_MAX)
    least = whole_number(content, "least", least=1, most=LEAST_MAX)
    earn = whole_number(content, "earn_minor", least=0, most=WORTH_MAX)
    return PointsPolicy(worth or 0, least or 1, earn or 0)


def points_content(policy: PointsPolicy) -> JsonObject:
    """The member of the policy's row."""
    return {"worth_minor": policy.worth_minor, "least": policy.least, "earn_minor": policy.earn_minor}
