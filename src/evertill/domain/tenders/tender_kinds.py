"""The kinds of means by which money comes in or goes out."""

from enum import StrEnum


class TenderKind(StrEnum):
    """With what money comes in; cash alone gives change."""

    CASH = "cash"
    CARD = "card"
    VOUCHER = "voucher"
    """A multi-purpose voucher: its tax falls due with the goods, so it changes no tax (EU 2016/1065)."""
    WALLET = "wallet"
    BANK_TRANSFER = "bank_transfer"
    HOUSE_ACCOUNT = "house_account"
    GIFT_CARD = "gift_card"
    """A multi-purpose voucher of the shop's own, kept as a balance; so is store credit."""
    STORE_CREDIT = "store_credit"
    POINTS = "points"
    """Whole points of a customer, each worth what the shop says; kept as a balance."""
    PENDING_REFUND = "pending_refund"
    """Money owed to the customer that another system pays out later."""
    OTHER = "other"
