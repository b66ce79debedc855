"""The sheet of an item: one row of keys for each group of options, one box for each number."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.item_options import Option, OptionGroup
from evertill.operations.selling.sale.outcomes import DetailsNeeded
from evertill.ports.formats import Formats
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView, chosen_values
from evertill.ui.words import tr

SERIAL, BATCH, EXPIRY = "serial", "batch", "expiry"
ADD, LEAVE = "add", "leave"
NUMBER_LENGTH = 60
_GROUP = "group"


def details_view(asked: DetailsNeeded, formats: Formats) -> FormView:
    """The sheet as it comes up."""
    item = asked.item
    fields = [_group_field(at, group, item, formats) for at, group in enumerate(asked.options)]
    if asked.serial:
        fields.append(Field(SERIAL, tr("Serial number"), FieldKind.TEXT, length_max=NUMBER_LENGTH))
    if asked.batch:
        fields.append(Field(BATCH, tr("Batch"), FieldKind.TEXT, length_max=NUMBER_LENGTH))
    if asked.expiry:
        note = tr("Such as 2027-03-31, 31.3.2027, 03/2027 or 270331.")
        fields.append(Field(EXPIRY, tr("Use by"), FieldKind.TEXT, note=note, length_max=10))
    view = FormView(
        title=item.name or item.sku,
        fields=tuple(fields),
        buttons=(
            FormButton(LEAVE, tr("Leave it out"), "Esc"),
            FormButton(ADD, tr("Add"), tr("Enter"), is_primary=True),
        ),
    )
    return with_price(view, asked, formats)


def with_price(view: FormView, asked: DetailsNeeded, formats: Formats) -> FormView:
    """The sheet with what one costs as it is chosen now."""
    item = asked.item
    if not asked.options:
        return replace(view, sentence=tr("Scan or type what stands on this piece."))
    added = sum((option.price for option in chosen(view, asked.options)), Decimal(0))
    if item.unit_price is None:
        return replace(view, sentence=_signed(added, item, formats) if added else "")
    price = formats.unit_price(item.unit_price + added, item.currency)
    return replace(view, sentence=tr("{price} each as chosen", price=price))


def chosen(view: FormView, groups: Sequence[OptionGroup]) -> list[Option]:
    """The options chosen so far."""
    values = {value for field in view.fields for value in chosen_values(field)}
    return [option for group in groups for option in group.options if option.code in values]


def is_one_tap(asked: DetailsNeeded) -> bool:
    """Whether a single choice answers everything."""
    is_single = len(asked.options) == 1 and asked.options[0].most == 1
    return is_single and not (asked.serial or asked.batch or asked.expiry)


def _group_field(at: int, group: OptionGroup, item: Item, formats: Formats) -> Field:
    return Field(
        name=f"{_GROUP}{at}",
        label=group.name,
        kind=FieldKind.CHOICE if group.most == 1 and group.least == 1 else FieldKind.SEVERAL,
        value="\n".join(option.code for option in group.options if option.is_default),
        note=_rule(group),
        choices=tuple(
            Choice(option.code, _numbered(place, option.name), _signed(option.price, item, formats))
            for place, option in enumerate(group.options, 1)
        ),
        most=group.most,
    )


def _numbered(place: int, name: str) -> str:
    """The digit that chooses it stands before it, where there is one."""
    return f"{place}  {name}" if place < 10 else name


def _signed(price: Decimal, item: Item, formats: Formats) -> str:
    if not price:
        return ""
    text = formats.unit_price(price, item.currency)
    return f"+{text}" if price > 0 else text


def _rule(group: OptionGroup) -> str:
    """How many of it, where that is not simply one."""
    if group.least == group.most:
        return "" if group.most == 1 else tr("Choose {n}.", n=group.most)
    if not group.least:
        return tr("None, or up to {n}.", n=group.most)
    return tr("Choose {least} to {most}.", least=group.least, most=group.most)
