"""Product names and barcodes to measure with: made up in the shape of a real assortment, or read from a file."""

import csv
import gzip
import io
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

_ONSETS = "b br c ch cr d f fl g gr h j k l m n p pl qu r s sch st t tr v w z".split()
_NUCLEI = "a e i o u ai au ee ie oo é ö ü".split()
_CODAS = ["", "", "", "l", "n", "r", "s", "t", "ck", "nd", "tte", "lla", "ss"]
_MEASURES = "100g 200g 250g 500g 1kg 330ml 75cl 1l 6x 12er bio vegan light classic XL".split()
_VOCABULARY = 9000
_SEED = 20101201


def products(count: int, file: Path | None = None) -> list[tuple[str, str]]:
    """So many (GTIN, name); from the file's columns `gtin,name` as far as it goes, then made up."""
    found: dict[str, str] = {}
    for gtin, name in _from_file(file) if file is not None else ():
        if name.strip() and gtin not in found and len(found) < count:
            found[gtin] = name
    made = zip(_gtins(), names(), strict=False)
    found.update(islice(made, count - len(found)))
    return list(found.items())


def names() -> Iterator[str]:
    """Names without end, always the same: two to six words, few words in most names and most words in few, as in a
    shop."""
    chance = random.Random(_SEED)
    words = [_word(chance) for _ in range(_VOCABULARY)]
    while True:
        count = chance.choice((2, 3, 3, 3, 4, 4, 5, 6))
        chosen = [words[int(_VOCABULARY * chance.random() ** 3)] for _ in range(count)]
        chosen[0] = chosen[0].capitalize()
        if chance.random() < 0.4:
            chosen.append(chance.choice(_MEASURES))
        yield " ".join(chosen)


def typed_texts(chosen: list[str], count: int, *, shortest: int) -> list[str]:
    """What is in the entry line after each key while names are looked for by one of their words."""
    chance = random.Random(_SEED + 1)
    texts: list[str] = []
    while len(texts) < count:
        words = [word for word in chance.choice(chosen).split() if len(word) >= 3]
        if words:
            word = chance.choice(words)
            texts += [word[:length] for length in range(shortest, min(len(word), 8) + 1)]
    return texts[:count]


def _word(chance: random.Random) -> str:
    syllables = chance.choice((1, 2, 2, 2, 3))
    return "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS) for _ in range(syllables))


def _gtins() -> Iterator[str]:
    """EAN-13 of a made-up producer, check digit and all."""
    for number in range(10**9):
        digits = f"401{number:09d}"
        total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
        yield f"{digits}{-total % 10}"


def _from_file(file: Path) -> Iterator[tuple[str, str]]:
    opened = gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb")  # noqa: SIM115 - closed below
    with opened, io.TextIOWrapper(opened, "utf-8", newline="") as text:
        for row in csv.DictReader(text):
            yield row["gtin"], row["name"]
