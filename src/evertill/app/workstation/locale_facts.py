"""What Babel (CLDR) knows of a locale, boiled down to a few texts that can be kept and read without loading Babel."""

import re

from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass

_DATE_FIELDS = {
    "dd": "{day:02}",
    "d": "{day}",
    "MM": "{month:02}",
    "M": "{month}",
    "yyyy": "{year:04}",
    "yy": "{short_year:02}",
    "y": "{year}",
}
_TIME_FIELDS = {
    "HH": "{hour:02}",
    "H": "{hour}",
    "hh": "{half_day_hour:02}",
    "h": "{half_day_hour}",
    "mm": "{minute:02}",
    "a": "{half}",
    "b": "{half}",
    "B": "{half}",
}


@dataclass(frozen=True, slots=True)
class LocaleFacts:
    """How one locale writes numbers, money and moments; dates and times as templates with named fields."""

    locale: str
    decimal_sign: str
    group_sign: str
    group_first: int
    """Digits in the group before the decimal sign; 0 writes no groups."""
    group_next: int
    """Digits in each further group (2 in India, else as the first)."""
    money_pattern: str
    """With `{amount}` and `{symbol}`, as "{symbol}{amount}" or "{amount} {symbol}"."""
    symbols: dict[str, str]
    """Currency signs by ISO code; a code not named stands for itself."""
    percent_pattern: str
    date_pattern: str
    time_pattern: str


def facts_of(locale: str, currencies: tuple[str, ...]) -> LocaleFacts:
    """The locale's facts, for these currencies. SettingsFault when CLDR knows no such locale."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol

    try:
        found = Locale.parse(locale)
    except (ValueError, UnknownLocaleError) as error:
        raise SettingsFault(
            f"{locale!r} is no known locale, so amounts and dates cannot be written; use one such as en_GB or de_DE."
        ) from error
    pattern = found.decimal_formats[None]
    first, following = pattern.grouping
    return LocaleFacts(
        locale=str(found),
        decimal_sign=get_decimal_symbol(found),
        group_sign=_printable(get_group_symbol(found)),
        group_first=first if first < 100 else 0,
        group_next=following if following < 100 else 0,
        money_pattern=_money_pattern(found.currency_formats["standard"].pattern),
        symbols={code: get_currency_symbol(code, locale=found) for code in currencies},
        percent_pattern=_percent_pattern(found.percent_formats[None].pattern),
        date_pattern=_template(found.date_formats["short"].pattern, _DATE_FIELDS) or "{year:04}-{month:02}-{day:02}",
        time_pattern=_template(found.time_formats["short"].pattern, _TIME_FIELDS) or "{hour:02}:{minute:02}",
    )


def _printable(text: str) -> str:
    """A narrow no-break space as a plain one: receipt printers' code pages have only that."""
    return text.replace("\u202f", "\u00a0")


def _money_pattern(pattern: str) -> str:
    positive = pattern.partition(";")[0]
    return re.sub(r"[#0,.]+", "{amount}", positive, count=1).replace("¤", "{symbol}")


def _percent_pattern(pattern: str) -> str:
    return re.sub(r"[#0,.]+", "{rate}", pattern.partition(";")[0], count=1)


def _template(pattern: str, fields: dict[str, str]) -> str | None:
    """The CLDR pattern as a template of ours; None when it names a field we have no word for."""
    written = []
    for quoted, field, other in re.findall(r"'([^']*)'|([A-Za-z]+)|([^A-Za-z']+)", _printable(pattern)):
        if field and field not in fields:
            return None
        written.append(fields[field] if field else (quoted or other).replace("{", "{{").replace("}", "}}"))
    return "".join(written)
