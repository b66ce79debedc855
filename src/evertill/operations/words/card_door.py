"""The last door before anything is kept or looked up: whatever a person typed is not a payment card's number.

Operations that take free text say so themselves, in their own words; this catches what one forgot, and every command
and question added later. Codes that were scanned or keyed to be found in the catalogue have a door of their own
(`domain.codes.code_reading`).
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from types import NoneType

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.facts.transaction import Transaction
from evertill.domain.people.people import Operator
from evertill.kernel.errors import Fault
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity
from evertill.kernel.secret import Secret
from evertill.operations.words.free_text import CARD_SENTENCE
from evertill.ports.catalogue import Catalogue

_TYPED: frozenset[object] = frozenset({str, str | None, tuple[str, ...]})
"""Members of these types are free text; ids are types of their own, and drawn by us."""


_PLAIN: frozenset[type] = frozenset({NoneType, bool, int, str, Decimal, datetime})
"""Values with nothing in them to look into, which are most."""


_TEXTLESS: frozenset[object] = frozenset({bool, int, int | None, Decimal, Decimal | None, datetime, Money, Quantity})
"""Members of these types hold nothing typed, whatever their values."""


class CardRefused(Fault):
    """What looks like a card number was typed; nothing of it is kept."""


def refuse_card(asked: object, catalogue: Catalogue) -> None:
    """CardRefused when a text in the command or question may be a card's number and is no code of the catalogue."""
    texts = typed_texts(asked)
    # All at once first, kept apart by a sign that no number has: nearly always that is the end of it.
    if not holds_card_number("|".join(texts)):
        return
    if any(holds_card_number(text) and catalogue.find_by_code(text) is None for text in texts):
        raise CardRefused(CARD_SENTENCE)


def typed_texts(asked: object) -> list[str]:
    """Every free text in it, however deep."""
    found: list[str] = []
    _collect(asked, found, set())
    return found


def _collect(asked: object, found: list[str], seen: set[int]) -> None:
    """What is part of several values, as the taxes of a thousand lines, is looked into once; `seen` knows them by
    identity, for all of them stay as long as `asked`."""
    seen.add(id(asked))
    asked_kind: type = type(asked)
    for name, is_typed in _members(asked_kind):
        value = getattr(asked, name)
        kind: type = type(value)
        if is_typed:
            if kind is str:
                found.append(value)
            else:
                found.extend(value if isinstance(value, tuple) else () if value is None else (value,))
        elif kind in _PLAIN or id(value) in seen:
            continue
        elif _members(kind):
            _collect(value, found, seen)
        elif isinstance(value, tuple):
            for each in value:
                part: type = type(each)
                if id(each) not in seen and _members(part):
                    _collect(each, found, seen)
        elif isinstance(value, Mapping):
            found.extend(text for text in value.values() if isinstance(text, str))


# Every command and question of a till passes, a replayed invoice with a thousand lines too.
@cache
def _members(kind: type) -> tuple[tuple[str, bool], ...]:
    """The members of a value to look into, and whether each is free text; none where nothing was typed.

    What is kept of an operator came through this door or from the backend; its digests may look like any number.
    """
    if issubclass(kind, Secret | ScannedCode | Transaction | Operator) or not is_dataclass(kind):
        return ()
    return tuple((member.name, member.type in _TYPED) for member in fields(kind) if member.type not in _TEXTLESS)
