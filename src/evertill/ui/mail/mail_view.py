"""The question for an address, as a form."""

from evertill.ui.form.form_view import Field, FieldKind, FormButton, FormView
from evertill.ui.words import tr

ADDRESS, SEND = "address", "send"


def mail_form(receipt: str, address: str = "", *, error: str = "", is_busy: bool = False) -> FormView:
    """One field; sending is what the customer has agreed to."""
    return FormView(
        title=tr("Receipt by e-mail"),
        sentence=tr(
            "Ask for the address and whether it may be used for this receipt. It is kept until the mail is sent, "
            "then forgotten."
        ),
        fields=(
            Field(
                ADDRESS,
                tr("Address of the customer"),
                FieldKind.TEXT,
                address,
                error=error,
                length_max=254,
                note=receipt,
            ),
        ),
        buttons=(FormButton(SEND, tr("The customer agrees: send"), "Enter", is_primary=True),),
        is_busy=is_busy,
    )
