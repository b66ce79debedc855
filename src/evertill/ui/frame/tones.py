"""What the terminal sounds like; the sound itself is made by whoever builds the screens."""

from collections.abc import Callable
from enum import StrEnum


class Tone(StrEnum):
    """Never the only sign: what is wrong is also shown."""

    ACCEPTED = "accepted"
    NOT_FOUND = "not_found"
    ATTENTION = "attention"
    DONE = "done"
    ARRIVED = "arrived"
    """Something came in that can wait a moment."""


Sounder = Callable[[Tone], None]
