"""The receipt of a transaction whose paper is not kept here any more, as after a restore: laid out anew from what was
sealed, by today's layout and words. What it says of the sale is what the journal says; the lines of the fiscal signer
are the sealed ones, and its code is signed anew, by the key that this till has now."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction, TransactionKind
from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.policy.receipt import ReceiptPart
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Align, Block, Code, CodeKind, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.domain.receipts.receipt_code import claim_payload, receipt_code
from evertill.domain.records.points_moves import read_moves
from evertill.domain.selling.hand_discount import HAND
from evertill.domain.selling.withheld import OFFERS_ANEW
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.kernel.canonical import Json
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.receipts.receipt_layout import PaperStyle, tender_name
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.fiscal import sealed_lines
from evertill.ports.journal import UnitOfWork

Members = Mapping[str, Json]
_SIGNED = frozenset({TransactionKind.SALE, TransactionKind.RETURN})
_DEEDS = (ReasonFor.DISCOUNT, ReasonFor.OVERRIDE_PRICE, ReasonFor.WEB_OFFER)


def receipt_of(unit: UnitOfWork, counter: Counter, done: Transaction) -> Receipt | None:
    """The original of a transaction's receipt: as it was printed, else laid out anew and kept from then on."""
    kept = unit.receipt_document(done.transaction_id)
    if kept is not None:
        return kept
    operator = None if done.operator_id is None else counter.people.find_operator(done.operator_id)
    name = "" if operator is None else operator.name
    style = PaperStyle(counter.layout, counter.words, counter.formats)
    made = receipt_again(done, counter.policy(), style, name, _code(counter, done))
    if made is not None:
        at = moment(unit, counter)
        unit.put_document(made, transaction_id=done.transaction_id, at=at, is_printed=False)
    return made


def _code(counter: Counter, done: Transaction) -> str:
    """By which another till knows the receipt; empty for what has none, or says less than it needs."""
    gross, currency, promised = done.body.get("gross"), done.body.get("currency"), done.body.get("returns")
    if done.kind not in _SIGNED or not isinstance(gross, int) or not isinstance(currency, str):
        return ""
    rule = promised.get("promotions") if isinstance(promised, Mapping) else None
    promotions = rule if isinstance(rule, str) else ""
    payload = claim_payload(done, gross_minor=gross, currency=currency, promotions=promotions)
    return receipt_code(payload, counter.device_key.sign(payload))


def receipt_again(
    done: Transaction, policy: StorePolicy, style: PaperStyle, operator_name: str, code: str = ""
) -> Receipt | None:
    """The paper; None where the transaction has no receipt, or says less than one needs. `code` is its signed code."""
    if done.kind not in TAKES_RECEIPT_NUMBER:
        return None
    try:
        blocks = tuple(_blocks(done, policy, style, operator_name, code))
    except ValueError:
        return None
    return Receipt(blocks, f"{_title(done, style)} {done.number_text}", kicks_drawer=False)


def _blocks(
    done: Transaction, policy: StorePolicy, style: PaperStyle, operator_name: str, code: str
) -> Iterator[Block]:
    words, body, currency = style.words, done.body, _text(done.body, "currency")
    for place, text in enumerate(policy.receipt_header):
        yield Text(text, Align.CENTRE, Weight.LARGE if place == 0 else Weight.NORMAL)
    if done.identity.is_training:
        yield Text(words.training, Align.CENTRE, Weight.BOLD)
    if done.kind is not TransactionKind.SALE:
        yield Text(_title(done, style), Align.CENTRE, Weight.BOLD)
    yield Rule()
    promotions = _promotions(body)
    for line in _objects(body, "lines"):
        yield from _line(line, promotions, policy, style, currency)
    yield Rule()
    yield from _totals(body, currency, style)
    yield from _taxes(body, currency, style)
    yield Gap()
    who = f" · {words.served_by} {operator_name}" if operator_name else ""
    yield Text(f"{words.till} {done.identity.workstation}{who}", Align.CENTRE)
    yield Text(f"{style.formats.moment(done.occurred_at)} · {done.number_text}", Align.CENTRE)
    yield from (Text(text, Align.CENTRE) for text in sealed_lines(done.body))
    if code and ReceiptPart.CHECK in (policy.receipt.parts or style.layout.parts):
        yield Code(CodeKind.QR, code, words.scan_to_check)
    yield Code(CodeKind.CODE128, done.number_text, done.number_text)
    for text in policy.receipt_footer:
        yield Text(text, Align.CENTRE)


def _title(done: Transaction, style: PaperStyle) -> str:
    words = style.words
    titles = {TransactionKind.RETURN: words.return_, TransactionKind.POST_VOID: words.post_void}
    return titles.get(done.kind, words.receipt)


def _line(
    line: Members, names: Mapping[str, str], policy: StorePolicy, style: PaperStyle, currency: str
) -> Iterator[Block]:
    """Name and listed amount, how many at what each, and why it costs another."""
    words, formats = style.words, style.formats
    name = _text(line, "name") or _text(line, "sku")
    is_back = line.get("direction") == "return" and "redeems" not in line
    yield Columns(f"{words.return_}: {name}" if is_back else name, _amount(line, "regular", currency, style))
    micro = abs(_whole(line, "quantity"))
    if micro != MICRO and "label_amount" not in line:
        quantity = formats.quantity(Quantity(micro, Unit(_text(line, "unit"))))
        yield Text(f"  {quantity} × {formats.unit_price(Decimal(_text(line, 'regular_price')), currency)}")
    numbers = ((words.serial_number, line.get("serial")), (words.batch_number, line.get("batch")))
    yield from (Text(f"  {word} {number}") for word, number in numbers if isinstance(number, str))
    original = line.get("original")
    if isinstance(original, Mapping):
        yield Text(f"  {_text(original, 'number')}")
    modifiers = line.get("modifiers")
    for entry in modifiers if isinstance(modifiers, list) else ():
        match entry:
            case [str(source), int(off), *_]:
                yield Columns(_why(source, names, policy, words), _money(off, currency, style), indent=2)
            case _:
                continue


def _promotions(body: Members) -> dict[str, str]:
    """What each source of a promotion is called."""
    return {f"promotion:{_text(each, 'id')}": _text(each, "name") for each in _objects(body, "promotions")}


def _why(source: str, names: Mapping[str, str], policy: StorePolicy, words: ReceiptWords) -> str:
    """Why a line costs another amount, in the words the customer reads."""
    if source in {EXEMPT, OFFERS_ANEW}:
        return words.tax_exempt if source == EXEMPT else words.offers_anew
    code = source.removeprefix(HAND)
    offered = [reason for deed in _DEEDS for reason in policy.reasons.of(deed)]
    own = next((reason.words_for_customer(words.language) for reason in offered if reason.code == code), "")
    return names.get(source) or own or words.reasons.get(code) or words.discount


def _totals(body: Members, currency: str, style: PaperStyle) -> Iterator[Block]:
    words = style.words
    if _whole(body, "cash_rounding"):
        yield Columns(words.subtotal, _amount(body, "gross", currency, style))
        yield Columns(words.rounding, _amount(body, "cash_rounding", currency, style))
    yield Columns(f"{words.total} {currency}", _amount(body, "due", currency, style), Weight.LARGE)
    for tender in _objects(body, "tenders"):
        yield from _tender(tender, currency, style)
    if _whole(body, "change"):
        yield Columns(words.change, _amount(body, "change", currency, style))
    for move in read_moves(body.get("points")):
        told = ((words.points_earned, move.earned), (words.points_returned, move.returned))
        yield from (Columns(word, str(count)) for word, count in told if count)


def _tender(tender: Members, currency: str, style: PaperStyle) -> Iterator[Block]:
    words, minor = style.words, _whole(tender, "amount")
    means, reference = tender.get("means"), tender.get("reference")
    name = means if isinstance(means, str) and means else tender_name(_text(tender, "kind"), words)
    yield Columns(f"{words.paid_out} ({name})" if minor < 0 else name, _money(abs(minor), currency, style))
    if isinstance(means, str) and means and isinstance(reference, str) and reference:
        yield Text(f"  {reference}")
    card, balance = tender.get("card"), tender.get("balance")
    if isinstance(card, Mapping):
        last = card.get("last_four")
        parts = (card.get("name"), f"··{last}" if last else "", card.get("authorisation"))
        told = " ".join(part for part in parts if isinstance(part, str) and part)
        yield from [Text(f"  {told}")] if told else []
        on_top = ((words.tip, card.get("tip")), (words.cash_out, card.get("cash_out")))
        for word, more in on_top:
            if isinstance(more, int) and more:
                yield Columns(word, _money(more, currency, style), indent=2)
    if isinstance(balance, Mapping) and isinstance(balance.get("last4"), str):
        yield Text(f"  ··{balance['last4']}")


def _taxes(body: Members, currency: str, style: PaperStyle) -> Iterator[Block]:
    words, taxes = style.words, _objects(body, "taxes")
    if any(_whole(tax, "amount") for tax in taxes):
        yield Gap()
        for tax in taxes:
            side = words.included if tax.get("included") is True else words.excluded
            label = _text(tax, "label") or words.tax
            rate = "" if tax.get("kind") == "fixed" else f" {style.formats.percent(Decimal(_text(tax, 'rate')))}"
            yield Columns(f"{side} {label}{rate}", _amount(tax, "amount", currency, style))
        yield Columns(words.net, _amount(body, "net", currency, style))


def _objects(members: Members, name: str) -> list[Members]:
    found = members.get(name)
    return [entry for entry in found if isinstance(entry, Mapping)] if isinstance(found, list) else []


def _amount(members: Members, name: str, currency: str, style: PaperStyle) -> str:
    return _money(_whole(members, name), currency, style)


def _money(minor: int, currency: str, style: PaperStyle) -> str:
    return style.formats.amount(Money(minor, currency))


def _whole(members: Members, name: str) -> int:
    found = members.get(name)
    if not isinstance(found, int):
        raise ValueError(f"{name} is missing")
    return found


def _text(members: Members, name: str) -> str:
    found = members.get(name)
    if not isinstance(found, str):
        raise ValueError(f"{name} is missing")
    return found
