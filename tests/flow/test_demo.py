"""The demo as a visitor runs it, in a process of its own: the books balance, the pictures show something, and every
receipt says what its customer owed."""

import csv
import json
import os
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from PIL import Image

from evertill.app.resources import resource_path

SCREENS = (
    "01_sign_on",
    "02_open_till",
    "03_sell_online",
    "04_done",
    "05_search",
    "06_tender",
    "07_change",
    "08_all_sent",
    "09_offline_out_of_paper",
    "10_offline",
    "11_after_restart",
    "12_caught_up",
    "13_help",
    "14_order_arrived",
    "15_picking",
    "16_hand_over",
    "17_handed_over",
    "18_oversold",
    "19_substituted",
    "20_web_return",
    "21_end_of_day",
    "22_card_declined",
    "23_card_waits",
    "24_card_paid",
)
WATER, OAT_DRINK, CROISSANT, SOURDOUGH = "4099900000254", "4099900000193", "4099900000049", "4099900000056"
HONEY, TEA, MUG, SOCKS = "4099900000339", "4099900000377", "4099900000414", "4099900000506"
BANANAS = "10009"
SOLD: tuple[dict[str, str], ...] = (
    {WATER: "1", OAT_DRINK: "1", CROISSANT: "1"},
    {WATER: "3", HONEY: "1", BANANAS: "0.845"},
    {SOURDOUGH: "1"},
    {MUG: "1", SOCKS: "1"},
    {OAT_DRINK: "1", TEA: "1"},
    {WATER: "2", OAT_DRINK: "1"},
    {CROISSANT: "1", HONEY: "1"},
    {TEA: "1"},
    {SOURDOUGH: "1", WATER: "1", SOCKS: "1"},
    {MUG: "1", TEA: "1", OAT_DRINK: "1"},
    {CROISSANT: "2"},
)
"""What the day sells, in order: code and quantity."""
WEB_PRICE = Decimal("9.90")
"""What comes back of the order that was bought online and handed out; the hand-over itself takes no money."""
CARD_SALE = 4
"""The one paid by card, once the first card was declined."""
COLOURS_MIN = 16
"""A screen that was not drawn has one or two."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the demo leaves."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    ended = subprocess.run(
        [sys.executable, "-m", "evertill", "demo", "--headless", "--out", str(folder)],
        env={name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "The books balance." in ended.stdout
    assert "Traceback" not in ended.stderr
    return folder


def totals() -> list[Decimal]:
    """What each customer owed, by the demo's own files and nothing of the till."""
    folder = resource_path("demo")
    with (folder / "prices.csv").open(encoding="utf-8") as file:
        prices = {row["sku"]: Decimal(row["price"]) for row in csv.DictReader(file)}
    with (folder / "products.csv").open(encoding="utf-8") as file:
        by_code = {row["barcodes"] or row["plu"]: row["sku"] for row in csv.DictReader(file)}
        file.seek(0)
        by_code |= {row["plu"]: row["sku"] for row in csv.DictReader(file) if row["plu"]}
    cent = Decimal("0.01")
    return [
        sum(
            ((prices[by_code[code]] * Decimal(count)).quantize(cent, ROUND_HALF_UP) for code, count in basket.items()),
            Decimal(0),
        )
        for basket in SOLD
    ]


def test_demo_books_balance_to_the_cent(out: Path) -> None:
    books = json.loads((out / "reconciliation.json").read_text(encoding="utf-8"))

    assert books["balanced"] is True
    assert books["journal_sound"] is True
    assert (books["waiting"], books["needs_a_person"]) == (0, 0)
    taken = [day["taken"] for day in books["days"]]
    assert sum(day["net"] for day in taken) == (sum(totals()) - WEB_PRICE) * 100
    assert sum(day["sales"] for day in taken) == len(SOLD)
    assert books["cards_charged"] == totals()[CARD_SALE] * 100
    (cards,) = books["cards"]
    assert (cards["taken"], cards["exceptions"]) == (books["cards_charged"], 0)
    assert [day["confirmed"] for day in books["days"]] == taken


@pytest.mark.parametrize("name", SCREENS)
def test_demo_screen_is_there_and_shows_something(name: str, out: Path) -> None:
    with Image.open(out / f"{name}.png") as picture:
        colours = picture.convert("RGB").getcolors(1 << 24)
        assert min(picture.size) >= 700
    assert colours is not None
    assert len(colours) >= COLOURS_MIN


def test_demo_screens_of_the_three_sync_states_differ(out: Path) -> None:
    shown = {(out / f"{name}.png").read_bytes() for name in ("08_all_sent", "10_offline", "12_caught_up")}

    assert len(shown) == 3
    assert not (out / "failed.png").exists()


def test_demo_prints_one_receipt_for_each_sale_with_its_total(out: Path) -> None:
    papers = sorted((out / "receipts").glob("*.txt"))
    pictures = sorted((out / "receipts").glob("*.png"))
    texts = [paper for paper in papers if RECEIPT_NUMBER.search(paper.read_text(encoding="utf-8"))]

    assert [picture.stem for picture in pictures] == [paper.stem for paper in papers]
    assert len(papers) == len(texts) + 3, "no number: what fetches back the sale put aside, the terminal's two slips"
    assert [_total(text.read_text(encoding="utf-8")) for text in texts] == [*totals(), -WEB_PRICE]
    numbers = [RECEIPT_NUMBER.findall(text.read_text(encoding="utf-8"))[0] for text in texts]
    assert numbers == [str(number) for number in range(1, len(SOLD) + 2)]
    for picture in pictures:
        with Image.open(picture) as receipt:
            assert len(set(receipt.convert("L").getextrema())) == 2


RECEIPT_NUMBER = re.compile(r"S1-1-1-(\d+)\n")


def _total(text: str) -> Decimal:
    """The one line that names the total."""
    (total,) = re.findall(r"^Total EUR +(-?[\d.]+)$", text, re.MULTILINE)
    return Decimal(total)
