"""No command and no question takes a payment card's number, whatever it is for and however it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from evertill.kernel.errors import Fault
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import Command, Question
from evertill.operations.counter.counter import Counter
from evertill.operations.desk import _is_refusal
from evertill.operations.people.proof import ByPin
from evertill.operations.people.with_approval import WithApproval
from evertill.operations.selling.paying.ring_invoice import InvoiceLine, RingInvoice
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.operations.words.card_door import CardRefused, refuse_card, typed_texts
from evertill.operations.words.free_text import CARD_SENTENCE
from evertill.ports.journal import UnitOfWork
from tests.support.counter import MANAGER, FakeCatalogue, Till
from tests.support.every_command import Asked, every_kind, typed_into
from tests.support.sales import an_item
from tests.support.ui import Shop

# Published test numbers of the card schemes, none of which was ever issued.
CARD, SPACED = "4111111111111111", "pay with 5555 5555 5555 4444 please"


def every_text() -> Iterator[tuple[str, str, Asked]]:
    """Every free text of every command and question, with a card number in it."""
    for kind in every_kind():
        for written in (CARD, SPACED):
            for member, asked in typed_into(kind, written):
                yield f"{kind.__name__}.{member}", written, asked


CASES = list(every_text())


def test_there_are_commands_and_questions_to_try() -> None:
    names = {name for name, _, _ in CASES}
    assert {"CancelSale.reason", "SearchProducts.text", "WithApproval.reason", "RingUnknown.name"} <= names


@pytest.mark.parametrize(("written", "asked"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_card_number_typed_anywhere_is_refused_and_kept_nowhere(written: str, asked: Asked) -> None:
    shop = Shop(operator=MANAGER)
    shop.till.ring("OAT-1")

    if isinstance(asked, Question):
        with pytest.raises(CardRefused):
            shop.desk._answers.answer(asked)
    else:
        _assert_refused(shop.till, asked)

    assert CARD not in repr(shop.till.memory.committed)
    assert "5555" not in repr(shop.till.memory.committed)


def _assert_refused(till: Till, command: Command[object]) -> None:
    try:
        outcome = till.do(command)
    except Fault:
        return
    assert _is_refusal(outcome) or till.memory.transactions[-1].kind.value in {"tender_loan", "sign_on"}, outcome


@dataclass(frozen=True, slots=True)
class Careless(Command[str]):
    """A command that keeps what it is given."""

    note: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> str:
        """Keep it on the sale."""
        sale = unit.open_sale()
        assert sale is not None
        unit.keep_open_sale(sale)
        return self.note


def test_card_number_in_a_careless_command_undoes_it() -> None:
    till = Till()
    till.ring()
    before = till.memory.committed.copied()

    with pytest.raises(CardRefused) as refused:
        till.do(Careless(CARD))

    assert refused.value.text == CARD_SENTENCE
    assert till.memory.committed == before
    assert till.do(Careless("table 4")) == "table 4"


def test_code_of_the_catalogue_is_no_card_whatever_it_looks_like() -> None:
    catalogue = FakeCatalogue([an_item(sku=CARD, name="Oddly numbered")])

    refuse_card(RingSku(CARD), catalogue)
    with pytest.raises(CardRefused):
        refuse_card(RingSku("5555555555554444"), catalogue)


def test_texts_inside_an_approved_command_are_seen_and_secrets_are_not_touched() -> None:
    approved = WithApproval(OpenDrawer("change"), ByPin(MANAGER, Secret(CARD)), "agreed")

    assert list(typed_texts(approved)) == ["change", "agreed"]


def test_texts_of_a_part_that_many_lines_share_are_seen_once_and_those_of_every_other_line_too() -> None:
    shared, other = an_item(name="Tea"), an_item(name=SPACED)
    lines = tuple(InvoiceLine(item, 1, Decimal(1)) for item in (shared, shared, other, shared))

    found = typed_texts(RingInvoice("536365", lines))

    assert (found.count("Tea"), found.count(SPACED), found.count("536365")) == (1, 1, 1)
    with pytest.raises(CardRefused):
        refuse_card(RingInvoice("536365", lines), FakeCatalogue([shared]))
