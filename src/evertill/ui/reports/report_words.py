"""The words of sales reports in the operator's language."""

from evertill.domain.taxes.tax_exemption import REASONS
from evertill.operations.reports.report_table import ReportWords
from evertill.ports.sales_reports import ReportKind
from evertill.ui.exempt_words import exempt_reason
from evertill.ui.words import tr


def report_words() -> ReportWords:
    """Asked for when something is drawn."""
    return ReportWords(
        titles={
            ReportKind.HOUR: tr("Sales by hour"),
            ReportKind.TENDER: tr("Taken by tender"),
            ReportKind.TAX: tr("Net by tax"),
            ReportKind.CATEGORY: tr("Sales by category"),
            ReportKind.ITEM: tr("Sales by item"),
            ReportKind.OPERATOR: tr("Sales by operator"),
            ReportKind.DISCOUNT: tr("Discounts by reason"),
            ReportKind.VOID: tr("Voids by reason"),
            ReportKind.EXEMPT: tr("Sales free of tax"),
        },
        headings={
            "hour": tr("Hour"),
            "tender": tr("Tender"),
            "tax": tr("Tax"),
            "category": tr("Category"),
            "item": tr("Item"),
            "sku": tr("Article number"),
            "operator": tr("Operator"),
            "discount": tr("Reason"),
            "void": tr("Reason"),
            "exempt": tr("Certificate"),
            "why": tr("Why"),
            "receipts": tr("Receipts"),
            "lines": tr("Lines"),
            "times": tr("Times"),
            "quantity": tr("Quantity"),
            "net": tr("Net"),
            "amount": tr("Amount"),
        },
        own_only=tr("Till {till} alone, as of {time}"),
        total=tr("Total"),
        without=tr("without category"),
        exempt={code: exempt_reason(code) for code in REASONS},
    )
