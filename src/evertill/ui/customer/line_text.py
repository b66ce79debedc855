"""The customer's view on a display of two lines of twenty signs: what does not fit is cut from names, never amounts."""

from evertill.ui.customer.customer_view import CustomerView, Stage
from evertill.ui.words import tr

COLUMNS = 20


def two_lines(view: CustomerView, welcome: tuple[str, str]) -> tuple[str, str]:
    """Upper and lower line."""
    match view.stage:
        case Stage.IDLE:
            return welcome if any(welcome) else (centred(view.label), centred(view.shop))
        case Stage.DONE:
            return beside(view.label, view.amount), centred(tr("Thank you"))
        case Stage.SELLING if view.rows and not view.note:
            last = view.rows[-1]
            return beside(last.name, last.amount), beside(view.label, view.amount)
        case Stage.SELLING:
            return view.note[:COLUMNS], beside(view.label, view.amount)


def beside(left: str, right: str) -> str:
    """A text and an amount at the two ends of a line; the text is cut where there is no room."""
    room = COLUMNS - len(right) - 1
    if room < 1:
        return right[-COLUMNS:].rjust(COLUMNS)
    return left[:room].ljust(room) + " " + right


def centred(text: str) -> str:
    """In the middle of a line."""
    return text[:COLUMNS].center(COLUMNS).rstrip()
