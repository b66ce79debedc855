"""The streams of copies that a backend keeps a till supplied with."""

from enum import StrEnum


class Stream(StrEnum):
    """The streams whose rows the till understands; rows of others are kept as they came."""

    POLICY = "policy"
    TAXES = "taxes"
    PRODUCTS = "products"
    ASSORTMENT = "assortment"
    """Which articles are not for sale just now, in which channel and shop."""
    AISLES = "aisles"
    """Where each article stands in the shop."""
    PRICES = "prices"
    PROMOTIONS = "promotions"
    STOCK = "stock"
    STOCKTAKES = "stocktakes"
    """Which zones of the shop were counted."""
    ASSIGNED = "assigned"
    """Which articles codes became that nobody knew."""
    OPERATORS = "operators"
    BALANCES = "balances"
    ORDERS = "orders"
    TRANSFERS = "transfers"
    EXCEPTIONS = "exceptions"
    CUSTOMERS = "customers"
    RECEIPT_KEYS = "receipt_keys"
    """Public keys of workstations, by which any till checks the signed codes on receipts."""
