"""What a shop keeps of a customer: their details as they are keyed, sealed and found again. Pure."""

import json
from enum import StrEnum

from evertill.domain.streams.stream_fields import is_clean
from evertill.domain.taxes.tax_exemption import TaxExemption, read_exemption
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill.kernel.values import dataclass

TEXT_MAX = 250
TEXTS = ("name", "email", "phone", "card", "address")
SHORTEST_CARD = 4


class Consent(StrEnum):
    """What a customer allows; each with the moment of the fact that says so."""

    PROFILE = "profile"
    """The shop keeps these details at all."""
    E_RECEIPT = "e_receipt"
    """The receipt comes electronically, and no paper is wanted where there is such a receipt."""
    MARKETING = "marketing"


@dataclass(frozen=True, slots=True)
class CustomerDetails:
    """Personal data: never part of a transaction's body, of a log, or of a receipt."""

    name: str = ""
    email: str = ""
    phone: str = ""
    card: str = ""
    """The number or text of a customer card."""
    group: str = ""
    """What the backend counts the customer among; a till does not set it."""
    allows: frozenset[Consent] = frozenset()
    address: str = ""
    """Where goods are sent to."""
    exemption: TaxExemption | None = None
    """Why they pay no tax, as the backend knows it; a till does not set it."""

    @property
    def wants_e_receipt(self) -> bool:
        """Whether paper is not wanted where the receipt can be had electronically."""
        return Consent.E_RECEIPT in self.allows

    @property
    def consent(self) -> dict[str, bool]:
        """Every purpose with yes or no."""
        return {purpose.value: purpose in self.allows for purpose in Consent}


class DetailsTrouble(StrEnum):
    """Why details cannot be kept as they are."""

    NOBODY = "nobody"
    """Neither a name nor anything to be found by."""
    NO_CONSENT = "no_consent"
    EMAIL = "email"
    PHONE = "phone"
    CARD = "card"


def details_trouble(details: CustomerDetails) -> DetailsTrouble | None:
    """What is wrong with them; None when they can be kept."""
    if not any((details.name, details.email, details.phone)):
        return DetailsTrouble.NOBODY
    if details.email and not is_email(details.email):
        return DetailsTrouble.EMAIL
    if details.phone and not 5 <= sum(sign.isdigit() for sign in details.phone) <= 15:
        return DetailsTrouble.PHONE
    if details.card and len(details.card) < SHORTEST_CARD:
        return DetailsTrouble.CARD
    return None if Consent.PROFILE in details.allows else DetailsTrouble.NO_CONSENT


def is_email(text: str) -> bool:
    """Whether it can be an e-mail address: signs on both sides of one @, a dot after it, no blanks."""
    local, at, host = text.rpartition("@")
    is_whole = bool(at and local) and "@" not in local and len(text) <= TEXT_MAX
    return is_whole and "." in host.strip(".") and host == host.strip(".") and not any(map(str.isspace, text))


def members_of(details: CustomerDetails) -> JsonObject:
    """The details as they are sealed, and as a backend is told them."""
    texts: JsonObject = {name: getattr(details, name) for name in TEXTS}
    return {**texts, "consent": dict(details.consent)}


def changed_members(before: CustomerDetails, after: CustomerDetails) -> tuple[str, ...]:
    """Which members are others now, by name: the only ones in which the later writer wins."""
    old, new = members_of(before), members_of(after)
    return tuple(name for name in new if new[name] != old[name])


def details_bytes(details: CustomerDetails) -> bytes:
    """What is sealed."""
    return canonical_bytes(members_of(details))


def read_details(plain: bytes) -> CustomerDetails:
    """The details of what was sealed. ValueError when they are none."""
    found = json.loads(plain)
    if not isinstance(found, dict):
        raise ValueError("a customer's details are a JSON object")
    return details_of(found)


def details_of(content: JsonObject) -> CustomerDetails:
    """The details in a row of the stream of customers, or in what was sealed; what is no text is left out."""
    consent = content.get("consent")
    given = consent if isinstance(consent, dict) else {}
    allows = frozenset(purpose for purpose in Consent if given.get(purpose.value) is True)
    name, email, phone, card, address = (_text(content.get(member)) for member in TEXTS)
    exemption = read_exemption(content.get("exemption"))
    return CustomerDetails(name, email, phone, card, _text(content.get("group")), allows, address, exemption)


def contact_key(text: str) -> str:
    """A text as contacts are compared: letters' case, blanks and the signs in a telephone number do not matter."""
    plain = "".join(text.split()).casefold()
    digits = plain.replace("-", "").replace("/", "").replace("(", "").replace(")", "").removeprefix("+")
    return digits if digits.isdigit() else " ".join(text.split()).casefold()


def is_meant(details: CustomerDetails, text: str) -> bool:
    """Whether the text is this customer's e-mail address, telephone number or card, or part of the name."""
    wanted = contact_key(text)
    if not wanted:
        return False
    keys = {contact_key(each) for each in (details.email, details.phone, details.card) if each}
    return wanted in keys or wanted in " ".join(details.name.split()).casefold()


def _text(found: Json) -> str:
    return found if isinstance(found, str) and is_clean(found) else ""
