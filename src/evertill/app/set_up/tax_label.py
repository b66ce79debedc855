"""What receipts call the tax of the first tax class: the word that people of the country read on theirs."""

from decimal import Decimal

_WORDS = {
    "AT": "USt.",
    "CH": "MwSt.",
    "CZ": "DPH",
    "DE": "MwSt.",
    "DK": "moms",
    "ES": "IVA",
    "FR": "TVA",
    "GB": "VAT",
    "IE": "VAT",
    "IT": "IVA",
    "NL": "btw",
    "NO": "mva",
    "PL": "VAT",
    "PT": "IVA",
    "SE": "moms",
}


def tax_label(locale: str, rate: Decimal) -> str:
    """The label, such as `MwSt.` where the locale is `de_DE`; of no tax at all, that there is none."""
    language, _, country = locale.partition("_")
    if not rate:
        return "steuerfrei" if language == "de" else "Tax free"
    return _WORDS.get(country, "Tax")
