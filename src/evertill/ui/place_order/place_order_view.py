"""What is asked to order something for the customer at the counter, with what each answer leaves to ask."""

from collections.abc import Mapping
from dataclasses import field

from evertill.domain.customers.customer_details import CustomerDetails
from evertill.domain.policy.orders import PayWhen
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.selling.priced import PricedLine
from evertill.domain.selling.sale import Direction, SaleLine
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.formats import Formats
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView
from evertill.ui.words import tr, tr_count

WHAT, WHERE, STOCK, PAY, DEPOSIT, NOTE = "what", "where", "stock", "pay", "deposit", "note"
ONE, ALL = "line", "all"
HERE, HOME = "here", "home"
SHOP = "shop-"
"""Before the code of another shop."""
SOON, PREORDER = "soon", "preorder"
ORDER, CUSTOMER = "order", "customer"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is on the counter, and what was answered so far."""

    rung: RungSale | None
    line_id: int | None
    policy: StorePolicy
    store: str
    answers: Mapping[str, str] = field(default_factory=dict)

    def answer(self, name: str, default: str) -> str:
        """What was answered, or what holds until then."""
        return self.answers.get(name) or default


def lines_asked(asked: Asked) -> tuple[PricedLine, ...]:
    """The lines that are to be ordered."""
    rung = asked.rung
    if rung is None:
        return ()
    fit = tuple(priced for priced in rung.priced.lines if _is_fit(priced.line))
    if asked.answer(WHAT, ONE) == ALL:
        return fit
    return tuple(priced for priced in fit if priced.line.line_id == asked.line_id)


def pays_asked(asked: Asked) -> PayWhen | None:
    """When it is paid; None where the shop lets it be paid in no way."""
    offered = _pays(asked)
    chosen = asked.answers.get(PAY)
    return next((when for when in offered if when.value == chosen), offered[0] if offered else None)


def place_order_view(asked: Asked, formats: Formats, current: str = "") -> FormView:
    """The form."""
    fields = tuple(_fields(asked, formats))
    names = [each.name for each in fields]
    first = next((at for at, each in enumerate(fields) if each.kind is not FieldKind.SAID), 0)
    is_known = asked.rung is not None and asked.rung.customer is not None
    return FormView(
        title=tr("Order for the customer"),
        fields=fields,
        current=names.index(current) if current in names else first,
        buttons=(
            FormButton(CUSTOMER, tr("Customer"), "F3", is_primary=not is_known),
            FormButton(ORDER, tr("Order it"), "F12", is_primary=is_known),
        ),
    )


def _is_fit(line: SaleLine) -> bool:
    is_special = line.sells is not None or line.origin is not None or line.order_line is not None
    return line.direction is Direction.SALE and not is_special and line.deposit_on is None and line.tied_to is None


def _fields(asked: Asked, formats: Formats) -> list[Field]:
    lines = lines_asked(asked)
    gross = sum(priced.gross.minor for priced in lines)
    total = formats.money(Money(gross, asked.policy.currency))
    named = ", ".join(_named(priced, formats) for priced in lines[:3]) or tr("Nothing that can be ordered is marked.")
    more = tr_count("and 1 more line", "and {n} more lines", len(lines) - 3) if len(lines) > 3 else ""
    fields = [
        Field("goods", tr("Articles"), FieldKind.SAID, " ".join(part for part in (named, more) if part)),
        Field("total", tr("Total"), FieldKind.SAID, total),
        Field("whose", tr("Customer"), FieldKind.SAID, _whose(asked)),
    ]
    fit = 0 if asked.rung is None else sum(1 for priced in asked.rung.priced.lines if _is_fit(priced.line))
    if fit > 1:
        both = (Choice(ONE, tr("The marked line")), Choice(ALL, tr("All {n} lines", n=fit)))
        fields.append(Field(WHAT, tr("What"), FieldKind.CHOICE, asked.answer(WHAT, ONE), choices=both))
    fields.append(Field(WHERE, tr("Where to"), FieldKind.CHOICE, asked.answer(WHERE, HERE), choices=_places(asked)))
    if asked.answer(WHERE, HERE) != HOME:
        known = (Choice(SOON, tr("To be had")), Choice(PREORDER, tr("Preorder, not out yet")))
        fields.append(Field(STOCK, tr("The goods are"), FieldKind.CHOICE, asked.answer(STOCK, SOON), choices=known))
    pay = pays_asked(asked)
    if pay is not None:
        choices = tuple(Choice(when.value, _pay_name(when)) for when in _pays(asked))
        fields.append(Field(PAY, tr("Paid"), FieldKind.CHOICE, pay.value, choices=choices))
    if pay is PayWhen.DEPOSIT and lines:
        least = formats.money(Money(asked.policy.orders.least_deposit(gross), asked.policy.currency))
        note = tr("Of {total}, at least {least}; empty for that.", total=total, least=least)
        fields.append(
            Field(
                DEPOSIT,
                tr("Amount of the deposit"),
                FieldKind.TEXT,
                asked.answers.get(DEPOSIT, ""),
                note,
                length_max=12,
            )
        )
    return fields


def _named(priced: PricedLine, formats: Formats) -> str:
    return f"{formats.quantity(priced.line.quantity)} × {priced.line.item.name}"


def _whose(asked: Asked) -> str:
    customer = None if asked.rung is None else asked.rung.customer
    if customer is None:
        return tr("Nobody yet: F3 finds or adds the customer.")
    details: CustomerDetails = customer.details
    if asked.answer(WHERE, HERE) == HOME:
        return " · ".join((customer.title, details.address or tr("no address yet: F3, then F7 adds it")))
    return " · ".join(part for part in (customer.title, details.phone or details.email) if part)


def _places(asked: Asked) -> tuple[Choice, ...]:
    others = tuple(
        Choice(SHOP + place.code, place.label or place.code)
        for place in asked.policy.stock.places
        if place.code != asked.store
    )
    home = (Choice(HOME, tr("Sent home")),) if asked.policy.orders.delivers else ()
    return (Choice(HERE, tr("Collected here")), *others, *home)


def _pays(asked: Asked) -> tuple[PayWhen, ...]:
    """What is sent home is paid for at once."""
    allowed = asked.policy.orders.pays
    if asked.answer(WHERE, HERE) == HOME:
        allowed &= {PayWhen.NOW}
    return tuple(when for when in PayWhen if when in allowed)


def _pay_name(when: PayWhen) -> str:
    return {
        PayWhen.NOW: tr("All of it now"),
        PayWhen.DEPOSIT: tr("A deposit"),
        PayWhen.COLLECTION: tr("On collection"),
    }[when]
