"""Receipts kept for copies: what is printed is what was sealed, and `verify` says so when it is not any more."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.app.paper.mail_room import KeyedSeal
from evertill.app.paper.receipt_layouts import layout_of, read_layout
from evertill.app.resources import resource_path
from evertill.app.workstation.home import Home
from evertill.cli.main import main
from evertill.domain.policy.receipt import ReceiptLayout, ReceiptPart
from evertill.domain.receipts.receipt import marked_as_training
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import SettingsFault
from evertill.operations.selling.completed.gift_receipt import PrintGiftReceipt
from evertill.operations.selling.completed.mail_receipt import MailReceipt
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.ports.mails import MailResult, MailState
from tests.support.counter import SUPERVISOR, Till
from tests.support.journal import journal_in


@pytest.fixture
def sold(tmp_path: Path) -> Path:
    """A journal with two sales and a copy of the first, rung by the real operations."""
    journal = journal_in(tmp_path)
    till = Till(operator=SUPERVISOR, journal=journal)
    first = till.sells()
    till.sells("A-2")
    till.do(PrintCopy(first.transaction.transaction_id))
    journal.close()
    return tmp_path / "journal.sqlite"


def changed(path: Path, old: str, new: str, number: int = 1) -> None:
    """Put another text on the kept paper with this number, behind the till's back."""
    with sqlite3.connect(path) as raw:
        spool_id = raw.execute(
            "SELECT spool_id FROM spool WHERE position IS NOT NULL ORDER BY spool_id LIMIT 1 OFFSET ?", (number - 1,)
        ).fetchone()[0]
        count = raw.execute(
            "UPDATE spool SET document = replace(document, ?, ?) WHERE spool_id = ? AND instr(document, ?)",
            (old, new, spool_id, old),
        ).rowcount
        assert count == 1


def test_receipts_as_they_were_sealed_are_sound(sold: Path) -> None:
    assert verify(sold).findings == ()


@pytest.mark.parametrize(
    ("old", "new"), [("Green tea 20 bags", "Green tea 10 bags"), ("4.99", "9.99"), ("S1-2-1-1", "S1-2-1-7")]
)
def test_text_changed_on_a_kept_receipt_is_found_and_its_sale_named(sold: Path, old: str, new: str) -> None:
    changed(sold, old, new)
    (finding,) = verify(sold).findings
    assert finding.check == "receipts"
    assert "does not read as it was sealed" in finding.sentence
    with sqlite3.connect(sold) as raw:
        assert (finding.sequence,) == raw.execute(
            "SELECT min(sequence) FROM transactions WHERE kind = 'sale'"
        ).fetchone()


def test_receipt_of_training_is_sealed_without_its_mark(tmp_path: Path) -> None:
    journal = journal_in(tmp_path, is_training=True)
    till = Till(journal=journal)
    done = till.sells()
    with journal.begin() as unit:
        kept = unit.receipt_document(done.transaction.transaction_id)
    journal.close()
    assert kept is not None
    assert kept.title.startswith("TRAINING ")
    assert marked_as_training(kept) != kept
    assert verify(tmp_path / "journal.sqlite").findings == ()
    changed(tmp_path / "journal.sqlite", "4.99", "5.99")
    assert len(verify(tmp_path / "journal.sqlite").findings) == 1


# ---- the layout as a file


def test_layout_that_comes_along_has_every_part_but_the_pair_in_one() -> None:
    layout = read_layout(resource_path("receipt", "layout.json"))
    assert set(layout.parts) == set(ReceiptPart) - {ReceiptPart.TOTALS}


@pytest.mark.expects_log("layout of receipts cannot be used")
def test_own_layout_of_the_home_wins_and_a_broken_one_keeps_nobody_from_selling(
    tmp_path: Path,
) -> None:
    shipped = layout_of(Home(tmp_path))
    own = tmp_path / "receipt" / "layout.json"
    own.parent.mkdir()
    own.write_text('{"version": 1, "logo": "mine", "parts": ["fiscal", "till", "taxes", "totals", "lines"]}')
    assert layout_of(Home(tmp_path)).parts[0] is ReceiptPart.FISCAL
    assert layout_of(Home(tmp_path)).logo == "mine"
    own.write_text('{"version": 1, "parts": ["lines"]}')
    assert layout_of(Home(tmp_path)) == shipped
    with pytest.raises(SettingsFault, match=r"A receipt needs its fiscal\. So the layout in .* mend the file"):
        read_layout(own)
    own.write_text("[]")
    with pytest.raises(SettingsFault, match="is a JSON object"):
        read_layout(own)


def test_till_lays_out_by_its_layout_where_the_policy_says_nothing() -> None:
    till = Till()
    till.counter.layout = ReceiptLayout((ReceiptPart.TOTALS, ReceiptPart.LINES))
    till.sells()
    first, *_ = till.memory.documents[-1].receipt.blocks
    assert "Total" in str(first)


def test_layout_is_tried_and_drawn_from_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    assert main(["init", "--home", str(home), "--store", "S1", "--workstation", "2", "--pin", "1234"]) == 0
    layout = tmp_path / "layout.json"
    layout.write_text('{"version": 1, "parts": ["lines", "total", "tenders", "taxes", "till", "fiscal", "check"]}')
    capsys.readouterr()
    assert main(["receipt", str(layout), "--home", str(home), "--out", str(tmp_path / "out")]) == 0
    assert "lines total tenders taxes till fiscal check" in capsys.readouterr().out
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"receipt-58mm.png", "receipt-80mm.png"}
    layout.write_text('{"version": 1, "parts": ["lines"]}')
    assert main(["receipt", str(layout), "--home", str(home)]) == 1
    assert "A receipt needs its fiscal." in capsys.readouterr().err


# ---- receipts by e-mail


def test_mail_in_the_journal_waits_for_its_time_and_loses_its_address_when_done(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    till = Till(journal=journal)
    till.counter.address_seal = KeyedSeal(till.key)
    till.sells()
    till.do(MailReceipt("maria@example.org"))
    till.do(PrintGiftReceipt())
    reader = JournalReader(tmp_path / "journal.sqlite", route="central")
    due = reader.due_mail(till.clock.now())
    assert due is not None
    assert "maria" not in due.sealed_address
    assert KeyedSeal(till.key).open(due.sealed_address) == "maria@example.org"
    assert due.receipt.title.startswith("Receipt ")
    with journal.begin() as unit:
        later = till.clock.now() + timedelta(minutes=5)
        unit.record_mail(due.mail_id, MailResult(MailState.WAITING, "The mail server does not answer.", later), later)
        unit.commit()
    assert reader.due_mail(till.clock.now()) is None
    assert reader.next_mail_at() == later
    again = reader.due_mail(later)
    assert again is not None
    assert again.attempts == 1
    with journal.begin() as unit:
        unit.record_mail(due.mail_id, MailResult(MailState.SENT), later)
        unit.commit()
    assert reader.next_mail_at() is None
    reader.close()
    journal.close()
    with sqlite3.connect(tmp_path / "journal.sqlite") as raw:
        assert raw.execute("SELECT state, address FROM mails").fetchall() == [("sent", None)]
    assert verify(tmp_path / "journal.sqlite").findings == ()


def test_address_sealed_by_another_till_is_not_read() -> None:
    with pytest.raises(ValueError, match="not sealed by this till"):
        KeyedSeal(Till().key).open("gAAAAABnot-a-token")
