"""Room on the disk: new sales stop before the disk is full, and begin again when there is room."""

from pathlib import Path

import pytest

from evertill.journal.file.room import Reserve, free_bytes
from evertill.journal.journal import JournalOptions, open_journal
from tests.support.journal import an_identity

SIZE = 3_000_000
PLENTY = 100 * SIZE


class Disk:
    """A disk with so much free, beside the reserve."""

    def __init__(self, free: int) -> None:
        self.free = free

    def __call__(self, folder: Path) -> int:
        """What is free now."""
        reserve = folder / "journal.sqlite.reserve"
        return self.free - (reserve.stat().st_size if reserve.exists() else 0)


def a_reserve(folder: Path, disk: Disk) -> Reserve:
    return Reserve(folder / "journal.sqlite", size=SIZE, free=disk)


def test_room_on_a_roomy_disk_sets_the_reserve_aside(tmp_path: Path) -> None:
    assert a_reserve(tmp_path, Disk(PLENTY)).has_room()
    reserve = tmp_path / "journal.sqlite.reserve"
    assert reserve.stat().st_size == SIZE
    assert reserve.stat().st_blocks * 512 >= SIZE, "a sparse file holds no space"


@pytest.mark.parametrize("free", [0, SIZE - 1, SIZE, 2 * SIZE - 1])
def test_room_on_a_disk_too_full_for_the_reserve_is_none(tmp_path: Path, free: int) -> None:
    assert not a_reserve(tmp_path, Disk(free)).has_room()
    assert not (tmp_path / "journal.sqlite.reserve").exists()


def test_room_ends_before_the_reserve_is_needed(tmp_path: Path) -> None:
    disk = Disk(PLENTY)
    reserve = a_reserve(tmp_path, disk)
    assert reserve.has_room()
    disk.free = 2 * SIZE
    assert reserve.has_room()
    disk.free = 2 * SIZE - 1
    assert not reserve.has_room()


def test_room_comes_back_when_space_is_freed(tmp_path: Path) -> None:
    disk = Disk(PLENTY)
    reserve = a_reserve(tmp_path, disk)
    assert reserve.has_room()
    reserve.release()
    disk.free = SIZE
    assert not reserve.has_room()
    disk.free = PLENTY
    assert reserve.has_room()


def test_room_after_half_a_reserve_was_left_by_a_crash_makes_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite.reserve"
    path.write_bytes(bytes(SIZE // 2))
    assert a_reserve(tmp_path, Disk(PLENTY)).has_room()
    assert path.stat().st_size == SIZE


def test_room_when_the_reserve_cannot_be_written_is_none_and_leaves_nothing(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "nowhere" / "journal.sqlite", size=SIZE, free=lambda folder: PLENTY)
    assert not reserve.has_room()
    assert not (tmp_path / "nowhere").exists()
    reserve.release()


def test_room_when_the_disk_cannot_be_asked_is_none(tmp_path: Path) -> None:
    def refuse(folder: Path) -> int:
        raise OSError("no answer")

    assert not Reserve(tmp_path / "journal.sqlite", size=SIZE, free=refuse).has_room()


def test_release_without_a_reserve_does_nothing(tmp_path: Path) -> None:
    reserve = a_reserve(tmp_path, Disk(PLENTY))
    reserve.release()
    assert list(tmp_path.iterdir()) == []
    assert reserve.has_room()


def test_journal_on_a_full_disk_opens_and_says_it_has_no_room(tmp_path: Path) -> None:
    disk = Disk(0)
    options = JournalOptions(reserve_bytes=SIZE, free_bytes=disk)
    journal = open_journal(tmp_path / "journal.sqlite", new_identity=an_identity(), options=options)
    assert not journal.has_room()
    disk.free = PLENTY
    assert journal.has_room()
    journal.close()


def test_free_bytes_of_a_real_folder_is_above_zero(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0
