"""Search as you type: whatever part of a product a person types is found, and nothing typed can break it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.goods.catalogue import FoundItem
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.folding import Folding
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from tests.support.mirror import NOON, a_catalogue, a_product_row, a_tax_row, answer, some

_LETTERS = st.sampled_from(
    "abcdefgABC éüßłøæçñ 0123456789 -'\"%*().,& 茶寿司緑茶 กาแฟเย็น हिन्दी 한국어 ａｂ İı ﬁ ½ 😀❤️\u0301\u3099"
)
_NAMES = st.text(_LETTERS, min_size=1, max_size=24) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=12
)

SHELF = (
    a_product_row("W-1", "Crème Brûlée Ölschläger", barcodes=["4006381333931"]),
    a_product_row("W-2", "緑茶ティーバッグ 20袋"),
    a_product_row("W-3", "กาแฟเย็น 250 มล."),
    a_product_row("W-4", 'Straße & Söhne 5" 100% (Bio)'),
    a_product_row("W-5", "김치 라면"),
    a_product_row("W-6", "👨‍👩‍👧 Family ❤️ box"),
    a_product_row("W-7", "चाय मसाला"),
    a_product_row("W-8", "شاي أخضر"),
    a_product_row("W-9", "Vitamin B 12 x"),
)


class Shelf:
    """One mirror for many examples: each puts its product on it and looks."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "mirror.sqlite"
        self.writer = MirrorWriter(self._path)
        self.writer.apply(answer(some("taxes", a_tax_row()), some("products", *SHELF)), NOON)
        self.catalogue: MirrorCatalogue = a_catalogue(self._path)
        self._version = 1

    def put(self, row: Row) -> None:
        """The product of this example, under its own SKU."""
        self._version += 1
        again = Row(row.key, self._version, row.content)
        report = self.writer.apply(answer(some("products", again, cursor=str(self._version))), NOON)
        assert not report.refused, report.refused

    def finds(self, text: str) -> set[str]:
        """SKUs found."""
        return {hit.item.sku for hit in self.catalogue.search(text, 100)}


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    with tempfile.TemporaryDirectory() as folder:
        made = Shelf(Path(folder))
        yield made
        made.writer.close()


def is_searchable(text: str) -> bool:
    """Whether two letters are left to look for, in one word or as the beginnings of several."""
    return sum(map(len, Folding().words(text))) >= 2


@given(name=_NAMES, cut=st.tuples(st.integers(0, 30), st.integers(2, 30)))
def test_product_is_found_by_any_part_of_its_name(shelf: Shelf, name: str, cut: tuple[int, int]) -> None:
    tidy = " ".join(name.split())
    if not tidy:
        return
    shelf.put(a_product_row("EXAMPLE", tidy))
    part = tidy[cut[0] % len(tidy) :][: cut[1]]
    for typed in (part, part.upper(), part.lower(), tidy):
        if is_searchable(typed) and Folding().fold(typed) in Folding().fold(tidy):
            assert "EXAMPLE" in shelf.finds(typed), (tidy, typed)


@given(
    sku=st.text("ABCxyz019-_/.", min_size=2, max_size=12),
    barcode=st.text("0123456789ABC-", min_size=2, max_size=20),
    cut=st.tuples(st.integers(0, 20), st.integers(2, 20)),
)
def test_product_is_found_by_any_part_of_its_sku_and_barcode(
    shelf: Shelf, sku: str, barcode: str, cut: tuple[int, int]
) -> None:
    row = a_product_row(f"#{sku}", "Thing", barcodes=[f"§{barcode}"])
    shelf.put(row)
    for code in (sku, barcode):
        part = code[cut[0] % (len(code) - 1) :][: cut[1]]
        assert f"#{sku}" in shelf.finds(part), part
    shelf.writer.apply(answer(some("products", Row(row.key, 10**9, None), cursor="gone")), NOON)
    assert f"#{sku}" not in shelf.finds(sku)


@pytest.mark.parametrize("row", SHELF, ids=lambda row: row.key)
def test_product_is_found_by_every_part_of_its_name_from_the_second_letter_on(shelf: Shelf, row: Row) -> None:
    assert row.content is not None
    name = str(row.content["name"])
    for start in range(len(name)):
        for end in range(start + 2, len(name) + 1):
            if is_searchable(name[start:end]):
                assert row.key in shelf.finds(name[start:end]), name[start:end]


@given(words=st.lists(st.sampled_from(["crème", "brulee", "OLSCH", "ger", "eme", "4006", "w-1", "öl"]), min_size=1))
def test_words_are_found_in_any_order(shelf: Shelf, words: list[str]) -> None:
    assert shelf.finds(" ".join(words)) == {"W-1"}
    assert shelf.finds(" ".join([*words, "zzz"])) == set()


_HOSTILE = (
    st.text() | st.text("\"'*^:()-+{}[]~NEARANDORNOT \0\ud800", max_size=40) | st.text(min_size=400, max_size=600)
)


@given(typed=_HOSTILE, limit=st.integers(-1, 60))
def test_nothing_typed_breaks_the_search(shelf: Shelf, typed: str, limit: int) -> None:
    found = shelf.catalogue.search(typed, limit)
    assert len(found) <= max(0, limit)
    assert all(isinstance(hit, FoundItem) for hit in found)
    folding = Folding()
    for hit in found:
        codes = folding.fold(f"{hit.item.name} {hit.item.sku} {hit.item.gtin}")
        assert all(word[:2] in codes or "§" in codes or "#" in hit.item.sku for word in folding.words(typed)[:1])
