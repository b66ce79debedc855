"""Numbers, amounts and moments written as the locale's facts say: plain string work, quick enough for every
painted line."""

from datetime import date, datetime
from decimal import Decimal

from evertill.app.workstation.locale_facts import LocaleFacts
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import MICRO, Quantity

MINUS = "−"


class LocaleFormats:
    """Fulfils `ports.formats` for one locale."""

    def __init__(self, facts: LocaleFacts) -> None:
        self._facts = facts

    @property
    def decimal_sign(self) -> str:
        """What stands before the decimals."""
        return self._facts.decimal_sign

    def amount(self, money: Money) -> str:
        """An amount without its currency: "1,234.50"; below zero with a minus sign (U+2212) in front."""
        exponent = currency_exponent(money.currency)
        digits = str(abs(money.minor)).rjust(exponent + 1, "0")
        whole, decimals = (digits[:-exponent], digits[-exponent:]) if exponent else (digits, "")
        return self._signed(self._written(whole, decimals), is_negative=money.minor < 0)

    def money(self, money: Money) -> str:
        """An amount with its currency, as the locale places it."""
        symbol = self._facts.symbols.get(money.currency, money.currency)
        positive = self._facts.money_pattern.format(
            amount=self.amount(Money(abs(money.minor), money.currency)), symbol=symbol
        )
        return self._signed(positive, is_negative=money.minor < 0)

    def unit_price(self, price: Decimal, currency: str) -> str:
        """A unit price with at least the currency's decimals and all its own."""
        whole, _, decimals = format(abs(price), "f").partition(".")
        exponent = currency_exponent(currency)
        kept = decimals[:exponent].ljust(exponent, "0") + decimals[exponent:].rstrip("0")
        return self._signed(self._written(whole, kept), is_negative=price < 0)

    def quantity(self, quantity: Quantity) -> str:
        """A count without decimals, a measure with three or as many as it has."""
        whole, rest = divmod(abs(quantity.micro), MICRO)
        decimals = f"{rest:06d}"[:3] + f"{rest:06d}"[3:].rstrip("0") if rest else ""
        return self._signed(self._written(str(whole), decimals), is_negative=quantity.micro < 0)

    def percent(self, rate: Decimal) -> str:
        """A rate with its percent sign."""
        whole, _, decimals = format(abs(rate), "f").partition(".")
        return self._facts.percent_pattern.format(rate=self._written(whole, decimals.rstrip("0")))

    def day(self, day: date) -> str:
        """A short date."""
        return self._facts.date_pattern.format(day=day.day, month=day.month, year=day.year, short_year=day.year % 100)

    def moment(self, moment: datetime) -> str:
        """A short date and time."""
        return f"{self.day(moment)} {self.time(moment)}"

    def time(self, moment: datetime) -> str:
        """Hours and minutes."""
        return self._facts.time_pattern.format(
            hour=moment.hour,
            half_day_hour=moment.hour % 12 or 12,
            minute=moment.minute,
            half="AM" if moment.hour < 12 else "PM",
        )

    def _written(self, whole: str, decimals: str) -> str:
        grouped = self._grouped(whole)
        return f"{grouped}{self._facts.decimal_sign}{decimals}" if decimals else grouped

    def _grouped(self, whole: str) -> str:
        first, following = self._facts.group_first, self._facts.group_next
        if not first or len(whole) <= first:
            return whole
        groups, rest = [whole[-first:]], whole[:-first]
        while rest:
            groups.append(rest[-following:])
            rest = rest[:-following]
        return self._facts.group_sign.join(reversed(groups))

    def _signed(self, text: str, *, is_negative: bool) -> str:
        return MINUS + text if is_negative else text
