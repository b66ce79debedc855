"""What is written at central, or imported here, reaches a till that sells, without a restart."""

from decimal import Decimal
from pathlib import Path

import pytest

from evertill.app.workstation.home import Home
from evertill.app.workstation.pins import Argon2Pins
from evertill.cli.main import main
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import operator_content
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.people.sign_on import SignedOn, SignOn
from evertill.operations.selling.aside.put_aside import CancelSale
from evertill.operations.selling.sale.outcomes import CodeUnknown, ItemAdded
from evertill.ports.notices import LinkState
from tests.support.shop import a_home
from tests.support.whole_till import (
    AtWork,
    a_central,
    assert_books_balance,
    at_work,
    join,
    price_row,
    stock_products,
)

CATALOGUE = "sku,name,price,tax,stock\nNEW-1,Lantern,4.50,standard,7\n"


def name_of(till: AtWork, sku: str) -> str | None:
    """What the till calls it; None when it knows no such thing. The counter is empty afterwards."""
    rung = till.scan(sku)
    if not isinstance(rung, ItemAdded):
        assert isinstance(rung, CodeUnknown), rung
        return None
    till.do(CancelSale())
    return rung.rung.sale.lines[-1].item.name


def price_of(till: AtWork, sku: str) -> Decimal | None:
    """What the till would charge."""
    rung = till.scan(sku)
    assert isinstance(rung, ItemAdded), rung
    till.do(CancelSale())
    return rung.rung.sale.lines[-1].regular_price


def operator_row(name: str, pin: str) -> JsonObject:
    """An operator as an admin writes one."""
    operator = Operator(OperatorId(name.lower()), name, Role.CASHIER, Argon2Pins().verifier(pin))
    return {"key": name.lower(), "content": operator_content(operator)}


def an_import(home: Home, folder: Path, text: str = CATALOGUE) -> None:
    """`evertill import catalogue` as a person runs it."""
    file = folder / "catalogue.csv"
    file.write_text(text)
    assert main(["import", "catalogue", str(file), "--home", str(home.folder)]) == 0


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A workstation of store S1 with the manager Mira and no products."""
    return a_home(tmp_path / "till")


def test_price_product_and_operator_written_at_central_reach_a_selling_till(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central:
        central.stock()
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            till.watch.wait_for("the catalogue", lambda: name_of(till, "A-1") is not None)
            first = till.sell("A-1")

            central.put("prices", price_row("A-1", "2.49"))
            till.watch.wait_for("the new price", lambda: price_of(till, "A-1") == Decimal("2.49"))
            second = till.sell("A-1")

            central.put("operators", operator_row("Nina", "2468"))
            till.watch.wait_for(
                "the new operator", lambda: any(operator.name == "Nina" for operator in till.state().operators)
            )
            signed_on = till.do(SignOn(OperatorId("nina"), Secret("2468")))
            third = till.sell("A-1")
            till.wait_until_sent()
        assert (first.priced.gross.minor, second.priced.gross.minor) == (199, 249)
        assert isinstance(signed_on, SignedOn)
        assert third.transaction.operator_id == "nina"
        assert_books_balance(home, central)


def test_open_sale_keeps_its_price_when_another_arrives(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central:
        central.stock()
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            till.watch.wait_for("the catalogue", lambda: name_of(till, "A-1") is not None)
            rung = till.scan("A-1")
            central.put("prices", price_row("A-1", "2.49"))
            till.watch.wait_for("the new price", lambda: _reading_price(till) == "2.49")
            again = till.scan("A-1")
    assert isinstance(rung, ItemAdded)
    assert isinstance(again, ItemAdded)
    assert [line.regular_price for line in again.rung.sale.lines] == [Decimal("1.99"), Decimal("2.49")]


def _reading_price(till: AtWork) -> str:
    from evertill.operations.looking_up.questions import SearchProducts

    (hit,) = till.ask(SearchProducts("A-1")).found
    return str(hit.item.unit_price)


def test_folder_loaded_beside_the_running_central_brings_a_second_shop_to_life(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "load"
    folder.mkdir()
    (folder / "stores.csv").write_text("store,name,currency\nS1,Marktplatz,EUR\nS2,Westend,EUR\n")
    (folder / "prices.csv").write_text("sku,price,currency,store\nA-1,3.33,EUR,S2\n")
    second = Home(tmp_path / "second")
    with a_central(tmp_path) as central:
        central.stock()
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            till.watch.wait_for("the catalogue", lambda: name_of(till, "A-1") is not None)
            central.load(folder)
            assert main(_init_arguments(second, "S2")) == 0
            join(second, central.url)
            with at_work(second, syncs=True) as other:
                other.watch.wait_for("the catalogue of S2", lambda: name_of(other, "A-1") is not None)
                there, here = other.sell("A-1"), till.sell("A-1")
                other.wait_until_sent()
                till.wait_until_sent()
    assert (here.priced.gross.minor, there.priced.gross.minor) == (199, 333)
    assert there.transaction.identity.store == "S2"


def _init_arguments(home: Home, store: str) -> list[str]:
    return ["init", "--home", str(home.folder), "--store", store, "--manager", "Mira", "--pin", "4711", "--json"]


def test_import_beside_a_running_till_reaches_it(home: Home, tmp_path: Path) -> None:
    with at_work(home, syncs=True) as till:
        assert name_of(till, "NEW-1") is None
        an_import(home, tmp_path)
        till.watch.wait_for("the imported product", lambda: name_of(till, "NEW-1") == "Lantern")


def test_import_into_a_till_enrolled_at_an_empty_central_arrives_and_centrals_own_products_win(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_central(tmp_path) as central:
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            till.wait_for_link(LinkState.ONLINE)
            an_import(home, tmp_path)
            till.watch.wait_for("the imported product", lambda: name_of(till, "NEW-1") == "Lantern")
            sold = till.sell("NEW-1")
            till.wait_until_sent()

            central.stock()
            till.watch.wait_for("central's products", lambda: name_of(till, "A-1") is not None)
            till.watch.wait_for("the end of the imported ones", lambda: name_of(till, "NEW-1") is None)
        capsys.readouterr()
        assert main(["import", "catalogue", str(tmp_path / "catalogue.csv"), "--home", str(home.folder)]) == 1
        assert "have come from its backend" in capsys.readouterr().err
        with at_work(home, syncs=True) as till:
            assert name_of(till, "NEW-1") is None, "a restart must not bring them back"
            till.wait_until_sent()
        assert sold.priced.gross.minor == 450
        assert_books_balance(home, central)


def test_import_while_the_backend_is_away_does_not_wait_for_it(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evertill.sync.backoff.FIRST_MS", 600_000)
    monkeypatch.setattr("evertill.sync.backoff.LONGEST_MS", 600_000)
    with a_central(tmp_path) as central:
        join(home, central.url)
        central.kill()
        with at_work(home, syncs=True) as till:
            till.watch.wait_for("a failed pull", lambda: till.till.link.now().reason.startswith("No connection"))
            an_import(home, tmp_path)
            till.watch.wait_for("the imported product", lambda: name_of(till, "NEW-1") == "Lantern")


def test_import_of_what_the_backend_owns_by_now_is_refused(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "catalogue.csv"
    file.write_text(CATALOGUE)
    with a_central(tmp_path) as central:
        central.stock()
        join(home, central.url)
        status = main(["import", "catalogue", str(file), "--home", str(home.folder)])
    err = capsys.readouterr().err
    assert status == 1
    assert err.count("\n") == 1
    assert "belong to its backend" in err


def test_own_products_stay_when_an_empty_central_is_joined(home: Home, tmp_path: Path) -> None:
    stock_products(home)
    with a_central(tmp_path) as central:
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            assert name_of(till, "C-3") == "Article C-3"
            till.sell("A-1", "B-2")
            till.wait_until_sent()
        assert_books_balance(home, central)
