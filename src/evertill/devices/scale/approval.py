"""How a till proves to a scale that it was approved with it, as weighing law asks where the scale computes prices."""

import re

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Approval:
    """What an approved till proves itself with to a scale that computes prices: two numbers of sixteen bits that the
    scale's maker gives for this till. Some scales ask for them, and weigh for no other till."""

    checksum: int
    correction: int

    @classmethod
    def parse(cls, text: str) -> "Approval | None":
        """Two numbers of four hexadecimal digits, as `4711:F336`; None for nothing. ValueError for anything else."""
        if not text:
            return None
        found = re.fullmatch(r"([0-9A-Fa-f]{4}):?([0-9A-Fa-f]{4})", text)
        if found is None:
            raise ValueError(f"{text!r} is no approval of a scale: write both numbers in hexadecimal, as 4711:F336")
        return cls(int(found[1], 16), int(found[2], 16))

    def record(self, first: int, second: int) -> bytes:
        """Record 10: the checksum turned left, the correction turned right, by what the scale drew."""
        return b"\x04\x0210\x1b%04X%04X\x03" % (
            _turned_left(self.checksum, first),
            _turned_left(self.correction, -second),
        )


def _turned_left(number: int, bits: int) -> int:
    """Sixteen bits turned round."""
    bits %= 16
    return (number << bits | number >> (16 - bits)) & 0xFFFF
