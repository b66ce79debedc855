"""The backend's signed view of a workstation's days: what a till reconciles against."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.common.remarks import CHAIN_KINDS
from evertill_central.store.database import Connection
from evertill_central.store.facts import Epoch, find_epochs
from evertill_central.store.shops import WorkstationRow, find_workstation
from evertill_central.store.sums import DaySum, count_open, find_sums

INTACT = "intact"
_TENDER = "tender:"
_NAMED = "named:"
_SHIFT = "shift:"


def find_statement(central: Central, store: str, workstation: str, day: str | None) -> JsonObject:
    """The statement of one day, or of all days with each in `days`; Refusal when there is no such workstation."""
    with central.database.read() as connection:
        known = find_workstation(connection, store, workstation)
        if known is None:
            raise Refusal(RefusalKind.UNKNOWN, f"There is no workstation {workstation[:40]!r} in store {store[:40]!r}.")
        sums = find_sums(connection, store, workstation, day)
        statement = {
            "store": store,
            "workstation": workstation,
            "day": day,
            **totals(sums),
            **_chain(connection, known),
        }
    if day is None:
        statement["days"] = [_day(each, list(group)) for each, group in groupby(sums, key=lambda sum_: sum_.day)]
    return {**statement, "signature": central.statement_key.sign(canonical_bytes(statement))}


def _day(day: str, sums: Sequence[DaySum]) -> JsonObject:
    return {"day": day, **totals(sums), "shifts": _shifts(sums)}


def _shifts(sums: Sequence[DaySum]) -> JsonObject:
    """Sold less returned in each shift, as it was added up here from the facts that came."""
    return {one.measure.removeprefix(_SHIFT): one.amount for one in sums if one.measure.startswith(_SHIFT)}


def totals(sums: Iterable[DaySum]) -> JsonObject:
    """The figures in the currency most of it was taken in; those of others stand in `other_currencies`."""
    counts: dict[str, int] = {}
    amounts: dict[str, dict[str, int]] = {}
    for each in sums:
        figures = amounts.setdefault(each.currency, {}) if each.currency else counts
        figures[each.measure] = figures.get(each.measure, 0) + each.amount
    ranked = sorted(amounts, key=lambda currency: (-amounts[currency].get("sold", 0), currency))
    main = ranked[0] if ranked else None
    stated: JsonObject = {
        "currency": main,
        **{name: counts.get(name, 0) for name in ("facts", "sales", "returns")},
        **_amounts(amounts.get(main, {}) if main else {}),
    }
    if len(ranked) > 1:
        stated["other_currencies"] = [{"currency": other, **_amounts(amounts[other])} for other in ranked[1:]]
    return stated


def _amounts(figures: Mapping[str, int]) -> JsonObject:
    sold, returned = figures.get("sold", 0), figures.get("returned", 0)
    tenders: dict[str, Json] = {
        measure.removeprefix(_TENDER): amount for measure, amount in figures.items() if measure.startswith(_TENDER)
    }
    return {
        "sold": sold,
        "returned": returned,
        "redeemed": figures.get("redeemed", 0),
        "net": sold - returned,
        "tenders": tenders,
        "named_tenders": _named(figures),
    }


def _named(figures: Mapping[str, int]) -> list[Json]:
    """Of the tenders, those by a means that the shop takes by name, in the order of kinds and names."""
    named = sorted((measure.split(":", 2), amount) for measure, amount in figures.items() if measure.startswith(_NAMED))
    return [{"kind": kind, "name": name, "amount": amount} for (_, kind, name), amount in named]


def _chain(connection: Connection, workstation: WorkstationRow) -> JsonObject:
    epochs = find_epochs(connection, workstation.store, workstation.workstation)
    head = epochs.get(workstation.epoch or "")
    waiting = count_open(connection, workstation.store, workstation.workstation)
    broken = next((kind.value for kind in CHAIN_KINDS if waiting.get(kind)), INTACT)
    return {"head": _head(head), "chain": broken}


def _head(head: Epoch | None) -> Json:
    if head is None:
        return None
    return {"epoch": head.epoch, "sequence": head.head_sequence, "hash": head.head_hash}
