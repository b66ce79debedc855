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
    OTHER = "other"
