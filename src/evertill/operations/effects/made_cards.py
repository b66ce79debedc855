"""Gift cards whose number is drawn here: once their sale is completed, so that no open sale holds a number."""

from dataclasses import replace

from evertill.domain.balances.card_number import last_four
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import SaleLine
from evertill.kernel.errors import Bug
from evertill.kernel.money import Money, money_from_text
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.slips.bearer_slip import bearer_slip
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class MadeCard:
    """A number drawn, and what the card is worth."""

    number: Secret
    amount: Money
    name: str


def with_made_cards(counter: Counter, priced: PricedSale) -> tuple[PricedSale, tuple[MadeCard, ...]]:
    """The sale with the hashes of the cards that it makes, and their numbers; as it was where it makes none."""
    sale = priced.sale
    if not any(line.sells is not None and line.sells.is_made for line in sale.live_lines):
        return priced, ()
    made: list[MadeCard] = []
    lines = tuple(_made(counter, line, made) for line in sale.lines)
    return price_sale(replace(sale, lines=lines)), tuple(made)


def print_made_cards(unit: UnitOfWork, counter: Counter, made: tuple[MadeCard, ...], receipt_number: str) -> None:
    """Queue a paper for each."""
    for card in made:
        slip = bearer_slip(counter, card.name, card.number, card.amount, receipt_number)
        unit.put_document(slip, transaction_id=None, at=moment(unit, counter))


def _made(counter: Counter, line: SaleLine, made: list[MadeCard]) -> SaleLine:
    if line.sells is None or not line.sells.is_made or line.is_voided:
        return line
    number = counter.card_numbers.draw()
    number_hash = counter.card_numbers.hash_of(number)
    if number_hash is None:
        raise Bug("a card was rung without the shop's key of cards")
    made.append(MadeCard(number, money_from_text(str(line.regular_price), line.item.currency), line.item.name))
    sold = replace(line.sells, number_hash=number_hash, last_four=last_four(number.reveal()))
    return replace(line, sells=sold)
