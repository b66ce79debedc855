"""A buyer who need not pay taxes, and the paper that proves it."""

from datetime import date

from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

EXEMPT = "exempt:tax"
"""The source of what comes off a price that includes taxes the buyer need not pay."""
CERTIFICATE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class TaxExemption:
    """Why a sale bears no tax; stored on it, for an auditor asks years later."""

    certificate: str
    reason: str
    """A stored code: diplomat, resale, charity, export, other."""
    valid_to: date | None = None
    """The last day on which the certificate holds; None where it names none."""


REASONS = ("diplomat", "resale", "charity", "export", "other")


def exemption_json(exemption: TaxExemption) -> JsonObject:
    """As it stands in the body of the sale."""
    told: JsonObject = {"certificate": exemption.certificate, "reason": exemption.reason}
    return told if exemption.valid_to is None else {**told, "valid_to": exemption.valid_to.isoformat()}
