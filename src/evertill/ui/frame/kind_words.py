"""What kinds of transactions are called: in the sync centre and in the audit."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.ui.words import tr


def kind_words(kind: str) -> str:
    """The kind in words; one that this screen does not know, as it is stored."""
    words: dict[str, str] = {
        TransactionKind.SALE: tr("Sale"),
        TransactionKind.RETURN: tr("Return"),
        TransactionKind.STOCK_MOVE: tr("Stock move"),
        TransactionKind.STOCK_COUNT: tr("Stock count"),
        TransactionKind.TRANSFER_STEP: tr("Transfer"),
        TransactionKind.ITEM_DRAFT: tr("New article"),
        TransactionKind.ITEM_ASSIGNED: tr("Code got its article"),
        TransactionKind.SHIFT_OPEN: tr("Shift opened"),
        TransactionKind.TENDER_LOAN: tr("Loan"),
        TransactionKind.TILL_SETTLE: tr("Till closed"),
        TransactionKind.SIGN_ON: tr("Sign-on"),
        TransactionKind.SIGN_OFF: tr("Sign-off"),
        TransactionKind.CANCEL_SALE: tr("Cancelled sale"),
        TransactionKind.SUSPEND_SALE: tr("Sale put aside"),
        TransactionKind.RECALL_SALE: tr("Sale fetched back"),
        TransactionKind.RECEIPT_COPY: tr("Receipt copy"),
        TransactionKind.NO_SALE: tr("Drawer opened"),
        TransactionKind.POST_VOID: tr("Sale undone"),
        TransactionKind.OVERRIDE: tr("Override"),
        TransactionKind.WRONG_PINS: tr("Wrong PINs"),
        TransactionKind.STAFF_CHANGED: tr("Staff changed"),
        TransactionKind.SHOP_SET_UP: tr("Rules changed"),
        TransactionKind.DEVICE_SET_UP: tr("Device set up"),
        TransactionKind.START: tr("Program started"),
        TransactionKind.STOP: tr("Program ended"),
        TransactionKind.AUDIT_SEEN: tr("Journal searched"),
        TransactionKind.POLICY_SEEN: tr("New policy"),
        TransactionKind.CLOCK_ANOMALY: tr("Clock set back"),
        TransactionKind.WAIVE_FACT: tr("Fact waived"),
        TransactionKind.TRAINING_BEGUN: tr("Training begun"),
        TransactionKind.TRAINING_ENDED: tr("Training ended"),
        TransactionKind.EPOCH_BEGUN: tr("Went on under other numbers"),
        TransactionKind.EPOCH_SETTLED: tr("Backup settled"),
        TransactionKind.REFUND_OWED: tr("Refund owed"),
        TransactionKind.REFUND_PAID: tr("Owed refund paid"),
        TransactionKind.CUSTOMER_WRITTEN: tr("Customer written down"),
        TransactionKind.CUSTOMER_ERASED: tr("Customer erased"),
        TransactionKind.CUSTOMER_EXPORTED: tr("Customer's data given out"),
    }
    return words.get(kind, kind.replace("_", " ").capitalize())
