"""Goods under codes that nobody knew, which wait for their article, and those that got it lately."""

from datetime import datetime, timedelta

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.goods.assigned import Assignment
from evertill.kernel.values import dataclass
from evertill.operations.counter.reading import Reading
from evertill.operations.looking_up.assigned_codes import standing_codes
from evertill.ports.catalogue import Catalogue

SHOWN_FOR = timedelta(days=7)
"""So long it is shown what a code became, to be taken back."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A code under which goods were sold or received."""

    code: str
    name: str
    on_hand_micro: int
    known_as: str = ""
    """The article that the catalogue has under this code by now."""
    became: str = ""
    """The article that somebody in this shop gave it."""


def unlisted_goods(reading: Reading, now: datetime) -> tuple[Unlisted, ...]:
    """Those that wait first, then those that got their article in this shop lately."""
    facts = reading.journal.unlisted_facts()
    known = standing_codes(reading.journal, reading.shop)
    names = {str(done.body.get("sku")): str(done.body.get("name") or "") for done in facts if _is_draft(done)}
    waiting = [
        Unlisted(code, name or code, reading.stock.book_micro(code), _known_as(reading.catalogue, code))
        for code, name in names.items()
        if not _is_assigned(known.get(code)) and reading.catalogue.find_by_sku(code) is None
    ]
    became = [
        Unlisted(code, names.get(code) or code, reading.stock.book_micro(code), became=_name(reading, found.sku))
        for code, found in known.items()
        if found.sku is not None and found.by is not None and now - found.at < SHOWN_FOR
    ]
    return (*(each for each in waiting if each.on_hand_micro or each.known_as), *became)


def _name(reading: Reading, sku: str) -> str:
    item = reading.catalogue.find_by_sku(sku)
    return sku if item is None else item.name or sku


def _is_draft(done: Transaction) -> bool:
    return done.kind is TransactionKind.ITEM_DRAFT


def _is_assigned(assignment: Assignment | None) -> bool:
    return assignment is not None and assignment.sku is not None


def _known_as(catalogue: Catalogue, code: str) -> str:
    item = catalogue.find_by_code(code)
    return "" if item is None else item.sku
