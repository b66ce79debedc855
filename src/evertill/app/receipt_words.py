"""The words on receipts in the languages we have; others get English until somebody adds theirs."""

from evertill.app.till_words import GERMAN
from evertill.operations.receipt_words import ReceiptWords

_GERMAN_REASONS = {
    "damaged": "Reduziert: beschädigt",
    "price_match": "Preisgarantie",
    "wrong_label": "Preis laut Auszeichnung",
    "web_offer": "Preis im Netz",
    "regular_customer": "Stammkundenrabatt",
    "goodwill": "Kulanzrabatt",
}

_GERMAN = ReceiptWords(
    language="de",
    receipt="Beleg",
    return_="Rückgabe",
    total="Summe",
    subtotal="Zwischensumme",
    discount="Rabatt",
    special_price="Sonderpreis",
    post_void="STORNO",
    rounding="Rundung",
    cash="Bar",
    card="Karte",
    other="Sonstiges",
    paid_out="Ausgezahlt",
    change="Rückgeld",
    tax="Steuer",
    net="Netto",
    gross="Brutto",
    included="inkl.",
    excluded="zzgl.",
    copy="KOPIE",
    training="TRAINING - kein gültiger Beleg",
    till="Kasse",
    served_by="Es bediente Sie",
    scan_to_check="Zum Prüfen des Belegs scannen",
    items="Artikel",
    tip="Trinkgeld",
    cash_out="Bargeld ausgezahlt",
    saved="Sie haben gespart",
    on_the_web="Ihr Beleg im Netz",
    gift="Geschenkbeleg",
    gift_note="Umtausch oder Rückgabe mit diesem Beleg.",
    gift_card="Geschenkkarte",
    store_credit="Guthaben",
    points="Punkte",
    points_left="Punkte übrig",
    voucher_redeemed="Gutschein eingelöst",
    voucher_taxed="Steuer beim Kauf bezahlt",
    pending_refund="Wird später erstattet",
    amount_of_credit="Wert",
    credit_note="Mit diesem Beleg bezahlen; wie Bargeld aufbewahren.",
    left_on_card="Restguthaben",
    untaxed="Geschenkkarten, Steuer erst beim Einlösen",
    tax_exempt="Steuerbefreit",
    gross_weight="Brutto",
    tare="Tara",
    net_weight="Nettogewicht, Tara abgezogen",
    serial_number="Seriennr.",
    batch_number="Charge",
    use_by="Zu verbrauchen bis",
    return_until="Rückgabe bis {day} ({days} Tage)",
    return_ever="Rückgabe jederzeit mit diesem Beleg",
    return_shares="Angebote und Mengenpreise zählen anteilig je Stück",
    return_anew="Angebote und Mengenpreise werden für das Behaltene neu gerechnet",
    return_by_code="Nach dem Code des Belegs: zu heutigen Preisen, höchstens dessen Summe",
    offers_anew="Angebot neu gerechnet",
    reasons=_GERMAN_REASONS,
    of_till=GERMAN,
)


def words_of(locale: str) -> ReceiptWords:
    """The words of a locale's language."""
    return {"de": _GERMAN}.get(locale.partition("_")[0], ReceiptWords())
