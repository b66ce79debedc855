"""The locale's facts kept in the home: worked out with Babel once, read in a moment ever after."""

from evertill.app.workstation.formats import LocaleFormats
from evertill.app.workstation.home import Home, write_file
from evertill.app.workstation.locale_facts import LocaleFacts, facts_of

SHOWN_CURRENCIES = ("EUR", "GBP", "USD", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "NZD", "INR")


def formats_of(home: Home, locale: str) -> LocaleFormats:
    """The formats of a locale; facts kept for another, or by an older version, are made anew."""
    kept = _kept(home)
    if kept is None or kept.locale != locale:
        kept = facts_of(locale, SHOWN_CURRENCIES)
        keep_facts(home, kept)
    return LocaleFormats(kept)


def keep_facts(home: Home, facts: LocaleFacts) -> None:
    """Write the facts into the home."""
    import msgspec

    write_file(home.locale_facts, msgspec.to_builtins(facts))


def _kept(home: Home) -> LocaleFacts | None:
    import msgspec

    try:
        return msgspec.json.decode(home.locale_facts.read_bytes(), type=LocaleFacts)
    except (OSError, msgspec.MsgspecError):
        return None
