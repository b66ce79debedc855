"""One German word for one thing, on the screens, on paper and in the manual: the one that shops in Germany use."""

import re
from dataclasses import fields
from pathlib import Path

from evertill.app.paper.receipt_words import words_of
from evertill.domain.policy.reasons import DEFAULT_REASONS
from evertill.kernel.told_sentences import read_messages
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.operations.words.till_words import NAMES, TillWords

RESOURCES = Path(__file__).resolve().parents[3] / "resources"

GLOSSARY = {
    "Laden": r"Geschäft(?!s?tag|s?vorf)|Filial",
    "Kartengerät": r"Kartenterminal|Kartenlese|EC-Gerät|\bTerminals?\b",
    "Backend": r"Geschäftssystem|\bZentrale\b|\bServers?\b",
    "Vorgang": r"Transaktion|\bBuchung",
    "Bon": r"Quittung|Kassenzettel|Kassenbon|Belegstorno",
    "Personal": r"Bediener|Kassierer|Mitarbeiter",
    "Artikel": r"Produkt",
    "Kunde": r"Kundschaft",
    "Strichcode": r"Barcode",
    "Rabatt": r"Nachlass|Nachlässe",
    "Rückgabe": r"Rücknahme|Retoure",
    "Warengruppe": r"Kategorie",
    "Lade": r"Kassenlade|Schublade",
    "Zahlart": r"Zahlungsmittel|Zahlungsart",
    "Passwort": r"Kennwort",
    "Training": r"Schulung|\bÜbung\b",
    "zurückstellen": r"[Gg]eparkt|\b[Pp]arken",
    "Ausweis": r"\bBadge",
}
"""The word, and those it is said instead of. A receipt is a Bon; a slip, a document of goods and what the law calls a
receipt, on paper, are a Beleg. `Verkauf` is ours, `Einkauf` the customer's."""
ALLOWED = {
    "mail.ts": ("Server",),
    "core.ts": ("Mailserver",),
    "connecting.md": ("für einen Server auf diesem Rechner", "in der Transaktion"),
    "operating.md": ("Server wieder erreichbar", "Benutzers"),
}
"""A mail server is one, and a database has its transactions."""


def texts() -> list[tuple[str, str, str]]:
    """Where, the English, the German."""
    found = [
        (file.name, source, said)
        for file in sorted((RESOURCES / "translations" / "de").rglob("*.ts"))
        for source, said in read_messages(file.read_text(encoding="utf-8")).items()
    ]
    for page in sorted((RESOURCES / "help" / "de").glob("*.md")):
        found += [(page.name, "", line) for line in page.read_text(encoding="utf-8").splitlines()]
    words = words_of("de")
    found += [("paper", "", str(getattr(words, each.name))) for each in fields(ReceiptWords) if each.name != "of_till"]
    found += [("paper", "", str(getattr(words.of_till, each.name))) for each in fields(TillWords)]
    return found


def bare(where: str, said: str) -> str:
    for allowed in ALLOWED.get(where, ()):
        said = said.replace(allowed, "")
    return said


def test_one_word_is_said_for_one_thing() -> None:
    others = re.compile("|".join(GLOSSARY.values()))
    assert [(where, said[:90]) for where, _, said in texts() if others.search(bare(where, said))] == []


SLIPS = re.compile(r"slip|document|evidence|terminal's receipt|shows it", re.IGNORECASE)


def test_receipt_is_a_bon_on_every_screen() -> None:
    wrong = [
        (where, said[:90])
        for where, source, said in texts()
        if re.search(r"\breceipts?\b", source, re.IGNORECASE) and not SLIPS.search(source) and "Beleg" in said
    ]
    assert wrong == []


def test_every_word_on_paper_is_german() -> None:
    english, german = ReceiptWords(), words_of("de_DE")
    same = [each.name for each in fields(ReceiptWords) if getattr(english, each.name) == getattr(german, each.name)]
    same += [
        each.name
        for each in fields(TillWords)
        if getattr(english.of_till, each.name) == getattr(german.of_till, each.name)
    ]
    assert same == []
    assert [key for key in NAMES if german.of_till.names[key] == NAMES[key] != "Wallet"] == []


def test_every_reason_that_is_offered_unasked_has_its_words_on_paper() -> None:
    codes = {reason.code for reasons in DEFAULT_REASONS.values() for reason in reasons}
    assert sorted(code for code in codes if f"reason:{code}" not in NAMES) == []
