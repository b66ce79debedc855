"""Does a fact fit into its workstation's chain? Pure: what is known goes in, remarks come out."""

from collections.abc import Mapping, Sequence

from evertill.domain.transaction import GENESIS_HASH
from evertill.kernel.values import dataclass
from evertill_central.services.fact_reading import ReadFact
from evertill_central.services.remarks import Remark, RemarkKind
from evertill_central.store.facts import Epoch, Link

Links = Mapping[tuple[str, int], Link]
"""Who stands at a place (epoch, sequence) of the workstation's chains."""


@dataclass(frozen=True, slots=True)
class NewestEpoch:
    """The epoch that fences all others; None before the first."""

    epoch: str | None
    epoch_number: int


def links_with(known: Links, fresh: Sequence[ReadFact]) -> dict[tuple[str, int], Link]:
    """The places as they are once these facts are there; who came first keeps a place."""
    links = dict(known)
    for fact in fresh:
        links.setdefault((fact.epoch, fact.sequence), Link(fact.fact_id, fact.hash, fact.previous_hash))
    return links


def chain_remarks(fact: ReadFact, links: Links) -> list[Remark]:
    """What is wrong at the fact's place."""
    remarks: list[Remark] = []
    holder = links[fact.epoch, fact.sequence]
    if holder.fact_id != fact.fact_id:
        remarks.append(Remark(RemarkKind.FORK, _fork_text(fact, holder)))
    before = links.get((fact.epoch, fact.sequence - 1))
    if fact.sequence > 1 and before is None:
        text = f"Sequence {fact.sequence - 1}, the transaction before it, has not arrived."
        remarks.append(Remark(RemarkKind.GAP, text))
    expected = GENESIS_HASH if fact.sequence == 1 else fact.previous_hash if before is None else before.hash
    if fact.previous_hash != expected:
        text = f"It does not carry the hash of the transaction before it, sequence {fact.sequence - 1}."
        remarks.append(Remark(RemarkKind.PREVIOUS_HASH, text))
    after = links.get((fact.epoch, fact.sequence + 1))
    if after is not None and holder.fact_id == fact.fact_id and after.previous_hash != fact.hash:
        text = f"The transaction after it, sequence {fact.sequence + 1}, does not carry its hash."
        remarks.append(Remark(RemarkKind.PREVIOUS_HASH, text))
    return _one_of_each(remarks)


def fence_remarks(fact: ReadFact, newest: NewestEpoch) -> list[Remark]:
    """Whether the fact comes out of a life of the workstation that another has ended."""
    if fact.epoch == newest.epoch or newest.epoch is None:
        return []
    text = (
        f"It was written in epoch {fact.epoch_number}, but the workstation has begun epoch {newest.epoch_number}: "
        "two copies of the till may be selling."
    )
    return [Remark(RemarkKind.FENCED, text)]


def newest_after(newest: NewestEpoch, fact: ReadFact) -> NewestEpoch:
    """The newest epoch once this fact is there: only a higher number ends the one before."""
    if newest.epoch is None or fact.epoch_number > newest.epoch_number:
        return NewestEpoch(fact.epoch, fact.epoch_number)
    return newest


def heads_after(known: Mapping[str, Epoch], fresh: Sequence[ReadFact]) -> dict[str, Epoch]:
    """The epochs that moved on, with their new heads."""
    heads: dict[str, Epoch] = {}
    for fact in fresh:
        head = heads.get(fact.epoch) or known.get(fact.epoch)
        if head is None or fact.sequence > head.head_sequence:
            number = fact.epoch_number if head is None else head.epoch_number
            heads[fact.epoch] = Epoch(fact.epoch, number, fact.sequence, fact.hash)
    return heads


def _fork_text(fact: ReadFact, holder: Link) -> str:
    return (
        f"Sequence {fact.sequence} is taken by another transaction, {holder.fact_id}: "
        "two copies of the till may be selling."
    )


def _one_of_each(remarks: Sequence[Remark]) -> list[Remark]:
    """One remark of a kind says enough, and one of a kind is what is kept."""
    first = {remark.kind: remark for remark in reversed(remarks)}
    return [remark for remark in remarks if first[remark.kind] is remark]
