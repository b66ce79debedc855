"""How a card terminal's faults are told to a person."""

from evertill.devices.transport.byte_transport import FaultWords

WORDS = FaultWords("card terminal", "nothing new was charged, and the sale can be paid in cash")
