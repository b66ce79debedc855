"""Why an article is off sale, since when and by whom, in words."""

from evertill.domain.goods.standing import Channel, Offer, PauseReason, Standing
from evertill.ports.formats import Formats
from evertill.ui.words import tr


def offer_text(offer: Offer) -> str:
    """How it stands."""
    return {
        Offer.ACTIVE: tr("For sale"),
        Offer.PAUSED: tr("Off sale just now"),
        Offer.ABSENT: tr("Not sold here"),
    }[offer]


def channel_text(channel: Channel) -> str:
    """Where that is."""
    return {Channel.STORE: tr("At this counter"), Channel.WEB: tr("On the web")}[channel]


def pause_reasons() -> tuple[tuple[PauseReason, str], ...]:
    """What a person chooses from."""
    return (
        (PauseReason.SAFETY, tr("It may be unsafe")),
        (PauseReason.QUALITY, tr("Its quality is in doubt")),
        (PauseReason.WRONG_TEXT, tr("Its price or text is wrong")),
        (PauseReason.NONE_LEFT, tr("There is none left")),
        (PauseReason.OTHER, tr("Something else")),
    )


def withheld_facts(standing: Standing, by: str, formats: Formats) -> tuple[tuple[str, str], ...]:
    """Reason, person and time of what keeps it off sale, as far as they are known."""
    mark = standing.mark
    if mark is None:
        return ()
    names: dict[str, str] = {reason.value: text for reason, text in pause_reasons()}
    since = "" if mark.at is None else formats.moment(mark.at)
    pairs = ((tr("Why"), names.get(mark.reason, mark.reason)), (tr("By"), by or mark.by or ""), (tr("Since"), since))
    return tuple(pair for pair in pairs if pair[1])
