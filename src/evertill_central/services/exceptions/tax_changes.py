"""Taxes that are written anew for days that have passed: what was sold stands, and a person books the difference.

The till taxed by what it knew, and its receipts say so; no sale is ever edited.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.rows.stream_rows import TaxClass, parse_tax_class
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.values import dataclass
from evertill_central.services.exceptions.team_exceptions import Raised, raise_exceptions
from evertill_central.store.database import Connection
from evertill_central.store.shops import find_stores
from evertill_central.store.streams import EVERYWHERE
from evertill_central.store.sums import sales_since


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of `taxes` and the one before it, as text; None where there is none."""

    scope: str
    before: str | None
    after: str | None


def note_tax_changes(connection: Connection, changes: Iterable[RowChange], now: str) -> None:
    """Make one task of each change for the past, in every shop it holds for."""
    today = date.fromisoformat(now[:10])
    for change in changes:
        before, after = _read(change.before), _read(change.after)
        since = None if before is None or after is None else changed_since(before, after, today)
        if after is None or since is None:
            continue
        for store in find_stores(connection) if change.scope == EVERYWHERE else [change.scope]:
            sales = sales_since(connection, store, since.isoformat())
            if sales or since < today:
                said = (
                    f"Tax {after.tax_class[:60]} was changed on {today} with effect from {since}. {sales} sales since "
                    "then have arrived, and those at the former rate stay as they are; more may come from a till "
                    "without a network."
                )
                raised = Raised(ExceptionKind.TAX_CHANGED, f"{after.tax_class[:100]}:{since}", said)
                raise_exceptions(connection, store, [raised], now)


def changed_since(before: TaxClass, after: TaxClass, today: date) -> date | None:
    """The first day, up to today, on which a dated row taxes otherwise than the one before it; None without one.

    A row without dates says nothing of the past: it holds from when it is written. Rules of old that were tidied away
    tell of nothing either.
    """
    days = sorted(day for day in {*_turns(before), *_turns(after)} if day <= today)
    if not after.spans or not days:
        return None
    first = days[0] - timedelta(days=1)
    if after.on(first):
        days.insert(0, first)
    return next((day for day in days if _taxes(before.on(day)) != _taxes(after.on(day))), None)


def _turns(taxes: TaxClass) -> Iterator[date]:
    """The days on which other rules begin to hold."""
    for first, last in taxes.spans:
        if first is not None:
            yield first
        if last is not None and last < date.max:
            yield last + timedelta(days=1)


def _taxes(rules: Sequence[TaxRule]) -> list[TaxRule]:
    """Without what is only words."""
    return [replace(rule, label="") for rule in rules]


def _read(content: str | None) -> TaxClass | None:
    try:
        return None if content is None else parse_tax_class(msgspec.json.decode(content))
    except BadRow:
        return None
