"""The signed view of a day: what a till reconciles against."""

import base64
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill_central.services.common.central import Central
from evertill_central.services.reports.statements import find_statement
from tests.support.central import Till, a_body, a_central, admin_token, an_enrolled_till, ask, read
from tests.support.central_versions import turn_back


def test_statement_adds_up_sales_returns_and_tenders_of_its_day(central: Central, till: Till) -> None:
    card: JsonObject = {**a_body(gross=300, cash=0), "tenders": [{"kind": "card", "amount": 300}], "change": 0}
    till.post(
        central,
        [
            till.fact(body=a_body({"A": 1, "B": 1})),
            till.fact(body=card),
            till.fact(TransactionKind.RETURN, a_body({"A": -1})),
            till.fact(TransactionKind.SIGN_ON, {"operator": "o"}),
            till.fact(day=date(2026, 11, 20)),
        ],
    )
    statement = till.statement(central, "2026-11-21")
    figures = {name: statement[name] for name in ("currency", "facts", "sales", "returns", "sold", "returned", "net")}
    assert figures == {
        "currency": "EUR",
        "facts": 4,
        "sales": 2,
        "returns": 1,
        "sold": 1298,
        "returned": 499,
        "net": 799,
    }
    assert statement["tenders"] == {"cash": 499, "card": 300}
    assert statement["head"] == {"epoch": till.identity.epoch, "sequence": 5, "hash": till.head.hash}
    assert statement["chain"] == "intact"


def test_statement_without_a_day_lists_all_days(central: Central, till: Till) -> None:
    till.post(central, [till.fact(), till.fact(day=date(2026, 11, 20))])
    statement = till.statement(central)
    assert [(day["day"], day["net"]) for day in statement["days"]] == [("2026-11-20", 499), ("2026-11-21", 499)]
    assert (statement["day"], statement["net"], statement["facts"]) == (None, 998, 2)


def test_statement_of_a_day_without_facts_is_empty(central: Central, till: Till) -> None:
    statement = till.statement(central, "2000-01-01")
    assert (statement["facts"], statement["net"], statement["currency"], statement["tenders"]) == (0, 0, None, {})


def test_statement_is_signed_by_the_key_given_at_enrolment(central: Central) -> None:
    till = Till()
    key = base64.b64decode(read(till.enrol(central))["statement_key"])
    statement = till.statement(central)
    signature = base64.b64decode(statement.pop("signature"))
    Ed25519PublicKey.from_public_bytes(key).verify(signature, canonical_bytes(statement))


def test_statement_keeps_other_currencies_apart(central: Central, till: Till) -> None:
    till.post(central, [till.fact(), till.fact(body=a_body(gross=300, currency="JPY"))])
    statement = till.statement(central)
    assert (statement["currency"], statement["net"]) == ("EUR", 499)
    assert statement["other_currencies"] == [
        {
            "currency": "JPY",
            "sold": 300,
            "returned": 0,
            "redeemed": 0,
            "net": 300,
            "tenders": {"cash": 300},
            "named_tenders": [],
        }
    ]


def test_statement_tells_means_by_name_beside_their_kinds(central: Central, till: Till) -> None:
    def paid(*tenders: tuple[str, str, int]) -> JsonObject:
        told: list[Json] = [{"kind": kind, "means": name, "amount": amount} for kind, name, amount in tenders]
        return {**a_body(gross=300, cash=0), "tenders": told, "change": 0}

    bodies = [
        paid(("wallet", "TWINT", 200), ("wallet", "PayPal: Shop", 100)),
        paid(("wallet", "TWINT", 250), ("other", "TWINT", 50)),
        paid(("wallet", "", 100), ("wallet", "x" * 41, 100), ("wallet", "a\nb", 100)),
    ]
    till.post(central, [till.fact(body=body) for body in bodies])
    statement = till.statement(central, "2026-11-21")
    assert {kind: amount for kind, amount in statement["tenders"].items() if amount} == {"wallet": 850, "other": 50}
    assert statement["named_tenders"] == [
        {"kind": "other", "name": "TWINT", "amount": 50},
        {"kind": "wallet", "name": "PayPal: Shop", "amount": 100},
        {"kind": "wallet", "name": "TWINT", "amount": 450},
    ]


def test_single_purpose_voucher_that_pays_is_no_return_in_a_statement(central: Central, till: Till) -> None:
    lines: list[Json] = [
        {"direction": "sale", "gross": 998},
        {"direction": "return", "gross": -500, "redeems": {"account": "v-1", "hold": "h-1"}},
        {"direction": "return", "gross": -100},
    ]
    till.post(central, [till.fact(body={**a_body(gross=398, cash=398), "lines": lines})])
    statement = till.statement(central, "2026-11-21")
    figures = {name: statement[name] for name in ("sold", "returned", "redeemed", "net")}
    assert figures == {"sold": 498, "returned": 100, "redeemed": 500, "net": 398}


def test_database_of_an_earlier_release_takes_what_vouchers_paid_off_what_was_sold(
    central_url: str, central: Central, till: Till
) -> None:
    sold: JsonObject = {"account": "v-1", "last4": "1234", "amount": 1000, "tax_class": "standard"}
    voucher: list[Json] = [{"direction": "sale", "gross": 1000, "activates": sold}]
    redeemed: JsonObject = {"account": "v-1", "hold": "h-1"}
    pays: list[Json] = [
        {"direction": "sale", "gross": 998},
        {"direction": "return", "gross": -500, "redeems": redeemed},
    ]
    odd: list[Json] = [{"direction": "return", "gross": -5, "redeems": redeemed}]
    bodies: list[JsonObject] = [
        {**a_body(gross=1000, cash=1000), "lines": voucher},
        {**a_body(gross=498, cash=498), "lines": pays},
        {**a_body(gross=7, cash=7), "lines": odd},
    ]
    till.post(central, [till.fact(body=body) for body in bodies])
    assert figures_of_its_day(till.statement(central)) == (1498, 0, 500, 1498)
    turn_back(
        central_url,
        "0009",
        "UPDATE day_sums SET amount = amount + 500 WHERE measure = 'sold'",
        "INSERT INTO day_sums SELECT store, workstation, day, currency, 'returned', 500 FROM day_sums"
        " WHERE measure = 'sold'",
    )
    with a_central(central_url) as later:
        assert figures_of_its_day(find_statement(later, "S1", "1", None)) == (1498, 0, 500, 1498)


def figures_of_its_day(statement: Any) -> tuple[int, ...]:
    (day,) = statement["days"]
    return tuple(day[name] for name in ("sold", "returned", "redeemed", "net"))


def test_statement_of_any_workstation_is_open_to_an_admin(central: Central) -> None:
    till = an_enrolled_till(central, "S2", "3")
    till.post(central, [till.fact()])
    token = admin_token(central)
    shown = read(ask(central, "GET", "/v1/statement?store=S2&workstation=3", token=token))
    assert (shown["store"], shown["net"]) == ("S2", 499)
    assert ask(central, "GET", "/v1/statement?store=S2&workstation=4", token=token).status == 404
    assert ask(central, "GET", "/v1/statement", token=token).status == 400


def test_statement_of_a_day_that_is_none_is_one_clear_problem(central: Central, till: Till) -> None:
    for day in ("today", "2026-13-01", "20261121", ""):
        assert till.ask(central, "GET", f"/v1/statement?day={day}").status == 400
