"""Why somebody did what needs a reason: the codes a shop offers for each deed, as data of its policy.

A code's text is stored with the deed for ever; its words come from the shop's `label` or, for the codes known to the
screens, from the translations.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from evertill.domain.streams.stream_fields import BadRow, Members, list_of, object_of, shown_text
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

CODE_LENGTH = 64
LABEL_LENGTH = 60


class ReasonFor(StrEnum):
    """A deed that can ask why."""

    DISCOUNT = "discount"
    OVERRIDE_PRICE = "override_price"
    WEB_OFFER = "web_offer"
    """Why the web's price is charged; its codes begin so, that every sale tells them apart for ever."""
    VOID_LINE = "void_line"
    CANCEL_SALE = "cancel_sale"
    POST_VOID = "post_void"
    OPEN_DRAWER = "open_drawer"
    TENDER_LOAN = "tender_loan"
    TENDER_PICKUP = "tender_pickup"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    STOCK_OUT = "stock_out"
    STOCK_IN = "stock_in"
    STOCK_ASIDE = "stock_aside"
    CLOSE_TRANSFER = "close_transfer"
    """Why a transfer is closed though something is missing."""
    TAKE_BACK = "take_back"
    APPROVAL = "approval"
    """Why somebody with more rights let it be done."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One code, with the shop's own words for it where it has any."""

    code: str
    label: str = ""
    """For whoever is at the till."""
    on_receipt: tuple[tuple[str, str], ...] = ()
    """For the customer, by language ("de"); "" is any language."""

    def words_for_customer(self, language: str) -> str:
        """What the customer reads in this language; empty where the shop has no words of its own."""
        words = dict(self.on_receipt)
        return words.get(language) or words.get("") or self.label


WEB_OFFER = "web_offer"
"""The web sells it for less, and the shop honours that; also what the codes for it begin with."""


def _codes(*codes: str) -> tuple[Reason, ...]:
    return tuple(Reason(code) for code in codes)


DEFAULT_REASONS: dict[ReasonFor, tuple[Reason, ...]] = {
    ReasonFor.DISCOUNT: _codes("damaged", "price_match", "regular_customer", "goodwill"),
    ReasonFor.OVERRIDE_PRICE: _codes("damaged", "price_match", "wrong_label", WEB_OFFER, "goodwill"),
    ReasonFor.WEB_OFFER: _codes(WEB_OFFER),
    ReasonFor.VOID_LINE: (),
    ReasonFor.CANCEL_SALE: _codes("customer_left", "cannot_pay", "rung_wrong", "other"),
    ReasonFor.POST_VOID: _codes("rung_wrong", "wrong_tender", "customer_left", "other"),
    ReasonFor.OPEN_DRAWER: _codes("change", "check", "correction", "other"),
    ReasonFor.TENDER_LOAN: _codes("change", "float"),
    ReasonFor.TENDER_PICKUP: _codes("safe", "bank"),
    ReasonFor.PAID_IN: _codes("change", "deposit", "correction", "other"),
    ReasonFor.PAID_OUT: _codes("supplier", "postage", "supplies", "wages", "correction", "other"),
    ReasonFor.STOCK_OUT: _codes("waste", "broken", "expired", "own_use", "stolen", "correction"),
    ReasonFor.STOCK_IN: _codes("found", "correction"),
    ReasonFor.STOCK_ASIDE: _codes("damaged", "check_quality", "sellable_again"),
    ReasonFor.CLOSE_TRANSFER: _codes("lost", "broken", "sent_wrong", "counted_wrong"),
    ReasonFor.TAKE_BACK: _codes("unwanted", "faulty", "wrong_size", "wrong_item", "other"),
    ReasonFor.APPROVAL: _codes("goodwill", "agreed", "correction", "other"),
}


@dataclass(frozen=True, slots=True)
class ReasonPolicy:
    """The codes offered for each deed, in their order; a deed with none is not asked about."""

    offered: Mapping[ReasonFor, tuple[Reason, ...]] = field(default_factory=lambda: dict(DEFAULT_REASONS))

    def of(self, deed: ReasonFor) -> tuple[Reason, ...]:
        """What is offered for this deed."""
        return self.offered[deed]


def parse_reasons(content: Members) -> ReasonPolicy:
    """The reasons in a policy; a deed that is absent keeps its default, an empty list asks nothing."""
    return ReasonPolicy(
        {
            deed: DEFAULT_REASONS[deed] if content.get(deed.value) is None else _parse_list(content, deed.value)
            for deed in ReasonFor
        }
    )


def reasons_content(policy: ReasonPolicy) -> JsonObject:
    """The member of the policy's row."""
    return {deed.value: [_reason_content(reason) for reason in reasons] for deed, reasons in policy.offered.items()}


def _parse_list(content: Members, name: str) -> tuple[Reason, ...]:
    reasons: dict[str, Reason] = {}
    for entry in list_of(content, name, 50):
        members = object_of(entry, "reason")
        code = shown_text(members, "code", CODE_LENGTH)
        if not code:
            raise BadRow("A reason has no code.")
        label = shown_text(members, "label", LABEL_LENGTH)
        if name == ReasonFor.WEB_OFFER and not code.startswith(WEB_OFFER):
            raise BadRow(f"A reason for an offer of the web begins with {WEB_OFFER!r}.")
        reasons.setdefault(code, Reason(code, label, _parse_words(members.get("receipt"))))
    return tuple(reasons.values())


def _parse_words(found: Json) -> tuple[tuple[str, str], ...]:
    """One text for every language, or texts by language."""
    by_language = {"": found} if found is None or isinstance(found, str) else object_of(found, "receipt's words")
    words = ((language, shown_text(by_language, language, LABEL_LENGTH)) for language in sorted(by_language))
    return tuple((language, text) for language, text in words if text)


def _reason_content(reason: Reason) -> JsonObject:
    content: JsonObject = {"code": reason.code, "label": reason.label}
    if reason.on_receipt:
        content["receipt"] = dict(reason.on_receipt)
    return content
