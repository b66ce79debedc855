"""What is told of a scale that cannot weigh: what happened, what it means for the sale, what to do next."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.devices.transport.byte_transport import FaultWords
from evertill.ports.devices import WeightState

WORDS = FaultWords("scale", "the sale goes on, and weights can be keyed by hand")

SILENT = (
    "The scale does not answer; the sale goes on, and weights can be keyed by hand. "
    "Check that it is switched on and its cable is plugged in."
)

COMPLAINTS: Mapping[WeightState, str] = MappingProxyType(
    {
        WeightState.REFUSED: (
            "The scale refuses what it is asked; the sale goes on, and weights can be keyed by hand. "
            "Check that it is set to the protocol that this till's settings name, and wants no other approval."
        ),
        WeightState.NO_ZERO: (
            "The scale has lost its zero point; the sale goes on, and weights can be keyed by hand. "
            "Clear the plate and switch the scale off and on."
        ),
    }
)
"""What is no fault of the scale (an empty plate, too much on it) is shown where something is weighed, not here."""
