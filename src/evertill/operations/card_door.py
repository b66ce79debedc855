"""The last door before anything is kept or looked up: whatever a person typed is not a payment card's number.

Operations that take free text say so themselves, in their own words; this catches what one forgot, and every command
and question added later. Codes that were scanned or keyed to be found in the catalogue have a door of their own
(`domain.code_reading`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from evertill.domain.card_guard import holds_card_number
from evertill.domain.codes import ScannedCode
from evertill.domain.transaction import Transaction
from evertill.kernel.errors import Fault
from evertill.kernel.secret import Secret
from evertill.operations.free_text import CARD_SENTENCE
from evertill.ports.catalogue import Catalogue

_TYPED: frozenset[object] = frozenset({str, str | None, tuple[str, ...]})
"""Members of these types are free text; ids are types of their own, and drawn by us."""


class CardRefused(Fault):
    """What looks like a card number was typed; nothing of it is kept."""


def refuse_card(asked: object, catalogue: Catalogue) -> None:
    """CardRefused when a text in the command or question may be a card's number and is no code of the catalogue."""
    if any(holds_card_number(text) and catalogue.find_by_code(text) is None for text in typed_texts(asked)):
        raise CardRefused(CARD_SENTENCE)


def typed_texts(asked: object) -> Iterator[str]:
    """Every free text in it, however deep."""
    if isinstance(asked, Secret | ScannedCode | Transaction) or not is_dataclass(asked) or isinstance(asked, type):
        return
    for member in fields(asked):
        value = getattr(asked, member.name)
        if member.type in _TYPED:
            yield from value if isinstance(value, tuple) else () if value is None else (value,)
        elif isinstance(value, Mapping):
            yield from (text for text in value.values() if isinstance(text, str))
        elif isinstance(value, tuple):
            for each in value:
                yield from typed_texts(each)
        else:
            yield from typed_texts(value)
