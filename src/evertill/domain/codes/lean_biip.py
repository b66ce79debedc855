"""biip without its tables of company prefixes: 15 MiB and half of its loading time, for an answer nobody here asks."""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biip.gs1_messages import GS1Message

_TABLES = "biip.gs1_prefixes"


class _UnknownPrefix:
    """Stands in for biip's prefix classes, which may say of any number that its prefix is unknown."""

    @classmethod
    def extract(cls, _value: str) -> None:
        """Unknown."""


def parse_message(message: str) -> "GS1Message | None":
    """The message's elements, dates unchecked; None when biip finds that it is none."""
    _leave_tables_out()
    from biip import ParseConfig, ParseError
    from biip.gs1_messages import GS1Message

    try:
        return GS1Message.parse(message, config=ParseConfig(gs1_element_strings_verify_date=False))
    except (ParseError, ValueError):
        return None


def _leave_tables_out() -> None:
    """biip 5.2 unpacks the tables while it is imported, and has no switch for it."""
    if _TABLES in sys.modules:
        return
    stand_in = ModuleType(_TABLES, "Left out.")
    for name in ("GS1CompanyPrefix", "GS1Prefix", "GS18Prefix"):
        setattr(stand_in, name, _UnknownPrefix)
    sys.modules[_TABLES] = stand_in
