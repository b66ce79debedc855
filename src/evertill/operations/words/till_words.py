"""The words on slips and reports of the till; English unless the shop's language has been loaded."""

from collections.abc import Mapping
from dataclasses import field

from evertill.domain.policy.reasons import ReasonFor, ReasonPolicy
from evertill.kernel.values import dataclass

NAMES: Mapping[str, str] = {
    "turnover": "Turnover",
    "turnover:sales": "Sales",
    "turnover:returns": "Returns",
    "tax": "Net by tax",
    "tender": "Taken by tender",
    "tender:cash": "Cash",
    "tender:card": "Card",
    "tender:voucher": "Voucher",
    "tender:wallet": "Wallet",
    "tender:bank_transfer": "Bank transfer",
    "tender:house_account": "House account",
    "tender:gift_card": "Gift card",
    "tender:store_credit": "Store credit",
    "tender:points": "Points",
    "tender:pending_refund": "Paid back later",
    "tender:other": "Other",
    "on_top": "Charged on top of sales",
    "on_top:tip": "Tips",
    "on_top:cash_out": "Cash paid out",
    "rounding": "Cash rounding",
    "rounding:cash": "Rounded to coins",
    "cash": "Cash movements",
    "cash:tender_loan": "Loan",
    "cash:tender_pickup": "Pickup",
    "cash:paid_in": "Paid in",
    "cash:paid_out": "Paid out",
    "discount": "Discounts",
    "void": "Voids",
    "void:line": "Line void",
    "void:sale": "Cancelled sale",
    "void:post_void": "Post-void",
    "override": "Overrides",
    "override:sell": "Sell",
    "override:open_till": "Open or close the till",
    "override:void_line": "Void a line",
    "override:cancel_sale": "Cancel a sale",
    "override:discount": "Give a discount",
    "override:exempt_tax": "Sell free of tax",
    "override:override_price": "Change a price",
    "override:sell_withheld": "Sell what is off sale",
    "override:pause_product": "Take articles off sale",
    "override:honour_web_offer": "Charge the web's price",
    "override:take_back": "Take goods back",
    "override:take_back_without_receipt": "Take goods back without a receipt",
    "override:take_back_unchecked": "Take goods back by the code on a receipt alone",
    "override:take_back_late": "Take goods back so late",
    "override:refund_otherwise": "Pay back by another means",
    "override:post_void": "Undo a finished sale",
    "override:print_copy": "Print a copy",
    "override:open_drawer": "Open the drawer",
    "override:move_cash": "Move cash without a sale",
    "override:see_expected": "See what should be in the drawer",
    "override:see_reports": "See the reports",
    "override:see_audit": "Search the journal",
    "override:erase_customer": "Erase a customer",
    "override:set_up": "Set up the till",
    "override:waive_fact": "Waive a fact",
    "override:receive_goods": "Receive goods",
    "override:send_goods": "Send goods",
    "override:count_stock": "Count the stock",
    "override:approve_count": "Book a count that differs",
    "override:adjust_stock": "Adjust the stock",
    "override:prepare_orders": "Prepare orders",
    "override:hand_over": "Hand orders over",
    "override:cancel_order": "Cancel an order",
    "override:hand_over_without_proof": "Hand an order over without its code, or before it is ready",
    "override:resolve_card": "Say what became of a card payment",
    "voucher": "Gift cards and vouchers",
    "voucher:gift_card": "Gift cards sold, untaxed",
    "voucher:single_purpose": "Vouchers sold, taxed",
    "voucher:single_purpose_redeemed": "Taxed vouchers redeemed",
    "deposit": "Deposits on orders, untaxed",
    "deposit:taken": "Taken",
    "deposit:redeemed": "Redeemed",
    "deposit:given_back": "Given back",
    "owed": "Refunds owed to customers",
    "owed:late_approval": "Charged without a sale",
    "owed:card_refund": "To be paid back later",
    "owed:paid_card": "Paid back to the card",
    "owed:paid_cash": "Paid back in cash",
    "owed:paid_elsewhere": "Paid back elsewhere",
    "owed:undone": "Return undone",
    "owed_slip": "Refund owed to you",
    "owed_paid_slip": "Refund paid",
    "drawer": "Drawer opened without a sale",
    "copy": "Copies",
    "copy:copy": "Copies printed",
    "aside": "Put aside",
    "aside:suspend_sale": "Put aside",
    "aside:recall_sale": "Fetched back",
    "goods:receipt": "Goods received",
    "goods:transfer_in": "Transfer received",
    "goods:transfer_out": "Transfer sent",
    "goods:request": "Goods asked for",
    "goods:count": "Stock count",
    "goods:adjustment": "Stock adjusted",
    "reason:ordered": "Ordered for the customer",
    "reason:card_cash_out": "Cash paid out on cards",
    "reason:waste": "Waste",
    "reason:broken": "Broken",
    "reason:expired": "Past its date",
    "reason:own_use": "Own use",
    "reason:stolen": "Stolen",
    "reason:found": "Found",
    "reason:check_quality": "Quality in doubt",
    "reason:sellable_again": "Can be sold again",
    "reason:lost": "Lost on the way",
    "reason:sent_wrong": "Sent wrongly",
    "reason:unwanted": "Not wanted",
    "reason:faulty": "Faulty",
    "reason:wrong_size": "Wrong size",
    "reason:wrong_item": "Wrong article",
    "reason:agreed": "Agreed beforehand",
    "reason:web_offer": "Web price",
    "reason:counted_wrong": "Counted wrongly",
    "reason:change": "Change",
    "reason:float": "Float",
    "reason:safe": "To the safe",
    "reason:bank": "To the bank",
    "reason:deposit": "Deposit",
    "reason:correction": "Correction",
    "reason:supplier": "Supplier",
    "reason:postage": "Postage",
    "reason:supplies": "Supplies",
    "reason:wages": "Wages",
    "reason:check": "Check the drawer",
    "reason:other": "Something else",
    "reason:cashier": "By the cashier",
    "reason:damaged": "Damaged",
    "reason:price_match": "Seen cheaper elsewhere",
    "reason:wrong_label": "Shelf says otherwise",
    "reason:goodwill": "Goodwill",
    "reason:regular_customer": "Regular customer",
    "reason:customer_left": "Customer left",
    "reason:cannot_pay": "Cannot pay",
    "reason:rung_wrong": "Rung wrong",
    "reason:wrong_tender": "Wrong tender",
}
"""By section, section and code, or reason."""


@dataclass(frozen=True, slots=True)
class TillWords:
    """Each word stands on paper as it is."""

    x_report: str = "X report"
    z_report: str = "Z report"
    shift: str = "Shift"
    business_day: str = "Business day"
    opened: str = "Opened"
    closed: str = "Closed"
    amount: str = "Amount"
    reason: str = "Reason"
    note: str = "Note"
    bag: str = "Bag no."
    signature: str = "Signature"
    no_sale: str = "No sale"
    count: str = "Count of the drawer"
    counted: str = "Counted"
    expected: str = "Should be there"
    over_short: str = "Over / short"
    not_counted: str = "not counted"
    loose: str = "Counted as a sum"
    deposit: str = "Deposit"
    float_left: str = "Stays in the drawer"
    net_turnover: str = "Sales less returns"
    vouchers_off: str = "already taken off: taxed vouchers"
    cards_in_all: str = "Charged on cards in all"
    tax: str = "Tax"
    receipts: str = "Receipts"
    grand_total: str = "Grand total"
    grand_absolute: str = "Grand total, returns added"
    unsent: str = "Facts unsent"
    unsent_note: str = "They are safe on this till, keep this shift, and go by themselves."
    aside: str = "Sales put aside"
    aside_slip: str = "Sale put aside"
    aside_note: str = "Scan this to fetch the sale back."
    goods_from: str = "From"
    goods_to: str = "To"
    goods_number: str = "Note no."
    goods_note: str = "Scan this to receive the goods."
    articles: str = "Articles"
    differences: str = "Differences"
    on_note: str = "on the note"
    counted_expected: str = "in the books"
    damaged: str = "damaged"
    pick_list: str = "Pick list"
    order_label: str = "Order label"
    promised: str = "Promised"
    shelf_place: str = "Shelf"
    pieces: str = "Lines"
    made_ready: str = "Ready"
    kept_until: str = "Kept until"
    order_deposit: str = "Deposit on order"
    order_paper: str = "Order"
    order_paid: str = "Paid as a deposit"
    order_due: str = "To be paid on collection"
    order_sent: str = "Sent to your address"
    order_collected: str = "Collected in"
    order_preorder: str = "as soon as it arrives"
    order_note: str = "Show this to collect the order."
    test_bold: str = "Bold"
    test_left: str = "Left"
    test_large: str = "Large"
    mail_works: str = "This till sends receipts by e-mail."
    nothing: str = "Nothing happened in this shift yet."
    names: Mapping[str, str] = field(default_factory=lambda: NAMES)

    def name(self, key: str, fallback: str = "") -> str:
        """What a section or code is called."""
        return self.names.get(key) or fallback or key.rpartition(":")[2]

    def reason_name(self, code: str, label: str = "") -> str:
        """A reason: the shop's own label, else ours, else the code itself."""
        return label or self.names.get(f"reason:{code}") or code


def price_reason_label(reasons: ReasonPolicy, code: str) -> str:
    """The label of a reason for another amount than the listed one: a discount, a price by hand, the web's price."""
    deeds = (ReasonFor.DISCOUNT, ReasonFor.OVERRIDE_PRICE, ReasonFor.WEB_OFFER)
    return next((label for deed in deeds if (label := reason_label(reasons, deed, code))), "")


def reason_label(reasons: ReasonPolicy, deed: str, code: str) -> str:
    """The label the shop's policy gives a reason; empty when it gives none."""
    offered = reasons.of(ReasonFor(deed)) if deed in {known.value for known in ReasonFor} else ()
    return next((reason.label for reason in offered if reason.code == code), "")
