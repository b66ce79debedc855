"""Which amounts of cash get a key of their own: what a customer is likely to hand over instead of the exact amount;
and which nobody hands over."""

from collections.abc import Sequence

from evertill.kernel.money import Money

KEYS_MAX = 4
CHANGE_NOTES_MAX = 5
"""A note beyond those with a key (500 EUR, 1000 CHF) is taken all the same."""


def note_keys(due: Money, notes_minor: Sequence[int]) -> tuple[Money, ...]:
    """Up to four amounts above the exact one, small first; none when nothing is to be paid in.

    Each is the due rounded up to whole notes of one value. Left out are several twos (20 + 20 for 27.50: who has
    them mostly has a ten as well) and notes far larger than the due.
    """
    if due.minor <= 0:
        return ()
    amounts = {-(-due.minor // note) * note for note in notes_minor if _is_likely(due.minor, note, notes_minor)}
    return tuple(Money(amount, due.currency) for amount in sorted(amounts - {due.minor})[:KEYS_MAX])


def is_mistyped(change: Money, notes_minor: Sequence[int]) -> bool:
    """Whether nobody would hand over so much that this comes back: the point was forgotten, or a number was keyed that
    is no amount. Where the shop names no notes nothing is."""
    return bool(notes_minor) and change.minor >= CHANGE_NOTES_MAX * max(notes_minor)


def _is_likely(due: int, note: int, notes_minor: Sequence[int]) -> bool:
    if note < due:
        return not str(note).startswith("2")
    return note <= max(3 * due, _everyday(notes_minor))


def _everyday(notes_minor: Sequence[int]) -> int:
    """A note that people pay small sums with as well: 50 EUR, 20 USD, 10,000 JPY."""
    in_order = sorted(notes_minor)
    return max(10 * in_order[0], in_order[len(in_order) // 2])
