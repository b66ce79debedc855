"""The form of an exemption: why, and by which certificate."""

from evertill.domain.taxes.tax_exemption import CERTIFICATE_LENGTH, REASONS, TaxExemption
from evertill.ui.exempt_words import exempt_reason
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView
from evertill.ui.words import tr

CERTIFICATE, REASON = "certificate", "reason"
EXEMPT, TAXED = "exempt", "taxed"


def exempt_view(exemption: TaxExemption | None) -> FormView:
    """The form with what is on the sale."""
    reasons = tuple(Choice(code, f"{at}  {exempt_reason(code)}") for at, code in enumerate(REASONS, 1))
    taxed = (FormButton(TAXED, tr("Tax it again")),) if exemption is not None else ()
    return FormView(
        title=tr("Free of tax"),
        sentence=tr("No tax is charged on this sale; taxes in the price come off it. The certificate is kept with it."),
        fields=(
            Field(REASON, tr("Why"), FieldKind.CHOICE, "" if exemption is None else exemption.reason, choices=reasons),
            Field(
                CERTIFICATE,
                tr("Certificate"),
                FieldKind.TEXT,
                "" if exemption is None else exemption.certificate,
                note=tr("Its number, as on the paper; it can be scanned."),
                length_max=CERTIFICATE_LENGTH,
            ),
        ),
        buttons=(*taxed, FormButton(EXEMPT, tr("Sell free of tax"), tr("Enter"), is_primary=True)),
    )
