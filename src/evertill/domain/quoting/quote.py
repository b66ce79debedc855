"""A quote: one request in JSON, priced by the counter's engine, answered in JSON."""

from collections.abc import Sequence

from evertill.domain.pricing.offers import Gift
from evertill.domain.pricing.pricing import BasketPrice, price_basket
from evertill.domain.pricing.tax_amounts import TaxedLine
from evertill.domain.quoting.explain import explained
from evertill.domain.quoting.figures import Payment, Printer, pay, printer_of, quantity_text
from evertill.domain.quoting.request import Memory, Request, read_request
from evertill.domain.quoting.returning import ReturnedLine, take_back
from evertill.domain.selling.basket import LineAmount
from evertill.domain.streams.json_reading import BadPlace
from evertill.domain.taxes.tax import TaxRule
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.money import split_evenly


def quote(found: Json, memory: Memory | None = None) -> JsonObject:
    """The answer to one request; BadPlace when it cannot be priced. A memory kept for the next one spares time."""
    return priced_request(read_request(found, Memory() if memory is None else memory))


def priced_request(request: Request) -> JsonObject:
    """The answer to a request that was read already; BadPlace when it cannot be priced."""
    price = price_basket(request.basket, request.offers, request.shopper)
    printer = printer_of(request.precision)
    payment = pay(request, price.gross, printer)
    returned = take_back(price, request.returns, request.basket.policy.rounding)
    return _answer(request, price, payment, returned, printer)


def answer(found: Json, memory: Memory | None = None) -> tuple[JsonObject, bool]:
    """The answer to any JSON, and whether it is good: an error names the place."""
    try:
        return quote(found, memory), True
    except BadPlace as error:
        return error_answer(error.at, error.message), False


def error_answer(at: str, message: str) -> JsonObject:
    """What is answered in the place of a quote."""
    return {"error": {"at": at, "message": message}}


def _answer(
    request: Request, price: BasketPrice, payment: Payment, returned: Sequence[ReturnedLine], printer: Printer
) -> JsonObject:
    text = printer.text
    lines: list[Json] = [
        _line(name, amount, taxed, price.rules, printer)
        for name, amount, taxed in zip(request.names, price.amounts, price.taxed, strict=True)
    ]
    lines += [_gift(gift, printer) for gift in price.offered.gifts]
    settlement = payment.settlement
    return {
        "lines": lines,
        "taxes": [
            {"tax": rule.tax_id, "base": text(base), "amount": text(tax)}
            for rule, base, tax in zip(price.rules, price.bases, price.taxes, strict=True)
        ],
        "net": text(price.net),
        "tax": text(price.gross - price.net),
        "gross": text(price.gross),
        "discount": text(price.discount),
        "cash_rounding": payment.text(settlement.rounding),
        "due": payment.text(settlement.due),
        "tendered": payment.text(settlement.tendered),
        "change": payment.text(settlement.change),
        "refund": _refund(request.names, price, returned, printer),
        "explain": explained(request, price, payment, printer),
    }


def _line(name: str, amount: LineAmount, taxed: TaxedLine, rules: Sequence[TaxRule], printer: Printer) -> JsonObject:
    text, line = printer.text, amount.line
    units = [taxed.gross] if line.unit_count == 1 else split_evenly(taxed.gross, line.unit_count)
    return {
        "id": name,
        "regular": text(line.sign * amount.regular),
        "discount": text(line.sign * (amount.regular - amount.charged) + taxed.exempted),
        "net": text(taxed.net),
        "tax": text(taxed.gross - taxed.net),
        "gross": text(taxed.gross),
        "taxes": {
            rules[place].tax_id: {"base": text(base), "amount": text(tax)}
            for place, base, tax in zip(taxed.places, taxed.bases, taxed.taxes, strict=True)
        },
        "units": [text(unit) for unit in units],
        "modifiers": [
            *({"source": change.source, "amount": text(line.sign * change.steps)} for change in amount.changes),
            *([{"source": EXEMPT, "amount": text(-taxed.exempted)}] if taxed.exempted else []),
        ],
    }


def _gift(gift: Gift, printer: Printer) -> JsonObject:
    """A line of its own, which costs nothing."""
    nothing = printer.text(0)
    source = f"promotion:{gift.promotion.promotion_id}"
    figures = dict.fromkeys(("regular", "discount", "net", "tax", "gross"), nothing)
    quantity = quantity_text(gift.quantity_micro)
    units: list[Json] = [nothing] * (int(quantity) if quantity.isdigit() else 1)
    return {
        "id": f"gift:{gift.promotion.promotion_id}",
        "product": gift.product,
        "quantity": quantity,
        **figures,
        "taxes": {},
        "units": units,
        "modifiers": [{"source": source, "amount": nothing}],
    }


def _refund(names: Sequence[str], price: BasketPrice, returned: Sequence[ReturnedLine], printer: Printer) -> JsonObject:
    text = printer.text
    taxes: dict[int, int] = {}
    for one in returned:
        for place, tax in zip(price.taxed[one.line].places, one.taxes, strict=True):
            taxes[place] = taxes.get(place, 0) + tax
    gross, tax = sum(one.gross for one in returned), sum(taxes.values())
    return {
        "gross": text(gross),
        "net": text(gross - tax),
        "tax": text(tax),
        "taxes": [
            {"tax": price.rules[place].tax_id, "amount": text(amount)} for place, amount in sorted(taxes.items())
        ],
        "lines": [
            {
                "line": names[one.line],
                "quantity": quantity_text(one.quantity_micro),
                "gross": text(one.gross),
            }
            for one in returned
        ],
    }
