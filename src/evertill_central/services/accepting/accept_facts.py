"""Accepting facts: each has exactly one effect for ever, and the same answer for ever, whoever sends it how often.

A batch is one transaction under its store's lock. What happened is never refused for a business reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.kernel.values import dataclass
from evertill_central.services.accepting.chain import (
    Links,
    NewestEpoch,
    chain_remarks,
    end_of,
    fence_remarks,
    heads_after,
    lines_of,
    links_with,
    main_epoch,
    newest_after,
    on_their_lines,
)
from evertill_central.services.accepting.consequences import book_consequences, raise_for_people
from evertill_central.services.accepting.second_copies import tell_of_second_copies
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.fact_reading import ReadFact, UnreadableFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.orders.oversold import shorten_orders
from evertill_central.services.orders.waiting import reserve_for_waiting
from evertill_central.services.stock.assigned import book_assigned
from evertill_central.services.stock.effects import Effects, effects_of
from evertill_central.services.stock.move_stock import move_stock
from evertill_central.store.database import Connection, ContentRefused
from evertill_central.store.facts import (
    Epoch,
    ExceptionRow,
    FactRow,
    KnownFact,
    Link,
    add_exceptions,
    add_facts,
    close_exceptions,
    find_epochs,
    find_known,
    find_links,
    lock_store,
    put_epoch,
    set_position,
)
from evertill_central.store.shops import find_workstation, set_epoch
from evertill_central.store.sums import DaySum, add_sums


class FactResult(StrEnum):
    """What became of a fact."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    WITH_EXCEPTION = "accepted_with_exception"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """The answer for one fact."""

    fact_id: str | None
    result: FactResult
    reason: str | None = None
    remote_id: str | None = None
    visible_at: int | None = None
    exceptions: tuple[str, ...] = ()
    over: EpochEnd | None = None
    """Why the till that sent it may not go on in the fact's epoch."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A fact that may be recorded, and what it does."""

    fact: ReadFact
    effects: Effects


def admit_facts(signer: Signer, read: Iterable[ReadFact | UnreadableFact]) -> list[Admitted | FactAnswer]:
    """What may be recorded, in order, and the answer to what may not.

    What a fact does is found as soon as it is read, while the processor has it at hand, and before the store is held:
    the other tills, and who orders at its webshop, wait for the rest alone.
    """
    return [_admitted(fact, signer) for fact in read]


def accept_facts(central: Central, signer: Signer, admitted: Sequence[Admitted | FactAnswer]) -> list[FactAnswer]:
    """One answer for each fact, in order."""
    recorded = iter(_recorded(central, signer, [each for each in admitted if isinstance(each, Admitted)]))
    return [next(recorded) if isinstance(each, Admitted) else each for each in admitted]


def _admitted(fact: ReadFact | UnreadableFact, signer: Signer) -> Admitted | FactAnswer:
    if isinstance(fact, UnreadableFact):
        return FactAnswer(fact.fact_id, FactResult.REFUSED, fact.reason)
    if (fact.store, fact.workstation) != (signer.store, signer.workstation):
        reason = (
            f"Not allowed: it is of workstation {fact.workstation} of store {fact.store}, not of the one that sent it."
        )
        return FactAnswer(fact.fact_id, FactResult.REFUSED, reason)
    if fact.is_training:
        return FactAnswer(fact.fact_id, FactResult.REFUSED, "Not allowed: training facts never reach the books.")
    return Admitted(fact, effects_of(fact))


def _recorded(central: Central, signer: Signer, admitted: Sequence[Admitted]) -> list[FactAnswer]:
    """Record the facts in one transaction; if the database will not take that, each in its own, to find the culprit."""
    if not admitted:
        return []
    now = central.now_text()
    facts = [each.fact for each in admitted]
    # Of two facts of one id the first is the one that is recorded.
    effects = {each.fact.fact_id: each.effects for each in reversed(admitted)}
    try:
        answers = central.database.write(lambda connection: _record(connection, signer, facts, effects, now))
    except ContentRefused:
        if len(facts) == 1:
            reason = "It cannot be parsed: it holds what the database does not take."
            return [FactAnswer(facts[0].fact_id, FactResult.REFUSED, reason)]
        return [answer for each in admitted for answer in _recorded(central, signer, [each])]
    central.news.tell()
    return answers


def _record(
    connection: Connection, signer: Signer, facts: Sequence[ReadFact], effects: Mapping[str, Effects], now: str
) -> list[FactAnswer]:
    position = lock_store(connection, signer.store)
    known = find_known(connection, {fact.fact_id for fact in facts})
    fresh: dict[str, ReadFact] = {}
    for fact in facts:
        if fact.fact_id not in known:
            fresh.setdefault(fact.fact_id, fact)
    if fresh:
        of_fresh = {fact_id: effects[fact_id] for fact_id in fresh}
        known |= _record_fresh(connection, signer, list(fresh.values()), of_fresh, position, now)
    conflicts = [fact for fact in facts if fact.hash != known[fact.fact_id].hash]
    add_exceptions(connection, [_incident_row(fact, now) for fact in conflicts])
    newest = _newest_epoch(connection, signer)
    return [_answer(fact, known[fact.fact_id], newest, is_first=fresh.get(fact.fact_id) is fact) for fact in facts]


def _answer(fact: ReadFact, known: KnownFact, newest: NewestEpoch, *, is_first: bool) -> FactAnswer:
    if fact.hash != known.hash:
        reason = "Its fact_id was already sent with other contents; it was not applied, and a person has to look."
        return FactAnswer(fact.fact_id, FactResult.REFUSED, reason)
    accepted = FactResult.WITH_EXCEPTION if known.exceptions else FactResult.ACCEPTED
    result = accepted if is_first else FactResult.DUPLICATE
    remote_id = f"{fact.store}:{known.position}"
    over = end_of(known.line, fact.epoch_number, newest)
    return FactAnswer(fact.fact_id, result, None, remote_id, known.visible_at, known.exceptions, over)


def _record_fresh(
    connection: Connection,
    signer: Signer,
    came: Sequence[ReadFact],
    effects: Mapping[str, Effects],
    position: int,
    now: str,
) -> dict[str, KnownFact]:
    epochs = find_epochs(connection, signer.store, signer.workstation)
    known = _known_links(connection, signer, came, epochs)
    fresh = on_their_lines(came, known)
    effects = {**effects, **{fact.fact_id: effects_of(fact) for fact in fresh if main_epoch(fact.epoch) != fact.epoch}}
    remarks = _follow_chain(connection, signer, fresh, known, epochs)
    _close_gaps(connection, fresh, known, now)
    for fact_id, effect in effects.items():
        remarks[fact_id].extend(effect.remarks)
    movements = [movement for effect in effects.values() for movement in effect.movements]
    movements += book_consequences(connection, signer, fresh, remarks, now)
    movements += book_assigned(connection, signer.store, fresh, movements, remarks)
    booked = move_stock(connection, signer.store, movements)
    for fact_id, remark in booked.remarks:
        remarks[fact_id].append(remark)
    shorten_orders(connection, signer.store, booked.oversold, now)
    reserve_for_waiting(connection, signer.store, booked.came, now)
    raise_for_people(connection, signer, remarks, booked, now)
    add_sums(connection, signer.store, signer.workstation, _summed(effects))
    recorded = {
        fact.fact_id: KnownFact(
            fact.fact_id,
            fact.hash,
            position + number,
            booked.visible_at.get(fact.fact_id),
            tuple(remark.said for remark in remarks[fact.fact_id]),
            fact.epoch,
        )
        for number, fact in enumerate(fresh, start=1)
    }
    add_facts(connection, [_fact_row(fact, recorded[fact.fact_id], now) for fact in fresh])
    raised = [_exception_row(fact, remark, now) for fact in fresh for remark in remarks[fact.fact_id]]
    add_exceptions(connection, raised)
    tell_of_second_copies(connection, signer, fresh, remarks, now)
    set_position(connection, signer.store, position + len(fresh))
    return recorded


def _follow_chain(
    connection: Connection, signer: Signer, fresh: Sequence[ReadFact], known: Links, epochs: Mapping[str, Epoch]
) -> dict[str, list[Remark]]:
    """Look where the facts stand in their chains, and move the heads on."""
    links = links_with(known, fresh)
    newest = _newest_epoch(connection, signer)
    remarks: dict[str, list[Remark]] = {}
    for fact in fresh:
        newest = _move_on(connection, signer, newest, fact)
        remarks[fact.fact_id] = [*fence_remarks(fact, newest), *chain_remarks(fact, links)]
    for head in heads_after(epochs, fresh).values():
        put_epoch(connection, signer.store, signer.workstation, head)
    return remarks


def _close_gaps(connection: Connection, fresh: Sequence[ReadFact], known: Links, now: str) -> None:
    """The facts fill the gaps that were told of those after them."""
    successors = [known.get((fact.epoch, fact.sequence + 1)) for fact in fresh]
    filled = [link.fact_id for link in successors if link is not None]
    close_exceptions(connection, filled, kind=RemarkKind.GAP, closed_at=now)


def _known_links(
    connection: Connection, signer: Signer, fresh: Sequence[ReadFact], epochs: Mapping[str, Epoch]
) -> dict[tuple[str, int], Link]:
    places: dict[str, set[int]] = {}
    for fact in fresh:
        places.setdefault(fact.epoch, set()).update((fact.sequence - 1, fact.sequence, fact.sequence + 1))
    found: dict[tuple[str, int], Link] = {}
    for epoch, sequences in places.items():
        for line in lines_of(epoch, epochs):
            links = find_links(connection, signer.store, signer.workstation, epoch=line, sequences=sequences)
            found.update({(line, sequence): link for sequence, link in links.items()})
    return found


def _newest_epoch(connection: Connection, signer: Signer) -> NewestEpoch:
    workstation = find_workstation(connection, signer.store, signer.workstation)
    assert workstation is not None, "only an enrolled workstation signs"
    return NewestEpoch(workstation.epoch, workstation.epoch_number)


def _move_on(connection: Connection, signer: Signer, newest: NewestEpoch, fact: ReadFact) -> NewestEpoch:
    """A fact of a higher epoch ends the one before it, even if nobody enrolled it."""
    after = newest_after(newest, fact)
    if after != newest:
        epoch = main_epoch(fact.epoch)
        set_epoch(connection, signer.store, signer.workstation, epoch=epoch, epoch_number=fact.epoch_number)
    return after


def _summed(effects: Mapping[str, Effects]) -> list[DaySum]:
    amounts: dict[tuple[str, str, str], int] = {}
    for effect in effects.values():
        for each in effect.sums:
            key = (each.day, each.currency, each.measure)
            amounts[key] = amounts.get(key, 0) + each.amount
    return [DaySum(*key, amount) for key, amount in sorted(amounts.items())]


def _fact_row(fact: ReadFact, known: KnownFact, now: str) -> FactRow:
    return FactRow(
        fact_id=fact.fact_id,
        hash=fact.hash,
        previous_hash=fact.previous_hash,
        store=fact.store,
        workstation=fact.workstation,
        epoch=fact.epoch,
        sequence=fact.sequence,
        kind=fact.kind,
        day=fact.day,
        received_at=now,
        position=known.position,
        result=(FactResult.WITH_EXCEPTION if known.exceptions else FactResult.ACCEPTED).value,
        visible_at=known.visible_at,
        exceptions=msgspec.json.encode(known.exceptions).decode() if known.exceptions else "[]",
        wire=fact.wire,
    )


def _exception_row(fact: ReadFact, remark: Remark, now: str, wire: str | None = None) -> ExceptionRow:
    return ExceptionRow(
        fact_id=fact.fact_id,
        kind=remark.kind.value,
        hash=fact.hash,
        store=fact.store,
        workstation=fact.workstation,
        said=remark.said,
        raised_at=now,
        closed_at=None,
        wire=wire,
    )


def _incident_row(fact: ReadFact, now: str) -> ExceptionRow:
    remark = Remark(RemarkKind.HASH_CONFLICT, "Two transactions carry one id; only the first was applied.")
    return _exception_row(fact, remark, now, fact.wire)
