"""The questions on the way to a discount by hand, in words."""

from evertill.domain.policy.reasons import Reason
from evertill.domain.selling.hand_discount import is_hand_discount
from evertill.domain.selling.sale import Direction, Sale, SaleLine
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.values import dataclass
from evertill.operations.selling.changing.discount import PERCENT_DECIMALS, DiscountIn
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.ask.reason_words import reason_choices
from evertill.ui.words import tr

NONE = "none"
LINE_PERCENT, LINE_AMOUNT, SALE_PERCENT, SALE_AMOUNT = "linePercent", "lineAmount", "salePercent", "saleAmount"


@dataclass(frozen=True, slots=True)
class Target:
    """What a discount goes on, and how it is keyed."""

    unit_of: DiscountIn
    line_id: int | None
    name: str
    worth: Money


def target_of(choice: str, sale: Sale, line: SaleLine | None, line_worth: Money | None, worth: Money) -> Target:
    """What was chosen."""
    unit_of = DiscountIn.PERCENT if choice in {LINE_PERCENT, SALE_PERCENT} else DiscountIn.AMOUNT
    if line is not None and line_worth is not None and choice in {LINE_PERCENT, LINE_AMOUNT}:
        return Target(unit_of, line.line_id, line.item.name, line_worth)
    return Target(unit_of, None, sale.label or tr("The whole sale"), worth)


def target_question(sale: Sale, line: SaleLine | None, worth: Money, formats: Formats) -> AskView:
    """On the line or the sale, in percent or as an amount."""
    choices: list[Choice] = []
    if line is not None and line.direction is Direction.SALE:
        choices += [
            Choice(LINE_PERCENT, tr("Percent off {name}", name=line.item.name), is_main=True),
            Choice(LINE_AMOUNT, tr("Amount off {name}", name=line.item.name)),
        ]
    choices += [
        Choice(SALE_PERCENT, tr("Percent off the whole sale"), is_main=not choices),
        Choice(SALE_AMOUNT, tr("Amount off the whole sale")),
    ]
    if has_discount(sale, line):
        choices.append(Choice(NONE, tr("Take the discount away")))
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("Discount"),
        sentence=tr("On what? A discount by hand takes the place of the one that is there."),
        choices=tuple(choices),
        facts=((tr("This sale"), formats.money(worth)),),
    )


def has_discount(sale: Sale, line: SaleLine | None) -> bool:
    """Whether there is a discount by hand on either."""
    on_line = () if line is None else line.modifiers
    return any(is_hand_discount(modifier) for modifier in (*on_line, *sale.modifiers))


def value_question(target: Target, currency: str, formats: Formats) -> AskView:
    """How much."""
    is_percent = target.unit_of is DiscountIn.PERCENT
    field = (
        NumberField(tr("percent"), tr("Discount in percent"), PERCENT_DECIMALS)
        if is_percent
        else NumberField(tr("amount, {currency}", currency=currency), tr("Discount"), currency_exponent(currency))
    )
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("How many percent?") if is_percent else tr("How much off?"),
        sentence=tr("Type it and press Enter. 0 takes the discount away."),
        number=field,
        choices=(Choice("leave", tr("Leave it")),),
        facts=((target.name, formats.money(target.worth)),),
    )


def why_question(reasons: tuple[Reason, ...], written: str) -> AskView:
    """Why: it stands on the receipt and in the journal."""
    return AskView(
        icon="tag",
        tint=Tint.CALM,
        title=tr("Why {discount} off?", discount=written),
        sentence=tr("The reason is kept with the sale and stands on the receipt."),
        choices=reason_choices(reasons),
    )
