"""An article is taken off sale at the counter or on the web, or put on sale again; it holds here at once."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.standing import AssortmentMark, Channel, Offer, PauseReason, Standing, mark_content
from evertill.domain.people.people import Operator, Right
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.looking_up.standings import standing_here
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class AssortmentSet:
    """How the article stands now; something else may still keep it off sale."""

    mark: AssortmentMark
    standing: Standing


SetOutcome = AssortmentSet | EntryNotPossible | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class SetAssortment(Command[SetOutcome]):
    """Take the article off sale in this channel, or put it on sale again."""

    sku: str
    channel: Channel
    offer: Offer
    reason: PauseReason | None = None
    is_everywhere: bool = False
    """In all shops, not this one alone; only of other channels than the counter."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> SetOutcome:
        """By `set_assortment`."""
        return set_assortment(unit, counter, self)


def set_assortment(unit: UnitOfWork, counter: Counter, command: SetAssortment) -> SetOutcome:
    """Write the fact; a manager says why it is taken off sale."""
    who = entitled(unit, counter, Right.PAUSE_PRODUCT)
    if not isinstance(who, Operator):
        return who
    item = counter.catalogue.find_by_sku(command.sku)
    if item is None:
        return EntryNotPossible("This article is no longer known, so nothing was changed; look for it again.")
    if command.offer is not Offer.ACTIVE and command.reason is None:
        return EntryNotPossible("Nobody said why, so the article stays on sale; choose a reason.")
    is_everywhere = command.is_everywhere and command.channel is not Channel.STORE
    at = moment(unit, counter)
    mark = AssortmentMark(
        sku=item.sku,
        channel=command.channel.value,
        offer=command.offer,
        store=None if is_everywhere else unit.identity.store,
        reason="" if command.reason is None else command.reason.value,
        by=str(who.operator_id),
        at=at,
    )
    body = {name: said for name, said in mark_content(mark).items() if name not in ("by", "at")}
    unit.append(draft(unit, counter, TransactionKind.ASSORTMENT_SET, body, at=at))
    return AssortmentSet(mark, standing_here(counter.catalogue, unit, item, command.channel, unit.identity.store))
