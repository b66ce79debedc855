"""What can be done with goods of an order that nobody finds, and what has to be said of them."""

from collections.abc import Mapping

from evertill.domain.policy.returns import UnknownOrder
from evertill.domain.selling.origin import Restock
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView
from evertill.ui.orders.orders_view import back_reasons
from evertill.ui.returns.returns_view import place_words
from evertill.ui.words import tr

NUMBER, ARTICLE, PIECES, REASON, RESTOCK = "number", "article", "pieces", "reason", "restock"
TAKE_IN, PAY_CREDIT = "takeIn", "payCredit"
TEXT_MAX = 64


def claim_view(policy: UnknownOrder, answers: Mapping[str, str], current: str = ARTICLE) -> FormView:
    """The form; where the shop refuses such goods it says so and asks nothing."""
    if policy is UnknownOrder.REFUSE:
        return FormView(
            title=tr("Goods without their order"),
            sentence=tr(
                "This shop takes nothing back of an order that cannot be looked up: ask the customer for its number, "
                "or to come again when the backend answers."
            ),
        )
    fields = (
        Field(NUMBER, tr("Number of the order"), FieldKind.TEXT, answers.get(NUMBER, ""), length_max=TEXT_MAX),
        Field(
            ARTICLE,
            tr("Article"),
            FieldKind.TEXT,
            answers.get(ARTICLE, ""),
            tr("Scan it, or type its number."),
            length_max=TEXT_MAX,
        ),
        Field(PIECES, tr("Pieces"), FieldKind.TEXT, answers.get(PIECES, "1"), length_max=4),
        _choice(REASON, tr("Why it comes back"), back_reasons(), answers),
        _choice(RESTOCK, tr("Where it goes"), tuple((each.value, place_words(each)) for each in Restock), answers),
    )
    names = [field.name for field in fields]
    if policy is UnknownOrder.CREDIT:
        return FormView(
            title=tr("Goods without their order"),
            sentence=tr(
                "What the goods cost today is paid at once as store credit, and the order counts it as soon as the "
                "backend has heard of it. Without that, the money waits as a task until the order is found."
            ),
            fields=fields,
            current=names.index(current) if current in names else 0,
            buttons=(
                FormButton(PAY_CREDIT, tr("Pay as store credit"), "F12", is_primary=True),
                FormButton(TAKE_IN, tr("Take the goods in"), "F7"),
            ),
        )
    return FormView(
        title=tr("Goods without their order"),
        sentence=tr(
            "The goods are taken in, and nothing is paid back now: the money waits as a task until the order is found, "
            "and then goes back to its payment, once."
        ),
        fields=fields,
        current=names.index(current) if current in names else 0,
        buttons=(FormButton(TAKE_IN, tr("Take the goods in"), "F12", is_primary=True),),
    )


def _choice(name: str, label: str, known: tuple[tuple[str, str], ...], answers: Mapping[str, str]) -> Field:
    choices = tuple(Choice(code, text) for code, text in known)
    return Field(name, label, FieldKind.CHOICE, answers.get(name) or choices[0].value, choices=choices)
