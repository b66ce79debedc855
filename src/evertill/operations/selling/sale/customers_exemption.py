"""The exemption that the backend knows of a customer: it comes onto the sale with them, and off it again.

No right is asked for: nobody at the counter decides it. One that was keyed at the till stays as it was keyed.
"""

from dataclasses import replace

from evertill.domain.selling.sale import Sale
from evertill.domain.taxes.tax_exemption import TaxExemption

VOUCHER_IS_TAXED = "A voucher that is taxed now is on the sale, so it is taxed as it was; sell the voucher by itself."
ORDER_IS_TAXED = (
    "An order is on the sale, so it is taxed as it was ordered, though the customer has a certificate of exemption."
)


def with_exemption_of(sale: Sale, exemption: TaxExemption | None) -> tuple[Sale, str]:
    """The sale with what its customer's certificate does to it; and why it does nothing, in a sentence."""
    if sale.exemption is not None and sale.exemption.is_customers:
        sale = replace(sale, exemption=None)
    if exemption is None or sale.exemption is not None:
        return sale, ""
    refusal = why_taxed(sale, exemption)
    return (sale, refusal) if refusal else (replace(sale, exemption=replace(exemption, is_customers=True)), "")


def why_taxed(sale: Sale, exemption: TaxExemption) -> str:
    """Why the certificate does not free this sale of tax; empty where it does."""
    if not exemption.holds_on(sale.business_day):
        return (
            f"The certificate {exemption.certificate} of this customer held until {exemption.valid_to}, "
            "so tax is charged; ask for a new one."
        )
    if holds_taxed_voucher(sale):
        return VOUCHER_IS_TAXED
    return "" if sale.order is None else ORDER_IS_TAXED


def holds_taxed_voucher(sale: Sale) -> bool:
    """Whether a voucher is sold that is taxed now, not when it is redeemed."""
    return any(line.sells is not None and line.sells.tax_class for line in sale.live_lines)


def still_exempt(sale: Sale) -> tuple[Sale, str]:
    """A sale that comes back on a later business day: a certificate that expired meanwhile is taken off it."""
    exemption = sale.exemption
    if exemption is None or exemption.holds_on(sale.business_day):
        return sale, ""
    return replace(sale, exemption=None), why_taxed(sale, exemption)
