"""A card terminal's own states in the operator's language; what only the terminal knows is shown in its words."""

from evertill.ui.words import told, tr


def prompt_words(text: str) -> str:
    """The same said in the language of the screens, where it is one of the states that every terminal has."""
    known = {
        "Please confirm the amount on the card terminal.": tr("Please confirm the amount on the card terminal."),
        "The customer is asked to look at the PIN pad.": tr("The customer is asked to look at the PIN pad."),
        "The card terminal does not accept this.": tr("The card terminal does not accept this."),
        "The card terminal waits for the bank's answer.": tr("The card terminal waits for the bank's answer."),
        "The card terminal is undoing the payment.": tr("The card terminal is undoing the payment."),
        "The customer's card is not accepted.": tr("The customer's card is not accepted."),
        "The card is not accepted.": tr("The card is not accepted."),
        "Please insert or hold the card.": tr("Please insert or hold the card."),
        "Please remove the card.": tr("Please remove the card."),
        "The card cannot be read.": tr("The card cannot be read."),
        "The card terminal asks for patience.": tr("The card terminal asks for patience."),
        "The card terminal is closing its day.": tr("The card terminal is closing its day."),
        "The PIN was wrong.": tr("The PIN was wrong."),
        "Approved.": tr("Approved."),
        "Declined.": tr("Declined."),
        "The card terminal waits for the cashier.": tr("The card terminal waits for the cashier."),
        "Press the red key of the card terminal to cancel.": tr("Press the red key of the card terminal to cancel."),
    }
    return known.get(text) or told(text)
