"""The words of the till's reports in the operator's language; on paper they are in the shop's."""

from evertill.domain.people.people import Right
from evertill.operations.words.till_words import TillWords
from evertill.ui.frame.message import deed_text
from evertill.ui.words import tr


def screen_words() -> TillWords:
    """Asked for when something is drawn."""
    return TillWords(
        x_report=tr("X report"),
        z_report=tr("Z report"),
        shift=tr("Shift"),
        counted=tr("Counted"),
        expected=tr("Should be in the drawer"),
        over_short=tr("Over / short"),
        not_counted=tr("not counted"),
        deposit=tr("Deposit"),
        float_left=tr("Stays in the drawer"),
        net_turnover=tr("Sold less returned"),
        vouchers_off=tr("already taken off: taxed vouchers"),
        cards_in_all=tr("Charged on cards in all"),
        tax=tr("Tax"),
        receipts=tr("Receipts"),
        grand_total=tr("Grand total"),
        grand_absolute=tr("Grand total, returns added"),
        unsent=tr("Facts unsent"),
        unsent_note=tr("They are safe on this till, keep this shift, and go by themselves."),
        aside=tr("Sales put aside"),
        nothing=tr("Nothing happened in this shift yet."),
        names={**_sections(), **_kinds(), **_overrides(), **reason_names()},
    )


def _sections() -> dict[str, str]:
    return {
        "turnover": tr("Turnover"),
        "tax": tr("Net by tax"),
        "tender": tr("Taken by tender"),
        "on_top": tr("Charged on top of sales"),
        "rounding": tr("Cash rounding"),
        "cash": tr("Cash movements"),
        "discount": tr("Discounts"),
        "void": tr("Voids"),
        "override": tr("Overrides"),
        "voucher": tr("Gift cards and vouchers"),
        "deposit": tr("Deposits on orders, untaxed"),
        "owed": tr("Refunds owed to customers"),
        "drawer": tr("Drawer opened without a sale"),
        "copy": tr("Copies"),
        "aside": tr("Put aside"),
    }


def _kinds() -> dict[str, str]:
    return {
        "turnover:sales": tr("Sales"),
        "turnover:returns": tr("Returns"),
        "tender:cash": tr("Cash"),
        "tender:card": tr("Card"),
        "tender:voucher": tr("Voucher"),
        "tender:wallet": tr("Wallet"),
        "tender:bank_transfer": tr("Bank transfer"),
        "tender:house_account": tr("House account"),
        "tender:gift_card": tr("Gift card"),
        "tender:store_credit": tr("Store credit"),
        "tender:points": tr("Points"),
        "tender:pending_refund": tr("Paid back later"),
        "tender:other": tr("Other"),
        "on_top:tip": tr("Tips"),
        "on_top:cash_out": tr("Cash paid out"),
        "rounding:cash": tr("Rounded to coins"),
        "cash:tender_loan": tr("Loan"),
        "cash:tender_pickup": tr("Pickup"),
        "cash:paid_in": tr("Paid in"),
        "cash:paid_out": tr("Paid out"),
        "voucher:gift_card": tr("Gift cards sold, untaxed"),
        "voucher:single_purpose": tr("Vouchers sold, taxed"),
        "voucher:single_purpose_redeemed": tr("Taxed vouchers redeemed"),
        "deposit:taken": tr("Taken"),
        "deposit:redeemed": tr("Redeemed"),
        "deposit:given_back": tr("Given back"),
        "owed:late_approval": tr("Charged without a sale"),
        "owed:card_refund": tr("To be paid back later"),
        "owed:paid_card": tr("Paid back to the card"),
        "owed:paid_cash": tr("Paid back in cash"),
        "owed:paid_elsewhere": tr("Paid back elsewhere"),
        "owed:undone": tr("Return undone"),
        "void:line": tr("Line void"),
        "void:sale": tr("Cancelled sale"),
        "void:post_void": tr("Post-void"),
        "copy:copy": tr("Copies printed"),
        "aside:suspend_sale": tr("Put aside"),
        "aside:recall_sale": tr("Fetched back"),
    }


def _overrides() -> dict[str, str]:
    """By the right that was lent."""
    deeds = {right: deed_text(right) for right in Right}
    return {f"override:{right}": f"{deed[:1].upper()}{deed[1:]}" for right, deed in deeds.items()}


def reason_names() -> dict[str, str]:
    """What the reasons known to us are called, by `reason:` and their code."""
    return {
        "reason:change": tr("Change"),
        "reason:float": tr("Float"),
        "reason:safe": tr("To the safe"),
        "reason:bank": tr("To the bank"),
        "reason:deposit": tr("Deposit"),
        "reason:correction": tr("Correction"),
        "reason:supplier": tr("Supplier"),
        "reason:postage": tr("Postage"),
        "reason:supplies": tr("Supplies"),
        "reason:wages": tr("Wages"),
        "reason:card_cash_out": tr("Cash paid out on cards"),
        "reason:check": tr("Check the drawer"),
        "reason:other": tr("Something else"),
        "reason:cashier": tr("By the cashier"),
        "reason:damaged": tr("Damaged"),
        "reason:price_match": tr("Seen cheaper elsewhere"),
        "reason:wrong_label": tr("Shelf says otherwise"),
        "reason:goodwill": tr("Goodwill"),
        "reason:regular_customer": tr("Regular customer"),
        "reason:customer_left": tr("Customer left"),
        "reason:cannot_pay": tr("Cannot pay"),
        "reason:rung_wrong": tr("Rung wrong"),
        "reason:wrong_tender": tr("Wrong tender"),
    }
