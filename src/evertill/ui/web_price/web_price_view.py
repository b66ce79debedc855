"""The web's price of a line beside the till's, cause by cause, in words."""

from datetime import datetime
from typing import assert_never

from evertill.domain.policy.reasons import Reason
from evertill.domain.pricing.web_offer import Cause, NearOffer, WebPrice, WhyOther
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity
from evertill.operations.selling.changing.web_price import WebPriceFound
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_view import AskView, Choice, Figure, Tint
from evertill.ui.ask.reason_words import reason_choices, words_of_code
from evertill.ui.frame.age import clock_text
from evertill.ui.frame.figures import UNIT_SIGNS
from evertill.ui.words import tr

HONOUR = "honour"
FACTS_SHOWN, CAUSES_SHOWN, FACTS_OF_ITEM = 7, 5, 3


def web_price_question(
    found: WebPriceFound, web: WebPrice, now: datetime, formats: Formats, *, is_paid: bool
) -> AskView:
    """From the till's amount, cause by cause, to the web's; one key honours what is cheaper."""
    facts = [(tr("At this till, as it stands"), formats.money(web.ours))]
    facts += [(_cause(cause, now, formats), _signed(cause, web, formats)) for cause in web.causes[:CAUSES_SHOWN]]
    facts += [_rest(web, formats)] if len(web.causes) > CAUSES_SHOWN else []
    facts += [_near(near, found, now, formats) for near in web.near]
    can_honour = web.is_cheaper and not is_paid and found.line.label_amount is None
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("On the web"),
        sentence=tr("{name} · prices as of {time}", name=found.name, time=_age(found, now, formats)),
        choices=_choices(can_honour=can_honour),
        facts=tuple(facts[:FACTS_SHOWN]),
        figure=Figure(formats.money(web.charged), f"{_quantity(found, formats)} · {_verdict(web, formats)}", Tint.CALM),
    )


def _choices(*, can_honour: bool) -> tuple[Choice, ...]:
    if not can_honour:
        return (Choice("leave", tr("Back to the sale"), is_main=True),)
    return (
        Choice(HONOUR, tr("Charge the web's price"), tr("kept with its reason, and printed"), is_main=True),
        Choice("leave", tr("Leave it")),
    )


def why_question(reasons: tuple[Reason, ...], written: str) -> AskView:
    """Which of the shop's reasons for it."""
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("Why {price}?", price=written),
        sentence=tr("The reason is kept with the sale and stands on the receipt."),
        choices=reason_choices(reasons),
    )


def web_facts(found: WebPriceFound, now: datetime, formats: Formats) -> tuple[tuple[str, str], ...]:
    """The web's price of one unit in a line or two, for the page of an article."""
    web = found.web
    if web is None:
        return ((tr("Price on the web"), tr("no price")),)
    facts = [(tr("Price on the web"), formats.money(web.charged))]
    facts += [(_cause(cause, now, formats), _signed(cause, web, formats)) for cause in web.causes]
    facts += [_near(near, found, now, formats) for near in web.near]
    return tuple(facts[:FACTS_OF_ITEM])


def _verdict(web: WebPrice, formats: Formats) -> str:
    difference = web.ours - web.charged
    if web.is_cheaper:
        return tr("{amount} less than here", amount=formats.money(difference))
    if difference.minor:
        return tr("{amount} more than here", amount=formats.money(-difference))
    return tr("the same as here")


def _cause(cause: Cause, now: datetime, formats: Formats) -> str:
    words = _words(cause)
    if cause.until is None:
        return words
    return tr("Until {moment} · {cause}", cause=words, moment=clock_text(cause.until, now, formats))


def _words(cause: Cause) -> str:
    match cause.why:
        case WhyOther.WEB_LIST:
            return tr("The web's own price list “{name}”", name=cause.name)
        case WhyOther.STORE_LIST:
            return tr("Price list “{name}”, which the web has not", name=cause.name)
        case WhyOther.CHANGED:
            return tr("The price has changed since it was rung")
        case WhyOther.KEYED:
            return tr("Price keyed here, or on the label")
        case WhyOther.ONLINE_OFFER:
            return tr("Offer only online: {name}", name=cause.name)
        case WhyOther.QUANTITY_BREAK:
            return tr("Price from this quantity on: {name}", name=cause.name)
        case WhyOther.OFFER_APART:
            return tr("Offer, for this article alone: {name}", name=cause.name)
        case WhyOther.STORE_OFFER:
            return tr("Offer only here: {name}", name=cause.name)
        case WhyOther.BY_HAND:
            return tr("By hand: {reason}", reason=words_of_code(cause.name))
        case _:
            assert_never(cause.why)


def _signed(cause: Cause, web: WebPrice, formats: Formats) -> str:
    written = formats.money(Money(cause.minor, web.charged.currency))
    return f"+{written}" if cause.minor > 0 else written


def _rest(web: WebPrice, formats: Formats) -> tuple[str, str]:
    rest = Cause(WhyOther.OFFER_APART, "", sum(cause.minor for cause in web.causes[CAUSES_SHOWN:]))
    return tr("{n} more causes", n=len(web.causes) - CAUSES_SHOWN), _signed(rest, web, formats)


def _near(near: NearOffer, found: WebPriceFound, now: datetime, formats: Formats) -> tuple[str, str]:
    if near.from_micro is not None:
        unit = found.line.item.unit
        amount = formats.quantity(Quantity(near.from_micro, unit))
        value = tr("from {quantity} on", quantity=f"{amount} {UNIT_SIGNS.get(unit, '')}".strip())
    elif near.is_gift:
        value = tr("a gift")
    elif near.until is not None:
        value = tr("until {moment}", moment=clock_text(near.until, now, formats))
    else:
        value = tr("asks for more")
    return tr("Also online: {name}", name=near.name), value


def _quantity(found: WebPriceFound, formats: Formats) -> str:
    unit = found.line.item.unit
    amount = formats.quantity(found.line.quantity)
    return tr("for {quantity}", quantity=f"{amount} {UNIT_SIGNS.get(unit, '')}".strip())


def _age(found: WebPriceFound, now: datetime, formats: Formats) -> str:
    return tr("not known") if found.copied_at is None else clock_text(found.copied_at, now, formats)
