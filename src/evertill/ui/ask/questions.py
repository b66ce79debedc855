"""The questions that come up while selling, in words."""

from datetime import date

from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.standing import Offer, Standing
from evertill.domain.policy.reasons import Reason
from evertill.domain.selling.sale import SaleLine
from evertill.kernel.money import Money, currency_exponent
from evertill.ports.formats import Formats
from evertill.ports.serials import SoldPiece
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.ask.reason_words import reason_choices
from evertill.ui.ask.withheld_words import withheld_facts
from evertill.ui.frame.figures import UNIT_SIGNS
from evertill.ui.words import tr

YES, SEARCH, SELL, LEAVE, TAKE_BACK = "yes", "search", "sell", "leave", "takeBack"


def price_question(item: Item) -> AskView:
    """An open-price item was rung."""
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("What does it cost?"),
        sentence=tr("{name} has no fixed price. Type it and press Enter.", name=item.name),
        number=NumberField(
            tr("price, {currency}", currency=item.currency), tr("Price"), currency_exponent(item.currency)
        ),
        choices=(Choice(LEAVE, tr("Leave it out")),),
        facts=((tr("Article"), item.sku),),
        holds_scans=True,
    )


def weight_question(item: Item, formats: Formats) -> AskView:
    """An item sold by measure was rung without one."""
    unit = UNIT_SIGNS[item.unit]
    price = "" if item.unit_price is None else formats.unit_price(item.unit_price, item.currency)
    return AskView(
        icon="scale",
        tint=Tint.CALM,
        title=tr("How much is it?"),
        sentence=tr("Weigh or measure {name}, type the figure and press Enter.", name=item.name),
        number=NumberField(unit, tr("Measure in {unit}, such as 0.347", unit=unit), 3),
        choices=(Choice(LEAVE, tr("Leave it out")),),
        facts=((tr("Price per {unit}", unit=unit), price), (tr("Article"), item.sku)),
        holds_scans=True,
    )


def age_question(item: Item, minimum_age: int, today: date, formats: Formats) -> AskView:
    """An item that is sold only from an age on."""
    born = _years_before(today, minimum_age)
    return AskView(
        icon="age",
        tint=Tint.WARNING,
        title=tr("Is the customer {age} or older?", age=minimum_age),
        sentence=tr(
            "{name} may be sold only to people born on {day} or before.", name=item.name, day=formats.day(born)
        ),
        choices=(
            Choice(YES, tr("Old enough"), tr("adds the item"), is_main=True),
            Choice(LEAVE, tr("Not old enough"), tr("leaves it out")),
        ),
        facts=((tr("Article"), item.sku),),
        holds_scans=True,
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # born on 29 February
        return day.replace(year=day.year - years, day=28)


def expired_question(item: Item, expires_on: date, formats: Formats) -> AskView:
    """The code says that the item is past its date."""
    return AskView(
        icon="warning",
        tint=Tint.DANGER,
        title=tr("Past its date"),
        sentence=tr(
            "{name} was to be used by {day}. It has not been added; put it aside, or sell it all the same.",
            name=item.name,
            day=formats.day(expires_on),
        ),
        choices=(
            Choice(LEAVE, tr("Leave it out"), is_main=True),
            Choice(YES, tr("Sell it all the same"), is_danger=True),
        ),
        facts=((tr("Article"), item.sku),),
        holds_scans=True,
    )


def withheld_question(item: Item, standing: Standing, by: str, formats: Formats) -> AskView:
    """It is paused, or this shop does not sell it; whoever may can sell it all the same."""
    is_paused = standing.offer is Offer.PAUSED
    return AskView(
        icon="warning",
        tint=Tint.WARNING,
        title=tr("Off sale just now") if is_paused else tr("Not sold in this shop"),
        sentence=tr(
            "{name} has not been added. Leave it out, or sell it all the same with somebody's leave.", name=item.name
        ),
        choices=(
            Choice(LEAVE, tr("Leave it out"), is_main=True),
            Choice(YES, tr("Sell it all the same"), is_danger=True),
        ),
        facts=((tr("Article"), item.sku), *withheld_facts(standing, by, formats)),
        holds_scans=True,
    )


def sold_question(item: Item, serial: str, sold: SoldPiece, formats: Formats) -> AskView:
    """The number was sold once; whoever may can sell it again all the same."""
    return AskView(
        icon="warning",
        tint=Tint.WARNING,
        title=tr("Sold already"),
        sentence=tr(
            "{name} with this serial number was sold here and has not come back, so it was not added; scan the right "
            "number, or sell it all the same with somebody's leave.",
            name=item.name,
        ),
        choices=(
            Choice(LEAVE, tr("Leave it out"), is_main=True),
            Choice(YES, tr("Sell it all the same"), is_danger=True),
        ),
        facts=(
            (tr("Article"), item.sku),
            (tr("Serial number"), serial),
            (tr("Receipt"), sold.number),
            (tr("Sold"), formats.moment(sold.sold_at)),
        ),
        holds_scans=True,
    )


def receipt_question(*, is_ours: bool) -> AskView:
    """A receipt was scanned, not an item."""
    if is_ours:
        return AskView(
            icon="receipt",
            tint=Tint.CALM,
            title=tr("This is a receipt of this till"),
            sentence=tr("Nothing was added. Take goods back, or print it once more, marked as a copy?"),
            choices=(
                Choice(TAKE_BACK, tr("Take goods back"), is_main=True),
                Choice(YES, tr("Print a copy")),
                Choice(LEAVE, tr("Leave it")),
            ),
        )
    return AskView(
        icon="receipt",
        tint=Tint.WARNING,
        title=tr("This is a receipt of another till"),
        sentence=tr("Nothing was added. Goods of it can be taken back here; the till that printed it prints copies."),
        choices=(Choice(TAKE_BACK, tr("Take goods back"), is_main=True), Choice(LEAVE, tr("Leave it"))),
    )


def unknown_question(text: str, hint: str) -> AskView:
    """Nothing is known by a code. The next scan may simply go on: nothing was rung."""
    return AskView(
        icon="unknown",
        tint=Tint.WARNING,
        title=tr("Not in the catalogue"),
        sentence=hint or tr("Nothing is known by this code, so nothing was added. Scan again, or choose:"),
        choices=(
            Choice(SEARCH, tr("Find it by name"), tr("search the catalogue"), is_main=True),
            Choice(SELL, tr("Sell at a typed price"), tr("the shop is told")),
            Choice(LEAVE, tr("Leave it out")),
        ),
        facts=((tr("Code"), text),),
    )


def unknown_price_question(text: str, currency: str) -> AskView:
    """What the unlisted item costs."""
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("What does it cost?"),
        sentence=tr("It is sold under its code, at the price you type; the shop is asked to list it."),
        number=NumberField(tr("price, {currency}", currency=currency), tr("Price"), currency_exponent(currency)),
        choices=(Choice(LEAVE, tr("Leave it out")),),
        facts=((tr("Code"), text),),
        holds_scans=True,
    )


def new_price_question(line: SaleLine, formats: Formats) -> AskView:
    """Another price for the selected line."""
    item = line.item
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("New price each"),
        sentence=tr("Type what one of {name} costs now and press Enter.", name=item.name),
        number=NumberField(
            tr("price, {currency}", currency=item.currency), tr("New price"), currency_exponent(item.currency)
        ),
        choices=(Choice(LEAVE, tr("Keep the price")),),
        facts=((tr("Regular price"), formats.unit_price(line.regular_price, item.currency)), (tr("Article"), item.sku)),
    )


def reason_question(name: str, price: str, reasons: tuple[Reason, ...]) -> AskView:
    """Why the price changes: it stands on the receipt and in the journal."""
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("Why {price}?", price=price),
        sentence=tr("The reason is kept with the sale. {name} keeps its regular price beside it.", name=name),
        choices=reason_choices(reasons),
    )


def cancel_question(line_count: int, gross: Money, reasons: tuple[Reason, ...], formats: Formats) -> AskView:
    """Giving the sale up: the reason is the answer, where the shop wants one."""
    answers = reason_choices(reasons[:4], is_danger=True) or (
        Choice(YES, tr("Cancel the sale"), is_main=True, is_danger=True),
    )
    return AskView(
        icon="trash",
        tint=Tint.DANGER,
        title=tr("Cancel this sale?"),
        sentence=tr("Nothing is sold and the counter is empty. What was on it stays in the journal."),
        choices=(*answers, Choice(LEAVE, tr("Keep it"), tr("Esc"))),
        facts=((tr("Lines"), str(line_count)), (tr("Total"), formats.money(gross))),
    )


def void_question(name: str, reasons: tuple[Reason, ...]) -> AskView:
    """Why a line is struck, in shops that want to know."""
    return AskView(
        icon="trash",
        tint=Tint.WARNING,
        title=tr("Why strike {name}?", name=name),
        sentence=tr("The line stays on the record with the reason, and is not charged."),
        choices=reason_choices(reasons),
    )


def drawer_question(reasons: tuple[Reason, ...]) -> AskView:
    """Why the drawer opens without a sale."""
    return AskView(
        icon="drawer",
        tint=Tint.CALM,
        title=tr("Open the drawer"),
        sentence=tr("Why? The reason is kept in the journal."),
        choices=reason_choices(reasons),
    )
