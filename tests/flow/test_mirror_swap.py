"""A whole load is seen wholly or not at all: by readers beside the writer, and after it was killed at any moment."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from evertill.kernel.errors import Bug, JournalFault
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Changes
from tests.support.mirror import (
    NOON,
    FailingDisk,
    a_catalogue,
    a_price_row,
    a_product_row,
    a_tax_row,
    answer,
    fill,
    some,
)

SIZE = 400


def a_generation(number: int, *, size: int = SIZE) -> Changes:
    """All products with a name and a price of this generation; every third product is there in odd ones only."""
    skus = [f"S{place}" for place in range(size) if number % 2 or place % 3]
    return answer(
        some("taxes", a_tax_row(), is_whole=True),
        some(
            "products",
            *(a_product_row(sku, f"generation{number} x", version=number) for sku in skus),
            is_whole=True,
            cursor=str(number),
        ),
        some(
            "prices",
            *(a_price_row(sku, f"{number}.00", version=number) for sku in skus),
            is_whole=True,
            cursor=str(number),
        ),
    )


def what_is_there(path: Path) -> set[tuple[str, str]]:
    """Names and prices, in one look."""
    looked = Reading(path)
    found = looked.rows("SELECT p.name, r.price FROM products p JOIN prices r ON r.sku = p.sku")
    looked.close()
    return set(found)


def assert_whole(path: Path) -> int:
    """The number of the one generation that is there; its rows, tables and index agree."""
    assert len(what_is_there(path)) == 1
    ((name, price),) = what_is_there(path)
    number = int(name.removeprefix("generation").split()[0])
    assert price == f"EUR {number}.00"
    looked = Reading(path)
    tables = ("products", "prices", "search_texts")
    counts = [looked.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables]
    looked.close()
    hits = a_catalogue(path).search(f"generation{number}", SIZE * 2)
    assert [*counts, len(hits)] == [len([place for place in range(SIZE) if number % 2 or place % 3])] * 4
    return number


def test_reader_beside_whole_loads_sees_one_generation_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    writer.apply(a_generation(1), NOON)
    done = threading.Event()
    wrong: list[object] = []
    looks = 0

    def look() -> None:
        nonlocal looks
        catalogue, reading = a_catalogue(path), Reading(path)
        while not done.is_set():
            looks += 1
            item = catalogue.find_by_sku("S1")
            if item is None or item.name != f"generation{int(item.unit_price or 0)} x":
                wrong.append(item)
            seen = set(reading.rows("SELECT p.name, r.price FROM products p LEFT JOIN prices r ON r.sku = p.sku"))
            if len(seen) != 1:
                wrong.append(seen)
        reading.close()

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(2, 8):
        writer.apply(a_generation(number), NOON)
    done.set()
    for reader in readers:
        reader.join()
    writer.close()
    assert not wrong
    assert looks > 10
    assert assert_whole(path) == 7


def test_disk_full_at_any_statement_leaves_the_old_copy(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    writer.apply(a_generation(1), NOON)
    writer.close()
    for last in range(8, 600, 17):
        dying = FailingDisk()
        writer = MirrorWriter(path, dying.connect)
        dying.left = last
        failed = _fault_of(writer)
        dying.mend()
        writer.close()
        assert assert_whole(path) == (1 if failed else 2)
        if not failed:
            assert last > 50, "the load is done in fewer statements than this test breaks"
            return
        assert "disk of this till is full" in failed
    pytest.fail("the load never came through")


def _fault_of(writer: MirrorWriter) -> str:
    try:
        writer.apply(a_generation(2), NOON)
    except JournalFault as fault:
        return fault.text
    return ""


_LOADS = """
import sys
from pathlib import Path
from evertill.mirror.writer import MirrorWriter
from tests.flow.test_mirror_swap import NOON, a_generation
writer = MirrorWriter(Path(sys.argv[1]))
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    number += 1
    writer.apply(a_generation(number), NOON)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a signal of POSIX systems")
def test_writer_killed_at_any_moment_leaves_a_whole_copy(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    writer.apply(a_generation(1), NOON)
    writer.close()
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    last = 1
    for lines in (1, 2, 3, 2, 1):
        with subprocess.Popen(
            [sys.executable, "-c", _LOADS, str(path), str(last)], stdout=subprocess.PIPE, text=True, env=environment
        ) as loading:
            assert loading.stdout is not None
            said = [loading.stdout.readline().strip() for _ in range(lines)]
            loading.send_signal(signal.SIGKILL)
        told = int(said[-1]) if said[-1].isdigit() else last
        found = assert_whole(path)
        assert found in (told, told + 1), "a load that was reported done is there, and nothing but it or the next"
        last = found


def test_delta_of_a_writer_killed_before_the_commit_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A", "Before")])
    dying = FailingDisk()
    writer.close()
    writer = MirrorWriter(path, dying.connect)
    dying.left = 12
    with pytest.raises(JournalFault):
        writer.apply(answer(some("products", a_product_row("A", "After", version=2), cursor="2")), NOON)
    dying.mend()
    assert writer.cursors()["products"] == "1"
    writer.close()
    item = a_catalogue(path).find_by_sku("A")
    assert item is not None
    assert item.name == "Before"


def test_looks_at_once_are_at_one_copy_and_the_next_look_is_at_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer, looked = MirrorWriter(path), Reading(path)
    count = "SELECT count(*), coalesce(max(name), '') FROM products"

    def looks() -> list[object]:
        before = looked.row(count)
        writer.apply(a_generation(3), NOON)
        return [before, looked.at_once(lambda: looked.row(count))]

    fill(writer, [a_product_row("A", "First")])
    assert looked.at_once(looks) == [(1, "First"), (1, "First")]
    assert looked.row(count) == (SIZE, "generation3 x")
    with pytest.raises(Bug):
        looked.at_once(lambda: looked.rows("SELECT nothing FROM nowhere"))
    with pytest.raises(ZeroDivisionError):
        looked.at_once(lambda: 1 // 0)
    writer.apply(a_generation(2), NOON)
    assert looked.row(count) != (SIZE, "generation3 x")
    assert Reading(tmp_path / "none.sqlite").at_once(lambda: 7) == 7
    looked.close()
    writer.close()
