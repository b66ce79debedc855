"""The entry line as it is drawn: text, badges, what it waits for, and what came of the last scan."""

from enum import StrEnum

from evertill.domain.codes.entry import Badge, BadgeKind, EntryState, EntryView, view_of
from evertill.kernel.quantity import Quantity
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.words import tr


class Mood(StrEnum):
    """What the line looks like."""

    CALM = "calm"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class EntryLineView:
    """What stands on the line."""

    text: str = ""
    badges: tuple[str, ...] = ()
    waits_for: str = ""
    """Shown while nothing is typed."""
    last: str = ""
    """On the other side: the last scan."""
    mood: Mood = Mood.CALM
    flash: int = 0
    """Counts results; a new number flashes the line once."""


def badge_texts(state: EntryState, formats: Formats, currency: str) -> tuple[str, ...]:
    """The badges in words."""
    view: EntryView = view_of(state)
    return tuple(_badge_text(badge, formats, currency) for badge in view.badges)


def _badge_text(badge: Badge, formats: Formats, currency: str) -> str:
    match badge.kind:
        case BadgeKind.QUANTITY:
            assert badge.amount is not None
            return tr("quantity {amount}", amount=formats.quantity(Quantity(int(badge.amount * 1_000_000))))
        case BadgeKind.PRICE:
            assert badge.amount is not None
            return tr("price {amount}", amount=formats.unit_price(badge.amount, currency))
        case BadgeKind.TAKE_BACK:
            return tr("take back")
        case BadgeKind.SEARCH:
            return tr("search")
