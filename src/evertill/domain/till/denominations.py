"""The notes and coins of a currency, for counting a drawer by denomination.

What central banks issue for everyday use, in minor units; a shop's policy may name others.
"""

from collections.abc import Sequence

_COINS = {
    "EUR": (1, 2, 5, 10, 20, 50, 100, 200),
    "GBP": (1, 2, 5, 10, 20, 50, 100, 200),
    "CHF": (5, 10, 20, 50, 100, 200, 500),
    "USD": (1, 5, 10, 25, 50, 100),
    "CAD": (5, 10, 25, 100, 200),
    "AUD": (5, 10, 20, 50, 100, 200),
    "NZD": (10, 20, 50, 100, 200),
    "SEK": (100, 200, 500, 1000),
    "NOK": (100, 500, 1000, 2000),
    "DKK": (50, 100, 200, 500, 1000, 2000),
    "PLN": (1, 2, 5, 10, 20, 50, 100, 200, 500),
    "CZK": (100, 200, 500, 1000, 2000, 5000),
    "HUF": (500, 1000, 2000, 5000, 10000, 20000),
    "JPY": (1, 5, 10, 50, 100, 500),
}
_NOTES = {
    "EUR": (500, 1000, 2000, 5000, 10000, 20000),
    "GBP": (500, 1000, 2000, 5000),
    "CHF": (1000, 2000, 5000, 10000, 20000, 100000),
    "USD": (100, 200, 500, 1000, 2000, 5000, 10000),
    "CAD": (500, 1000, 2000, 5000, 10000),
    "AUD": (500, 1000, 2000, 5000, 10000),
    "NZD": (500, 1000, 2000, 5000, 10000),
    "SEK": (2000, 5000, 10000, 20000, 50000, 100000),
    "NOK": (5000, 10000, 20000, 50000, 100000),
    "DKK": (5000, 10000, 20000, 50000, 100000),
    "PLN": (1000, 2000, 5000, 10000, 20000, 50000),
    "CZK": (10000, 20000, 50000, 100000, 200000, 500000),
    "HUF": (50000, 100000, 200000, 500000, 1000000, 2000000),
    "JPY": (1000, 2000, 5000, 10000),
}


def drawer_values(currency: str, notes: Sequence[int], coins: Sequence[int]) -> tuple[int, ...]:
    """What a drawer is counted in, large first; a list that the shop left empty is the currency's own.

    Empty for a currency without a table and a shop that names none: then the drawer is counted as a sum.
    """
    chosen_notes = tuple(notes) or _NOTES.get(currency, ())
    chosen_coins = tuple(coins) or _COINS.get(currency, ())
    return tuple(sorted({*chosen_notes, *chosen_coins}, reverse=True))
