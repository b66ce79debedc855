"""A buyer who need not pay taxes: their certificate is put on the sale, or taken off it again."""

from dataclasses import replace

from evertill.domain.people.people import Right
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.taxes.tax_exemption import CERTIFICATE_LENGTH, REASONS, TaxExemption
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.customers_exemption import VOUCHER_IS_TAXED, holds_taxed_voucher
from evertill.operations.selling.sale.limits import beyond_limits
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.operations.words.free_text import plain_text
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class ExemptSale(Command[ChangeOutcome]):
    """Charge no tax on this sale, by a certificate and for a reason; without a certificate it is taxed again."""

    certificate: str
    reason: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `exempt_sale`."""
        return exempt_sale(unit, counter, self)


def exempt_sale(unit: UnitOfWork, counter: Counter, command: ExemptSale) -> ChangeOutcome:
    """Put the certificate on the sale; what is rung later bears no tax either."""
    who = at_till(unit, counter, Right.EXEMPT_TAX)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None or sale.is_part_paid or not sale.live_lines or sale.order is not None:
        return NothingToChange()
    if holds_taxed_voucher(sale):
        return EntryNotPossible(VOUCHER_IS_TAXED)
    certificate = plain_text(command.certificate)
    if len(certificate) > CERTIFICATE_LENGTH:
        return EntryNotPossible(
            f"The certificate number is longer than {CERTIFICATE_LENGTH} characters, so the sale is taxed as it was; "
            "type the number alone."
        )
    if certificate and command.reason not in REASONS:
        return EntryNotPossible("An exemption needs its reason, so the sale is taxed as it was; choose one.")
    exemption = TaxExemption(certificate, command.reason) if certificate else None
    if exemption == sale.exemption:
        return NothingToChange()
    at = moment(unit, counter)
    after = offered(unit, counter, replace(sale, exemption=exemption), at)
    priced = price_sale(after)
    refusal = beyond_limits(priced)
    if refusal is not None:
        return refusal
    keep_edit(unit, counter, before=sale, after=after, at=at)
    return SaleChanged(rung_as_priced(priced, counter))
