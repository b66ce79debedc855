"""Two devices that sell under one till's number: the shop is told, for the till that goes on hears nothing of it; and
it is settled once the other one goes on under numbers of its own."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.kernel.canonical import Json
from evertill_central.services.accepting.chain import main_epoch
from evertill_central.services.common.actors import Signer, actor_of
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.exceptions.team_exceptions import Raised, close_one, open_exceptions, raise_exceptions
from evertill_central.store.database import Connection
from evertill_central.store.facts import find_facts_after, find_links
from evertill_central.store.shops import find_workstation

_BETWEEN = ":"
"""Parts the workstation from the line of its epoch in a task's subject."""


def tell_of_second_copies(
    connection: Connection, signer: Signer, fresh: Sequence[ReadFact], remarks: Mapping[str, list[Remark]], now: str
) -> None:
    """One task for each second line of a chain, however many facts come on it. The facts must be recorded."""
    apart = [fact for fact in fresh if main_epoch(fact.epoch) != fact.epoch]
    fenced = [fact for fact in fresh if any(remark.kind is RemarkKind.FENCED for remark in remarks[fact.fact_id])]
    if apart:
        raise_exceptions(connection, signer.store, _copied(signer, apart), now)
    if fenced:
        raise_exceptions(connection, signer.store, _replaced(connection, signer, fenced), now)
    for fact in fresh:
        if fact.kind == TransactionKind.EPOCH_BEGUN:
            _settle(connection, signer, fact, now)


def _copied(signer: Signer, apart: Sequence[ReadFact]) -> list[Raised]:
    ordered = sorted(apart, key=lambda fact: (fact.epoch, fact.sequence))
    firsts = {line: next(facts) for line, facts in groupby(ordered, key=lambda fact: fact.epoch)}
    return [
        Raised(
            ExceptionKind.TWO_TILLS,
            _subject(signer.workstation, line),
            f"Two devices sell as till {signer.workstation} since {fact.occurred_at}; what both sold is booked.",
        )
        for line, fact in firsts.items()
    ]


def _replaced(connection: Connection, signer: Signer, fenced: Sequence[ReadFact]) -> list[Raised]:
    """Of a till that was made anew from its backup: what it did before comes late, what it does since is another's."""
    began = _end_before(connection, signer)
    return [
        Raised(
            ExceptionKind.TWO_TILLS,
            _subject(signer.workstation, fact.epoch),
            f"The device that till {signer.workstation} replaced sold on at {fact.occurred_at}; it is booked.",
        )
        for fact in sorted(fenced, key=lambda fact: fact.sequence, reverse=True)
        if began is not None and began[0] == fact.epoch and fact.sequence > began[1]
    ]


def _end_before(connection: Connection, signer: Signer) -> tuple[str, int] | None:
    """The epoch that the newest one goes on from, and its last sequence; None as long as nobody has told."""
    workstation = find_workstation(connection, signer.store, signer.workstation)
    assert workstation is not None, "only an enrolled workstation signs"
    if workstation.epoch is None:
        return None
    begun = find_facts_after(connection, signer.store, signer.workstation, epoch=workstation.epoch, after=0, limit=1)
    told: Json = msgspec.json.decode(begun[0].wire) if begun else None
    match told:
        case {"body": {"before": {"epoch": str(epoch), "sequence": int(sequence)}}}:
            return epoch, sequence
        case _:
            return None


def _settle(connection: Connection, signer: Signer, begun: ReadFact, now: str) -> None:
    """Close the task of the line that this new chain goes on from."""
    match begun.body.get("before"):
        case {"workstation": str(workstation), "epoch": str(epoch), "sequence": int(sequence), "hash": str(hash_)}:
            told = [
                (task, task.subject.removeprefix(workstation + _BETWEEN))
                for task in open_exceptions(connection, signer.store, ExceptionKind.TWO_TILLS)
                if task.subject is not None and task.subject.startswith(_subject(workstation, epoch))
            ]
        case _:
            return
    for task, line in told:
        if _ends_so(connection, Signer(signer.store, workstation), line, sequence, hash_):
            outcome = f"goes on as till {signer.workstation}"
            close_one(connection, task, by=actor_of(signer).name, outcome=outcome, now=now)


def _ends_so(connection: Connection, signer: Signer, line: str, sequence: int, hash_: str) -> bool:
    """Whether this fact of this line is known here."""
    links = find_links(connection, signer.store, signer.workstation, epoch=line, sequences=[sequence])
    return sequence in links and links[sequence].hash == hash_


def _subject(workstation: str, line: str) -> str:
    return f"{workstation}{_BETWEEN}{line}"
