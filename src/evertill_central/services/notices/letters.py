"""What a customer reads: one short letter for each event, in their language, or in the shop's own words."""

from collections.abc import Mapping
from string import Formatter

from evertill.domain.streams.stream_fields import BadRow, Members, object_of, shown_text
from evertill.kernel.values import dataclass
from evertill_central.services.orders.notice_events import NoticeEvent

DEFAULT_LANGUAGE = "en"
FACTS = frozenset({"number", "name", "shop", "until", "shelf", "tracking"})
"""What a text may name in braces."""
TEXT_MAX = 4000


@dataclass(frozen=True, slots=True)
class LetterText:
    """Subject and text, with FACTS in braces."""

    subject: str
    text: str

    def filled(self, facts: Mapping[str, str]) -> "LetterText":
        """With the facts in place; what is not known is left out. A subject is one line."""
        known = {name: facts.get(name, "") for name in FACTS}
        return LetterText(" ".join(self.subject.format_map(known).split()), self.text.format_map(known).strip() + "\n")


_E = NoticeEvent
_ENGLISH = {
    _E.PLACED: LetterText(
        "We have your order {number}",
        "Thank you for your order {number} at {shop}.\n\nWe write again as soon as it goes on.",
    ),
    _E.READY: LetterText(
        "Your order {number} is ready",
        "Your order {number} is ready at {shop}.\n\nBring the code of your order, or a document with your name.{until}",
    ),
    _E.EXPIRES_SOON: LetterText(
        "Your order {number} waits for you",
        "Your order {number} still lies ready at {shop}.{until}\n\nAfter that its goods go back to the shelf.",
    ),
    _E.EXPIRED: LetterText(
        "Your order {number} was not collected",
        "Your order {number} was not collected in time at {shop}.\n\nPlease call the shop if you still want it.",
    ),
    _E.CANCELLED: LetterText(
        "Your order {number} is cancelled",
        "Your order {number} at {shop} is cancelled.\n\nWhat you paid for it goes back to how you paid.",
    ),
    _E.HANDED_OVER: LetterText(
        "You have your order {number}",
        "Your order {number} was handed over at {shop}.\n\nIf it was not you, please call the shop at once.",
    ),
    _E.SHIPPED: LetterText(
        "Your order {number} is on its way", "Your order {number} has left {shop}.{tracking}\n\nThank you."
    ),
}
_GERMAN = {
    _E.PLACED: LetterText(
        "Ihre Bestellung {number} ist bei uns",
        "Vielen Dank für Ihre Bestellung {number} bei {shop}.\n\nWir melden uns, sobald es weitergeht.",
    ),
    _E.READY: LetterText(
        "Ihre Bestellung {number} liegt bereit",
        "Ihre Bestellung {number} liegt bei {shop} bereit.\n\n"
        "Bitte bringen Sie den Abholcode oder einen Ausweis mit.{until}",
    ),
    _E.EXPIRES_SOON: LetterText(
        "Ihre Bestellung {number} wartet auf Sie",
        "Ihre Bestellung {number} liegt noch bei {shop} bereit.{until}\n\nDanach kommt die Ware zurück ins Regal.",
    ),
    _E.EXPIRED: LetterText(
        "Ihre Bestellung {number} wurde nicht abgeholt",
        "Ihre Bestellung {number} wurde bei {shop} nicht rechtzeitig abgeholt.\n\n"
        "Bitte rufen Sie den Laden an, wenn Sie sie noch möchten.",
    ),
    _E.CANCELLED: LetterText(
        "Ihre Bestellung {number} ist storniert",
        "Ihre Bestellung {number} bei {shop} ist storniert.\n\n"
        "Was Sie bezahlt haben, erhalten Sie auf demselben Weg zurück.",
    ),
    _E.HANDED_OVER: LetterText(
        "Sie haben Ihre Bestellung {number}",
        "Ihre Bestellung {number} wurde bei {shop} übergeben.\n\n"
        "Waren das nicht Sie, rufen Sie bitte sofort den Laden an.",
    ),
    _E.SHIPPED: LetterText(
        "Ihre Bestellung {number} ist unterwegs",
        "Ihre Bestellung {number} hat {shop} verlassen.{tracking}\n\nVielen Dank.",
    ),
}
_TEXTS: Mapping[str, Mapping[NoticeEvent, LetterText]] = {"en": _ENGLISH, "de": _GERMAN}
_UNTIL = {"en": " It is kept until {when}.", "de": " Wir halten sie bis {when} für Sie zurück."}
_TRACKING = {"en": " Its number is {when}.", "de": " Die Sendungsnummer ist {when}."}
_MOMENTS = {"en": "%Y-%m-%d %H:%M", "de": "%d.%m.%Y, %H:%M Uhr"}


def letter_text(
    event: NoticeEvent, language: str, templates: Mapping[str, Mapping[str, LetterText]]
) -> tuple[LetterText, str]:
    """The text in this language or one that is nearest, and which that is: `de-AT`, then `de`, then English."""
    plain = language.replace("_", "-").casefold()
    for code in dict.fromkeys((plain, plain.partition("-")[0], DEFAULT_LANGUAGE)):
        text = templates.get(code, {}).get(event.value) or _TEXTS.get(code, {}).get(event)
        if text is not None:
            return text, code
    raise AssertionError("every event has an English text")


def until_words(moment: str, language: str) -> str:
    """A sentence that says until when, for the end of another."""
    return _words(_UNTIL, language).format(when=moment) if moment else ""


def tracking_words(number: str, language: str) -> str:
    """A sentence with the parcel's number."""
    return _words(_TRACKING, language).format(when=number) if number else ""


def moment_pattern(language: str) -> str:
    """How a moment is written."""
    return _words(_MOMENTS, language)


def _words(known: Mapping[str, str], language: str) -> str:
    return known.get(language.partition("-")[0], known[DEFAULT_LANGUAGE])


def read_templates(content: Members) -> dict[str, dict[str, LetterText]]:
    """The shop's own texts by language and event; BadRow for an event or a fact that there is not."""
    found: dict[str, dict[str, LetterText]] = {}
    for language, events in content.items():
        texts = found.setdefault(language.replace("_", "-").casefold(), {})
        for event, told in object_of(events, "language").items():
            if event not in {each.value for each in NoticeEvent}:
                raise BadRow(f"There is no event {event[:40]!r} to write of.")
            texts[event] = _read_text(object_of(told, "text"))
    return found


def _read_text(content: Members) -> LetterText:
    subject, text = shown_text(content, "subject", 200), content.get("text")
    if not subject or not isinstance(text, str) or not 0 < len(text) <= TEXT_MAX:
        raise BadRow("A letter has a subject and a text.")
    for part in (subject, text):
        try:
            named = {name for _, name, _, _ in Formatter().parse(part) if name is not None}
        except ValueError as error:
            raise BadRow("The braces of a letter do not close.") from error
        if named - FACTS:
            known = ", ".join(sorted(FACTS))
            raise BadRow(f"A letter cannot name {min(named - FACTS)[:40]!r}; it knows {known}.")
    return LetterText(subject, text)
