"""Search while a text is typed on: what was found before the last key is narrowed, and never other than looked up
anew."""

import random
from pathlib import Path

from evertill.domain.catalogue import FoundItem
from evertill.mirror.writer import MirrorWriter
from tests.support.mirror import NOON, a_catalogue, a_product_row, answer, fill, some

PARTS = ("pa", "pan", "panna", "an", "anna", "nan", "ap", "a", "b", "ä", "cola", "col")
LIMIT = 6


def some_names(chance: random.Random, count: int) -> list[str]:
    return [
        " ".join("".join(chance.choices(PARTS, k=chance.randint(1, 3))) for _ in range(chance.randint(1, 3)))
        for _ in range(count)
    ]


def skus(hits: list[FoundItem] | tuple[FoundItem, ...]) -> list[str]:
    return [hit.item.sku for hit in hits]


def test_text_typed_key_by_key_finds_what_a_fresh_search_finds(tmp_path: Path) -> None:
    chance, path = random.Random(7), tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    names = some_names(chance, 120)
    fill(writer, [a_product_row(f"S{number:03}", name) for number, name in enumerate(names)])
    typing = a_catalogue(path)
    narrowed = 0
    for name in [*names, *some_names(chance, 40)]:
        for keys in range(1, len(name) + 1):
            limit = chance.choice((2, LIMIT, LIMIT, 200))
            found = skus(typing.search(name[:keys], limit))
            assert found == skus(a_catalogue(path).search(name[:keys], limit)), (name[:keys], limit)
            narrowed += 0 < len(found) < limit
    assert narrowed > 500
    writer.close()


def test_what_came_in_between_two_keys_is_found_by_the_second(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A", "Panna cotta")])
    catalogue = a_catalogue(path)
    assert skus(catalogue.search("pann", LIMIT)) == ["A"]
    writer.apply(answer(some("products", a_product_row("B", "Pannacota"))), NOON)
    assert skus(catalogue.search("panna", LIMIT)) == ["A", "B"]
    assert skus(catalogue.search("panna c", LIMIT)) == ["A", "B"]
    writer.apply(answer(some("products", a_product_row("A", "Something else"))), NOON)
    assert skus(catalogue.search("panna co", LIMIT)) == ["B"]
    writer.close()
