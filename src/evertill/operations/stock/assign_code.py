"""Goods that were sold or received under a code nobody knew become those of an article, and back again.

The stock follows by the same fact. What was counted of the article since is not touched: the count has seen the goods.
"""

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.domain.people.people import Operator, Right
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.looking_up.assigned_codes import standing_code
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.scan_goods import found_by_code
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class CodeAssigned:
    """It stands in the journal; `name` is that of the article, or of the code that stands for itself again."""

    code: str
    name: str
    is_taken_back: bool = False


AssignOutcome = CodeAssigned | EntryNotPossible | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class AssignCode(Command[AssignOutcome]):
    """What was sold or received under this code was the article with this number or barcode."""

    code: str
    article: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> AssignOutcome:
        """By `assign_code`."""
        return assign_code(unit, counter, self)


@dataclass(frozen=True, slots=True)
class TakeAssignmentBack(Command[AssignOutcome]):
    """It was not that article: the code stands for itself again."""

    code: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> AssignOutcome:
        """By `take_assignment_back`."""
        return take_assignment_back(unit, counter, self)


def assign_code(unit: UnitOfWork, counter: Counter, command: AssignCode) -> AssignOutcome:
    """Write the fact with what it moves."""
    who = entitled(unit, counter, Right.APPROVE_COUNT)
    if not isinstance(who, Operator):
        return who
    code, article = plain_text(command.code), plain_text(command.article)
    if holds_card_number(code) or holds_card_number(article):
        return EntryNotPossible(CARD_SENTENCE)
    item = found_by_code(counter, article)
    refused = _refused(counter, code, item)
    if refused is not None or item is None:
        return refused or _UNKNOWN
    standing = standing_code(unit, counter.shop, code)
    if standing is not None and standing.sku is not None:
        return EntryNotPossible("This code has its article already, so nothing was changed; take that back first.")
    body: JsonObject = {
        "code": code,
        "sku": item.sku,
        "name": item.name,
        "category": item.category or "",
        "stock": _moved(unit, counter, code, item.sku),
    }
    unit.append(draft(unit, counter, TransactionKind.ITEM_ASSIGNED, body, at=moment(unit, counter)))
    return CodeAssigned(code, item.name or item.sku)


def take_assignment_back(unit: UnitOfWork, counter: Counter, command: TakeAssignmentBack) -> AssignOutcome:
    """Write the fact that undoes it, whichever till of the shop gave the code its article.

    Of one that another till gave, the backend books what moves, and the copies tell of it; of two tills that decide
    about one code at a time, the later one stands.
    """
    who = entitled(unit, counter, Right.APPROVE_COUNT)
    if not isinstance(who, Operator):
        return who
    code = plain_text(command.code)
    standing = standing_code(unit, counter.shop, code)
    if standing is None or standing.sku is None or standing.by is None:
        return EntryNotPossible("Nobody gave this code an article, so nothing was changed; look once more.")
    own = next((done for done in unit.code_facts(code) if done.transaction_id == standing.cause), None)
    moved = [] if own is None else _moved_back(unit, own)
    body: JsonObject = {"code": code, "sku": None, "undoes": standing.cause, "stock": moved}
    unit.append(draft(unit, counter, TransactionKind.ITEM_ASSIGNED, body, at=moment(unit, counter)))
    return CodeAssigned(code, code, is_taken_back=True)


_UNKNOWN = EntryNotPossible(
    "Nothing in the catalogue has that number or barcode, so nothing was changed; choose another."
)


def _refused(counter: Counter, code: str, item: Item | None) -> EntryNotPossible | None:
    if item is None:
        return _UNKNOWN
    if counter.catalogue.find_by_sku(code) is not None:
        return EntryNotPossible("The catalogue has an article of that very number, so nothing was changed.")
    if not item.is_stocked or item.details.components or item.unit is not Unit.PIECE:
        return EntryNotPossible(
            f"{item.name or item.sku} is not kept in pieces of its own, so nothing was changed; choose another article."
        )
    return None


def _moved(unit: UnitOfWork, counter: Counter, code: str, sku: str) -> list[Json]:
    """All that the code has leaves it; the article gets what moved after it was counted last."""
    has_micro = counter.stock.book_micro(code)
    counted_at = unit.last_counted(sku)
    gets_micro = has_micro
    if counted_at is not None:
        since = unit.moved_since(code, counted_at)
        gets_micro = since.sold_micro + since.other_micro
    moved = ((code, -has_micro), (sku, gets_micro))
    return [{"sku": each, "micro": micro, "unit": Unit.PIECE.value} for each, micro in moved if micro]


def _moved_back(unit: UnitOfWork, done: Transaction) -> list[Json]:
    """The same the other way round; an article that was counted since keeps what was counted."""
    counted_at = unit.last_counted(str(done.body["sku"]))
    is_counted = counted_at is not None and counted_at >= done.sequence
    entries = done.body["stock"]
    assert isinstance(entries, list), "as it was written above"
    back: list[Json] = []
    for entry in entries:
        assert isinstance(entry, dict), "as it was written above"
        micro = entry["micro"]
        assert isinstance(micro, int), "as it was written above"
        if entry["sku"] == done.body["code"] or not is_counted:
            back.append({**entry, "micro": -micro})
    return back
