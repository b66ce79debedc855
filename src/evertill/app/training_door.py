"""Training as the real till sees it; apart from what is simulated there, which no real till loads."""

from collections.abc import Callable, Mapping

from evertill.kernel.values import dataclass
from evertill.ui.behind.training_port import Mishap


@dataclass(frozen=True, slots=True)
class TrainingDoor:
    """Training as the real till sees it: a way in."""

    switch: Callable[[], None]
    is_training: bool = False

    def enter(self) -> None:
        """Stop here, start there."""
        self.switch()

    def leave(self) -> None:
        """One is not in it."""

    def make_happen(self, mishap: Mishap) -> None:
        """Nothing is simulated at the real till."""

    def taken(self) -> Mapping[str, int]:
        """Nothing."""
        return {}

    def done(self) -> frozenset[str]:
        """Nobody asks."""
        return frozenset()

    def keep_done(self, task_id: str) -> None:
        """Nobody practises here."""
