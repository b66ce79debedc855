"""A receipt on the web: for whoever has the token, without a word of any person."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import Transaction
from evertill_central.console.web_receipts import shown
from evertill_central.services.common.central import Central
from tests.support.central import a_body, a_central, an_enrolled_till

SECRET = "abcdefghijklmnopqrstuv"


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """A backend."""
    with a_central(f"sqlite:///{tmp_path / 'central.sqlite'}") as made:
        yield made


def a_sale(central: Central, **members: object) -> Transaction:
    """A sale with a page, delivered."""
    till = an_enrolled_till(central)
    body = {**json.loads(json.dumps(a_body())), "web_secret": SECRET, "discount": 0, "change": 0, **members}
    body = {"due": body["gross"], "taxes": [{"label": "VAT", "rate": "20", "amount": 83}], **body}
    body["lines"] = [{"name": "Tea", "quantity": 1_000_000, **line} for line in body["lines"]]
    fact = till.fact(body=body)
    assert till.post(central, [fact])[0]["result"].startswith("accepted")
    return fact


def test_receipt_is_shown_to_whoever_has_the_token(central: Central) -> None:
    sale = a_sale(central)
    page, status = shown(central, f"{sale.transaction_id}.{SECRET}", "1.2.3.4")
    assert status == 200
    assert sale.number_text in page
    assert "noindex" in page


def test_receipt_calls_a_tender_as_the_shop_does_and_any_other_by_its_kind(central: Central) -> None:
    tenders = [{"kind": "wallet", "means": "iPay <b>", "amount": 299}, {"kind": "gift_card", "amount": 200}]
    sale = a_sale(central, tenders=tenders)
    page, _ = shown(central, f"{sale.transaction_id}.{SECRET}", "1.2.3.4")
    assert "iPay &lt;b&gt;" in page
    assert "Gift card" in page
    assert "Wallet" not in page


def test_receipt_names_no_person(central: Central) -> None:
    sale = a_sale(central, customer="c-4711")
    page, _ = shown(central, f"{sale.transaction_id}.{SECRET}", "1.2.3.4")
    assert "c-4711" not in page
    assert str(sale.operator_id) not in page


def test_receipt_with_another_secret_is_not_shown(central: Central) -> None:
    sale = a_sale(central)
    assert shown(central, f"{sale.transaction_id}.{SECRET[:-1]}x", "1.2.3.4")[1] == 404
    assert shown(central, f"{sale.transaction_id}.", "1.2.3.4")[1] == 404
    assert shown(central, "nothing", "1.2.3.4")[1] == 404


def test_receipt_without_a_secret_has_no_page(central: Central) -> None:
    sale = a_sale(central, web_secret="")
    assert shown(central, f"{sale.transaction_id}.", "1.2.3.4")[1] == 404


def test_receipt_text_cannot_become_markup(central: Central) -> None:
    body = json.loads(json.dumps(a_body()))
    body["lines"][0]["name"] = "<script>alert(1)</script>"
    sale = a_sale(central, lines=body["lines"])
    page, status = shown(central, f"{sale.transaction_id}.{SECRET}", "1.2.3.4")
    assert status == 200
    assert "<script>" not in page


def test_address_that_guesses_is_slowed_down(central: Central) -> None:
    answers = [shown(central, f"guess.{number}", "6.6.6.6")[1] for number in range(200)]
    assert 429 in answers
