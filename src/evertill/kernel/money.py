"""Amounts of money as whole minor units of an ISO 4217 currency; no binary fraction ever touches them.

Exponents: ISO 4217:2015 table A.1. HUF and TWD have two by the standard although shops price in whole units.
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from evertill.kernel.errors import SettingsFault
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass

_EXPONENT_0 = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
_EXPONENT_3 = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_EXPONENT_4 = frozenset("CLF UYW".split())
_EXPONENT_2 = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG
    HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE
    SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW
    ZWG""".split()
)


def split_whole(whole: int, weights: Sequence[int]) -> list[int]:
    """Share a whole number by weight, by largest remainder, ties to the earlier; the parts add up to it."""
    if whole < 0:
        return [-part for part in split_whole(-whole, weights)]
    size = sum(weights)
    assert min(weights) >= 0
    if size == 0:
        assert whole == 0
        return [0] * len(weights)
    if len(weights) == 1:
        return [whole]
    shares = [whole * weight // size for weight in weights]
    short = whole - sum(shares)
    if short:
        remainders = [whole * weight % size for weight in weights]
        for i in sorted(range(len(shares)), key=remainders.__getitem__, reverse=True)[:short]:
            shares[i] += 1
    return shares


def split_evenly(whole: int, count: int) -> list[int]:
    """Share a whole number by equal weights: the parts differ by one at most, and the earlier ones have more."""
    if whole < 0:
        return [-part for part in split_evenly(-whole, count)]
    each, rest = divmod(whole, count)
    return [each + 1] * rest + [each] * (count - rest)


def currency_exponent(code: str) -> int:
    """How many decimals the currency's minor unit has; SettingsFault for a code that ISO 4217 does not list."""
    if code in _EXPONENT_2:
        return 2
    if code in _EXPONENT_0:
        return 0
    if code in _EXPONENT_3:
        return 3
    if code in _EXPONENT_4:
        return 4
    raise SettingsFault(
        f"{code!r} is no ISO 4217 currency code, so no amount can be kept in it; use one such as EUR, GBP or JPY."
    )


def told_amount(minor: int, currency: str) -> str:
    """`12.34 EUR`, in a sentence for a person; minor units as they are where the code is none that ISO 4217 lists."""
    try:
        return f"{Money(minor, currency).amount:f} {currency}"
    except SettingsFault:
        return f"{minor} minor units {currency}"


@dataclass(frozen=True, slots=True)
class Money:
    """A whole number of minor units (cents, pence, fils) plus the currency's ISO 4217 code."""

    minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        assert self.currency == other.currency
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        assert self.currency == other.currency
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        assert self.currency == other.currency
        return self.minor < other.minor

    def __le__(self, other: "Money") -> bool:
        assert self.currency == other.currency
        return self.minor <= other.minor

    @property
    def exponent(self) -> int:
        """How many decimals the minor unit has."""
        return currency_exponent(self.currency)

    @property
    def amount(self) -> Decimal:
        """The exact amount in whole currency units, with the currency's decimals."""
        return Decimal(self.minor).scaleb(-self.exponent)

    def split(self, weights: Sequence[int]) -> list["Money"]:
        """Share this amount by weight, by largest remainder; the parts always add up to the whole."""
        return [Money(part, self.currency) for part in split_whole(self.minor, weights)]


def zero(currency: str) -> Money:
    """No money, in this currency."""
    return Money(0, currency)


def money_from_text(text: str, currency: str) -> Money:
    """An amount such as "12.34" in whole currency units; ValueError when it is none or is finer than the minor unit."""
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is not an amount") from error
    if not number.is_finite() or abs(number.adjusted()) > 15:
        raise ValueError(f"{text!r} is not an amount")
    numerator, denominator = number.as_integer_ratio()
    minor, rest = divmod(numerator * 10 ** currency_exponent(currency), denominator)
    if rest:
        raise ValueError(f"{text!r} is finer than the smallest coin of {currency}")
    return Money(minor, currency)


def money_of_ratio(numerator: int, denominator: int, currency: str, rounding: Rounding) -> Money:
    """The ratio, in whole currency units, rounded once to minor units."""
    return Money(round_ratio(numerator * 10 ** currency_exponent(currency), denominator, rounding), currency)
