"""What central has of a workstation's own chain: asked by a till that was put back to an older state of itself."""

from evertill.domain.facts.transaction import GENESIS_HASH
from evertill.kernel.values import dataclass
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.store.facts import Epoch, PastFact, find_epochs, find_facts_after, find_links
from evertill_central.store.shops import find_workstation


@dataclass(frozen=True, slots=True)
class OwnChain:
    """An epoch of the caller's as central has it, after a place."""

    epoch: str | None
    """Its newest."""
    epoch_number: int
    """Of that newest epoch: the next one has a higher number."""
    head: Epoch | None
    """How far the epoch that was asked about goes; None for one that never sent anything."""
    held: str | None
    """The hash at the place itself; None where nothing stands there."""
    facts: tuple[PastFact, ...]
    has_more: bool


def find_own_chain(central: Central, signer: Signer, *, epoch: str, after: int, limit: int) -> OwnChain:
    """Facts of the caller's epoch after this sequence, at most so many."""
    with central.database.read() as connection:
        workstation = find_workstation(connection, signer.store, signer.workstation)
        assert workstation is not None, "only an enrolled workstation signs"
        head = find_epochs(connection, signer.store, signer.workstation).get(epoch)
        place = find_links(connection, signer.store, signer.workstation, epoch=epoch, sequences=[after]).get(after)
        found = find_facts_after(
            connection, signer.store, signer.workstation, epoch=epoch, after=after, limit=limit + 1
        )
    held = GENESIS_HASH if after == 0 else None if place is None else place.hash
    return OwnChain(workstation.epoch, workstation.epoch_number, head, held, tuple(found[:limit]), len(found) > limit)
