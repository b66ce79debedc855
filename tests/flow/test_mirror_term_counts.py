"""The sample by which a search chooses what to ask the index for: it follows the copy, and decides nothing else."""

from pathlib import Path

from evertill.mirror.reading import Reading
from evertill.mirror.term_counts import SAMPLE, TermCounts
from evertill.mirror.writer import MirrorWriter
from tests.support.mirror import a_product_row, fill


def put(writer: MirrorWriter, first: int, count: int, name: str) -> None:
    fill(writer, [a_product_row(f"{name[0]}{number}", name) for number in range(first, first + count)])


def test_counts_are_of_a_sample_that_is_taken_anew_when_the_copy_has_grown(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer, counts = MirrorWriter(path), TermCounts(Reading(path))
    assert (counts.now().get("tea", 0), counts.last_id()) == (0, 0)
    put(writer, 0, 300, "tea")
    assert counts.now()["tea"] == counts.last_id() == 300
    put(writer, 1000, 100, "rum")
    assert (counts.now()["tea"], counts.now().get("rum", 0)) == (300, 0), "a little more of other names is no matter"
    put(writer, 2000, 900, "rum")
    found = counts.now()
    assert abs(found["tea"] * counts.last_id() - 300 * SAMPLE) <= counts.last_id() * 2, "every so-manieth text"
    assert abs(found["rum"] * counts.last_id() - 1000 * SAMPLE) <= counts.last_id() * 2
    writer.close()
