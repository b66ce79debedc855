"""A buyer who need not pay taxes, and the paper that proves it."""

from collections.abc import Mapping, Sequence
from datetime import date

from evertill.domain.streams.stream_fields import BadRow, Members, code_text, optional_code
from evertill.kernel.canonical import Json, JsonObject
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
    jurisdiction: str = ""
    """Whose taxes it frees of, as the certificate says; empty where it does not say."""
    is_customers: bool = False
    """Whether the backend knows it of the customer; it comes onto the sale and off it together with them."""

    def holds_on(self, day: date) -> bool:
        """Whether it has not expired on this business day."""
        return self.valid_to is None or day <= self.valid_to


REASONS = ("diplomat", "resale", "charity", "export", "other")


def exemption_json(exemption: TaxExemption) -> JsonObject:
    """As it stands in the body of the sale, and in a customer's row."""
    told: JsonObject = {"certificate": exemption.certificate, "reason": exemption.reason}
    if exemption.jurisdiction:
        told["jurisdiction"] = exemption.jurisdiction
    if exemption.valid_to is not None:
        told["valid_to"] = exemption.valid_to.isoformat()
    return told


def parse_exemption(content: Members) -> TaxExemption:
    """The exemption of a customer as a backend is told it; BadRow says what is wrong."""
    reason = code_text(content, "reason", 32)
    if reason not in REASONS:
        raise BadRow(f"The reason of an exemption is none of {', '.join(REASONS)}.")
    until = optional_code(content, "valid_to", 10)
    try:
        valid_to = None if until is None else date.fromisoformat(until)
    except ValueError as error:
        raise BadRow("The valid to of an exemption is no date such as 2027-12-31.") from error
    return TaxExemption(
        certificate=code_text(content, "certificate", CERTIFICATE_LENGTH),
        reason=reason,
        valid_to=valid_to,
        jurisdiction=optional_code(content, "jurisdiction", 40) or "",
    )


def read_exemption(found: Json) -> TaxExemption | None:
    """The exemption of a body or a row; None where there is none that can be read."""
    try:
        return parse_exemption(found) if isinstance(found, dict) else None
    except BadRow:
        return None


@dataclass(frozen=True, slots=True)
class ExemptAmount:
    """What one transaction sold free of tax by a certificate, or took back of it (below zero), in minor units."""

    exemption: TaxExemption
    gross: int


def exempt_amounts(body: Mapping[str, Json]) -> Sequence[ExemptAmount]:
    """What the body of a sale or return says was free of tax, by certificate: goods out by that of the sale, goods
    back by that of the sale they are of."""
    sold = read_exemption(body.get("exemption"))
    back = body.get("exemptions_back")
    of_source = {name: read_exemption(told) for name, told in back.items()} if isinstance(back, dict) else {}
    sums: dict[TaxExemption, int] = {}
    lines = body.get("lines")
    for line in lines if isinstance(lines, list) else []:
        match line:
            case {"direction": "return", "original": {"fact_id": str(source)}, "gross": int(gross)}:
                exemption = of_source.get(source)
            case {"direction": "sale", "gross": int(gross)}:
                exemption = sold
            case _:
                continue
        if exemption is not None:
            sums[exemption] = sums.get(exemption, 0) + gross
    return [ExemptAmount(exemption, gross) for exemption, gross in sums.items()]


def exempt_key(exemption: TaxExemption) -> str:
    """What a report knows the certificate by: its number, and whose taxes it frees of where it says so."""
    return " · ".join(part for part in (exemption.certificate, exemption.jurisdiction) if part)
