"""Recalls: what must not leave the shop any more, whoever sells it, and what to do with it instead."""

from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.item_details import ItemDetails
from evertill.operations.counter.counter import Counter
from evertill.operations.selling.sale.outcomes import EntryNotPossible


def recalled(counter: Counter, item: Item, batch: str | None) -> EntryNotPossible | None:
    """Why it is not sold: it is recalled itself, or this batch of it, or a part of the bundle it is (any batch)."""
    details = item.details
    if details.recalls(batch):
        return _of_batch(item, details, batch) if details.recalled_batches else _of_all(item)
    for part in details.components:
        found = counter.catalogue.find_by_sku(part.sku)
        if found is not None and found.details.recalls_all:
            return EntryNotPossible(
                f"{item.name} holds {found.name}, which is recalled and must not be sold ({found.details.recall}), "
                "so nothing was added; take it off the shelf and put it aside."
            )
        if found is not None and found.details.recalled_batches:
            return EntryNotPossible(
                f"{item.name} holds {found.name}, of which batches are recalled ({found.details.recall}), and which "
                "one it holds is not known, so nothing was added; take it off the shelf and put it aside."
            )
    return None


def _of_all(item: Item) -> EntryNotPossible:
    return EntryNotPossible(
        f"{item.name} is recalled and must not be sold ({item.details.recall}), so nothing was added; "
        "take it off the shelf and put it aside."
    )


def _of_batch(item: Item, details: ItemDetails, batch: str | None) -> EntryNotPossible:
    return EntryNotPossible(
        f"Batch {batch} of {item.name} is recalled and must not be sold ({details.recall}), so nothing was added; "
        "put this piece aside and take one of another batch."
    )
