"""The tables of what was sold of each item by day and by month; `item_sums` fills and reads them."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, PrimaryKeyConstraint, Table, Text


def add_item_tables(metadata: MetaData) -> None:
    """The sums, and up to which place in the file they reach."""
    Table(
        "item_sums",
        metadata,
        *(Column(name, Text, nullable=False) for name in ("period", "category", "sku", "name")),
        *(Column(name, Integer, nullable=False) for name in ("lines", "gross", "quantity")),
        PrimaryKeyConstraint("period", "category", "sku"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    Table(
        "items_summed",
        metadata,
        Column("slot", Integer, CheckConstraint("slot = 1"), primary_key=True),
        Column("position", Integer, nullable=False),
        sqlite_strict=True,
    )
