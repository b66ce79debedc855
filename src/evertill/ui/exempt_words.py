"""Why a buyer pays no tax, in the operator's language."""

from evertill.ui.words import tr


def exempt_reason(code: str) -> str:
    """What the buyer is, or does, by the stored code."""
    return {
        "diplomat": tr("Diplomat"),
        "resale": tr("Buys to sell again"),
        "charity": tr("Charity"),
        "export": tr("Takes it abroad"),
    }.get(code, tr("Something else"))
