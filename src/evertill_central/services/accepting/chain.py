"""Does a fact fit into its workstation's chain? Pure: what is known goes in, remarks come out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import GENESIS_HASH
from evertill.kernel.values import dataclass
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.store.facts import Epoch, Link

Links = Mapping[tuple[str, int], Link]
"""Who stands at a place (epoch, sequence) of the workstation's chains."""

_FORK = "~"
"""Parts the name of an epoch from the fact at which a second line of it began: that of another copy of the till."""


@dataclass(frozen=True, slots=True)
class NewestEpoch:
    """The epoch that fences all others; None before the first."""

    epoch: str | None
    epoch_number: int


def main_epoch(epoch: str) -> str:
    """The epoch as its till names it, whichever line of it is meant."""
    return epoch.partition(_FORK)[0]


def lines_of(epoch: str, known: Iterable[str]) -> list[str]:
    """The epoch's own line and those of other copies of its till."""
    return [epoch, *(name for name in known if name.startswith(epoch + _FORK))]


def on_their_lines(fresh: Sequence[ReadFact], known: Links) -> list[ReadFact]:
    """The facts, each in the line of its epoch that it goes on: who came first keeps a place, and whatever does not
    follow from it stands apart, with all that follows that in turn. So two copies of a till never mix."""
    links = dict(known)
    # In the order in which they began: a till has none but where a second one goes on from its backup.
    others = list(dict.fromkeys(line for line, _ in known if _FORK in line))
    lines: dict[str, str] = {}
    for fact in sorted(fresh, key=lambda fact: fact.sequence):
        line = lines[fact.fact_id] = _line_of(fact, links, others)
        links[line, fact.sequence] = Link(fact.fact_id, fact.hash, fact.previous_hash)
        if line != fact.epoch and line not in others:
            others.append(line)
    return [fact if (line := lines[fact.fact_id]) == fact.epoch else replace(fact, epoch=line) for fact in fresh]


def _line_of(fact: ReadFact, links: Links, others: Sequence[str]) -> str:
    for line in others:
        link = links.get((line, fact.sequence - 1))
        if link is not None and link.hash == fact.previous_hash and line.startswith(fact.epoch + _FORK):
            return line
    before = links.get((fact.epoch, fact.sequence - 1))
    follows = before is None or before.hash == fact.previous_hash
    if fact.sequence == 1:
        follows = fact.previous_hash == GENESIS_HASH
    is_free = (fact.epoch, fact.sequence) not in links
    return fact.epoch if follows and is_free else f"{fact.epoch}{_FORK}{fact.fact_id}"


def links_with(known: Links, fresh: Sequence[ReadFact]) -> dict[tuple[str, int], Link]:
    """The places as they are once these facts are there."""
    return dict(known) | {
        (fact.epoch, fact.sequence): Link(fact.fact_id, fact.hash, fact.previous_hash) for fact in fresh
    }


def chain_remarks(fact: ReadFact, links: Links) -> list[Remark]:
    """What is wrong at the fact's place."""
    if main_epoch(fact.epoch) != fact.epoch:
        return [_apart(fact, links)]
    remarks: list[Remark] = []
    before = links.get((fact.epoch, fact.sequence - 1))
    if fact.sequence > 1 and before is None:
        text = f"Sequence {fact.sequence - 1}, the transaction before it, has not arrived."
        remarks.append(Remark(RemarkKind.GAP, text))
    after = links.get((fact.epoch, fact.sequence + 1))
    if after is not None and after.previous_hash != fact.hash:
        text = f"The transaction after it, sequence {fact.sequence + 1}, does not carry its hash."
        remarks.append(Remark(RemarkKind.PREVIOUS_HASH, text))
    return remarks


def _apart(fact: ReadFact, links: Links) -> Remark:
    """Why it stands apart from its epoch's own line."""
    holder = links.get((main_epoch(fact.epoch), fact.sequence))
    if holder is not None:
        return Remark(RemarkKind.FORK, _fork_text(fact, holder))
    if (fact.epoch, fact.sequence - 1) in links:
        return Remark(RemarkKind.FORK, "It follows a transaction of another copy of the till.")
    text = f"It does not carry the hash of the transaction before it, sequence {fact.sequence - 1}."
    return Remark(RemarkKind.PREVIOUS_HASH, text)


def end_of(line: str, epoch_number: int, newest: NewestEpoch) -> EpochEnd | None:
    """Whether whoever wrote a fact of this line may go on in its epoch."""
    epoch = main_epoch(line)
    if newest.epoch not in (None, epoch) and epoch_number <= newest.epoch_number:
        return EpochEnd.REPLACED
    return EpochEnd.COPIED if line != epoch else None


def fence_remarks(fact: ReadFact, newest: NewestEpoch) -> list[Remark]:
    """Whether the fact comes out of a life of the workstation that another has ended."""
    if main_epoch(fact.epoch) == newest.epoch or newest.epoch is None:
        return []
    text = (
        f"It was written in epoch {fact.epoch_number}, but the workstation has begun epoch {newest.epoch_number}: "
        "two copies of the till may be selling."
    )
    return [Remark(RemarkKind.FENCED, text)]


def newest_after(newest: NewestEpoch, fact: ReadFact) -> NewestEpoch:
    """The newest epoch once this fact is there: only a higher number ends the one before."""
    if newest.epoch is None or fact.epoch_number > newest.epoch_number:
        return NewestEpoch(main_epoch(fact.epoch), fact.epoch_number)
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
