"""Numbers, amounts and moments as people of the shop's locale write them: fulfilled by
`app.workstation.formats` (Babel's facts)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity


class Formats(Protocol):
    """Pure and quick: called for every line painted and printed."""

    @property
    def decimal_sign(self) -> str:
        """What stands before the decimals."""
        ...

    def amount(self, money: Money) -> str:
        """An amount without its currency: "1,234.50"; below zero with a minus sign (U+2212) in front."""
        ...

    def money(self, money: Money) -> str:
        """An amount with its currency, as the locale places it."""
        ...

    def unit_price(self, price: Decimal, currency: str) -> str:
        """A unit price with at least the currency's decimals and all its own."""
        ...

    def quantity(self, quantity: Quantity) -> str:
        """A count without decimals, a measure with three or as many as it has."""
        ...

    def percent(self, rate: Decimal) -> str:
        """A rate with its percent sign."""
        ...

    def day(self, day: date) -> str:
        """A short date."""
        ...

    def moment(self, moment: datetime) -> str:
        """A short date and time."""
        ...

    def time(self, moment: datetime) -> str:
        """Hours and minutes."""
        ...
