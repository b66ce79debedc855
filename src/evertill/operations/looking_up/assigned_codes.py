"""Codes that nobody knew and that got their article, as a person should see them: the copies with our own facts."""

from collections.abc import Iterable

from evertill.domain.facts.transaction import Transaction
from evertill.domain.goods.assigned import Assignment, assignment_of, parse_assignment, standing_assignments
from evertill.domain.goods.catalogue import Item
from evertill.domain.streams.stream_fields import BadRow
from evertill.operations.counter.counter import Counter
from evertill.ports.assigned import UnlistedReading
from evertill.ports.orders import Copy, ShopCopies


def standing_codes(journal: UnlistedReading, shop: ShopCopies) -> dict[str, Assignment]:
    """By code the latest that is known, here or of another till; without an article where it was taken back."""
    return standing_assignments([*_readable(shop.assigned()), *_said(journal.unlisted_facts())])


def standing_code(journal: UnlistedReading, shop: ShopCopies, code: str) -> Assignment | None:
    """The same of one code, looked up by its key: a scan nobody knows reads no other code."""
    copy = shop.assigned_code(code)
    copies = () if copy is None else (copy,)
    return standing_assignments([*_readable(copies), *_said(journal.code_facts(code))]).get(code)


def find_assigned(unit: UnlistedReading, counter: Counter, code: str) -> Item | None:
    """The article that a code became which the catalogue does not know."""
    found = standing_code(unit, counter.shop, code)
    return None if found is None or found.sku is None else counter.catalogue.find_by_sku(found.sku)


def _said(facts: Iterable[Transaction]) -> list[Assignment]:
    return [found for found in map(assignment_of, facts) if found is not None]


def _readable(copies: Iterable[Copy]) -> Iterable[Assignment]:
    for copy in copies:
        try:
            yield parse_assignment(copy.content)
        except BadRow:
            continue
