"""The keys of all tills on their way: enrolment at central, the stream, the mirror's file; and an older database."""

from datetime import timedelta
from pathlib import Path

from evertill.app.paper.receipt_keys import CheckedReceiptKeys
from evertill.connectors.central.enrolment import Applicant, enrol
from evertill.domain.receipts.receipt_key import ReceiptKey, receipt_key_content
from evertill.kernel.ids import EpochId
from evertill.mirror.reading import Reading
from evertill.mirror.receipt_keys import MirrorReceiptKeys
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from evertill_central.services.common.central import Central
from evertill_central.services.copies.changes import find_changes
from evertill_central.services.workstations.enrolment import give_code
from tests.support.backend import MemoryKey
from tests.support.central import SetClock, a_central
from tests.support.central_transport import SETTINGS, CentralTransport
from tests.support.central_versions import turn_back
from tests.support.mirror import NOON, answer, some
from tests.support.sales import A_MOMENT


def enrols(central: Central, clock: SetClock, key: MemoryKey, epoch: int, workstation: str = "1") -> None:
    applicant = Applicant(key.public_key, EpochId(f"e{workstation}{epoch}"), epoch, store="S1", workstation=workstation)
    enrol(SETTINGS, give_code(central, "S1").code, applicant, clock=clock, transport=CentralTransport(central))


def told(central: Central, store: str = "S1") -> list[tuple[str, bool]]:
    """Workstation of each key, and whether it is in use."""
    part = find_changes(central, store, {}, only={"receipt_keys"}, limit=100).streams["receipt_keys"]
    contents = [row.content or "" for row in part.rows]
    return [
        (row.key.split("/")[1], '"ends_at":null' in content) for row, content in zip(part.rows, contents, strict=True)
    ]


def test_key_before_a_new_enrolment_ends_and_stays_and_sister_shops_are_told(tmp_path: Path) -> None:
    clock = SetClock(A_MOMENT)
    with a_central(f"sqlite:///{tmp_path / 'central.sqlite'}", clock) as central:
        first = MemoryKey()
        enrols(central, clock, first, 1)
        enrols(central, clock, first, 1)
        assert told(central) == [("1", True)]
        enrols(central, clock, MemoryKey(), 2)
        enrols(central, clock, MemoryKey(), 1, "2")
        assert sorted(told(central, "another shop")) == [("1", False), ("1", True), ("2", True)]


def test_mirror_keeps_good_keys_by_the_numbers_they_sign(tmp_path: Path) -> None:
    signer = MemoryKey()
    key = ReceiptKey("S1", "2", signer.public_key)
    old = ReceiptKey("S1", "2", MemoryKey().public_key, A_MOMENT + timedelta(days=1))
    rows = [Row(one.row_key, 1, receipt_key_content(one)) for one in (key, old)]
    bad = [Row("wrong", 1, receipt_key_content(key)), Row("S1/9/x", 1, {"store": "S1"})]
    writer = MirrorWriter(tmp_path / "mirror.sqlite")
    writer.apply(answer(some("receipt_keys", *rows, *bad)), NOON)
    writer.close()
    reading = Reading(tmp_path / "mirror.sqlite")
    keys = CheckedReceiptKeys(MirrorReceiptKeys(reading))
    assert sorted(keys.keys_of("S1-2-"), key=lambda one: one.row_key) == sorted([key, old], key=lambda one: one.row_key)
    assert keys.keys_of("S1-3-") == []
    assert keys.verifies(key.public_key, b"said", signer.sign(b"said"))
    assert not keys.verifies(key.public_key, b"other", signer.sign(b"said"))
    assert not keys.verifies(b"short", b"said", signer.sign(b"said"))
    reading.close()


def test_tills_enrolled_before_keys_were_told_are_told_by_the_migration(tmp_path: Path) -> None:
    url, clock = f"sqlite:///{tmp_path / 'central.sqlite'}", SetClock(A_MOMENT)
    with a_central(url, clock) as central:
        enrols(central, clock, MemoryKey(), 1)
    streams = ("stream_rows", "streams")
    turn_back(url, "0004", *(f"DELETE FROM {table} WHERE stream = 'receipt_keys'" for table in streams))
    with a_central(url, clock) as central:
        assert told(central) == [("1", True)]
