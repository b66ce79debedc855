"""Character tables of printers and displays by name; Epson's numbers, which most makers share."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class CodePage:
    """A character table of the printer, and the codec that writes it."""

    number: int
    codec: str

    @property
    def select(self) -> bytes:
        """ESC t n."""
        return bytes((0x1B, 0x74, self.number))


CODE_PAGES: Mapping[str, CodePage] = MappingProxyType(
    {
        "cp437": CodePage(0, "cp437"),
        "cp858": CodePage(19, "cp858"),
        "cp852": CodePage(18, "cp852"),
        "cp866": CodePage(17, "cp866"),
        "cp1252": CodePage(16, "cp1252"),
        "cp1250": CodePage(45, "cp1250"),
        "cp1251": CodePage(46, "cp1251"),
        "cp1253": CodePage(47, "cp1253"),
        "cp1254": CodePage(48, "cp1254"),
        "cp1257": CodePage(51, "cp1257"),
    }
)
"""The pages that Epson, Bixolon, Citizen and most others number alike."""
