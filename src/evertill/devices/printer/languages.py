"""What printers speak, and how each numbers its code pages; the settings know no more than this."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class PrinterLanguage(StrEnum):
    """What a printer speaks."""

    ESCPOS = "escpos"
    STAR_LINE = "star_line"
    """Star line mode: TSP100, TSP600, TSP700, TSP800 and their like."""
    STAR_PRNT = "star_prnt"
    """StarPRNT: mC-Print, mPOP, TSP100IV; here the same bytes serve both."""

    @property
    def is_star(self) -> bool:
        """Either of Star's."""
        return self is not PrinterLanguage.ESCPOS


STAR_PAGES: Mapping[str, int] = MappingProxyType(
    {"cp437": 1, "cp858": 4, "cp852": 5, "cp866": 10, "cp1252": 32, "cp1250": 33, "cp1251": 34}
)
"""Star numbers its code pages in a way of its own."""
