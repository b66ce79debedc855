"""Whether the till may go on under its epoch: part of the unit of work, and for questions."""

from typing import Protocol

from evertill.domain.facts.epoch_end import EpochEnd


class EpochReading(Protocol):
    """How it stands."""

    def epoch_over(self) -> EpochEnd | None:
        """Why nothing new may be sold under the epoch at hand; None while it goes on."""
        ...


class EpochEnding(EpochReading, Protocol):
    """Within a unit of work."""

    def end_epoch(self, why: EpochEnd) -> None:
        """From here on the sale at hand may be finished, and none begun, until another epoch begins."""
        ...
