"""What is said of things that are made to fail: on their keys, and what to do meanwhile."""

from evertill.ui.behind.training_port import Mishap
from evertill.ui.words import tr


def mishap_name(mishap: Mishap) -> str:
    """What stands on its key, or on the key once it fails: what puts it right."""
    return {
        Mishap.LINK_CUT: tr("Cut the link"),
        Mishap.LINK_BACK: tr("Give the link back"),
        Mishap.REFUSE_NEXT: tr("Refuse the next sale"),
        Mishap.REFUSE_NONE: tr("Refuse none"),
        Mishap.PAPER_OUT: tr("Take the paper away"),
        Mishap.PRINTER_WELL: tr("Put paper in"),
        Mishap.SCANNER_UNPLUGGED: tr("Unplug the scanner"),
        Mishap.SCANNER_PLUGGED: tr("Plug the scanner in"),
        Mishap.CARD_DECLINED: tr("Decline the next card"),
        Mishap.CARD_LINE_LOST: tr("Break the card line"),
        Mishap.CARD_SILENT: tr("Silence the terminal"),
        Mishap.CARD_LATE: tr("Approve too late"),
        Mishap.CARD_WELL: tr("Terminal works again"),
    }[mishap]


def advice(mishap: Mishap) -> str:
    """What a cashier does while this fails."""
    return {
        Mishap.LINK_CUT: tr("The link is cut: sell on as always; what is done waits here and is sent once it is back."),
        Mishap.REFUSE_NEXT: tr(
            "The shop refuses the next sale: go on selling, then open it at the top right and send it again with 1."
        ),
        Mishap.PAPER_OUT: tr(
            "No paper: finish the sale, put paper in, and the receipt that waits comes out by itself."
        ),
        Mishap.SCANNER_UNPLUGGED: tr(
            "The scanner is unplugged: key the number below the barcode and Enter, or tap a tile; then plug it in."
        ),
        Mishap.CARD_DECLINED: tr(
            "The next card is declined: nothing is charged; ask for another card or cash, or take it again."
        ),
        Mishap.CARD_LINE_LOST: tr(
            "The line breaks in the next card payment: wait, the till asks by itself; do not take the card again."
        ),
        Mishap.CARD_SILENT: tr(
            "The terminal falls silent in the next payment: let nobody leave, make it work again, then ask it again."
        ),
        Mishap.CARD_LATE: tr(
            "The next card is declined, then approved: wait, the till gives the money back itself; then pay anew."
        ),
    }[mishap]
