"""A till put back from its backup, and a till of which there are two: whole tills and central, each its own process."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from evertill.app.backup.backing_up import back_up
from evertill.app.backup.restoring import restore_home
from evertill.app.seams import system_seams
from evertill.app.set_up.settling import Wish, over_of, settle_home
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import write_private
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import Transaction
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import BackendFault, JournalFault
from evertill.kernel.secret import Secret
from evertill.operations.looking_up.team_tasks import AskTasks
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from tests.support.till_process import TillProcess
from tests.support.whole_till import Central, a_central, assert_books_balance

PASSPHRASE = Secret("correct horse battery")


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """One with three products."""
    with a_central(tmp_path) as running:
        running.stock(A_1=5)
        yield running


def a_till(folder: Path, central: Central) -> TillProcess:
    """At work, joined."""
    till = TillProcess(folder, central.url)
    till.wait_until_it_sells()
    return till


def facts_of(home: Home) -> dict[str, Transaction]:
    """All that its journal holds, by id."""
    reader = JournalReader(home.journal)
    try:
        return {done.transaction_id: done for _, done in reader.transactions()}
    finally:
        reader.close()


def facts_at(central: Central) -> set[str]:
    """What the backend has, by id."""
    with closing(sqlite3.connect(central.file)) as connection:
        return {fact_id for (fact_id,) in connection.execute("SELECT fact_id FROM facts")}


def kinds_of_tasks(till: TillProcess) -> list[ExceptionKind]:
    """What waits for a person, as this till shows it."""
    return [task.kind for task in till.ask(AskTasks()).tasks]


def restored(backup: Path, folder: Path) -> Home:
    """A home made from it, not settled yet."""
    home = Home(folder)
    restore_home(backup, home, system_seams(), PASSPHRASE)
    return home


def test_till_restored_from_a_backup_takes_back_what_it_did_since_and_no_number_comes_twice(
    central: Central, tmp_path: Path
) -> None:
    seams, till = system_seams(), a_till(tmp_path / "till", central)
    till.sell("A-1")
    till.scan("B-2")
    write_private(till.home.backup_passphrase, PASSPHRASE.reveal().encode())
    made = back_up(till.home, tmp_path, seams, kept=2)
    assert isinstance(till.do(PayCash()), SaleDone)
    since = till.sell("C-3").transaction
    till.wait_until_sent()
    till.kill()

    home = restored(made.path, tmp_path / "again")
    waiting = a_till(home.folder, central)
    with pytest.raises(JournalFault, match="put back from a backup"):
        waiting.sell("C-3")
    waiting.wait_until_sent()
    waiting.stop()
    central.kill()
    with pytest.raises(BackendFault):
        settle_home(home, seams, Wish())
    assert over_of(home, seams) is EpochEnd.RESTORED
    central.start()
    settled = settle_home(home, seams, Wish())
    assert (settled.is_complete, settled.taken_in, settled.identity.epoch_number) == (True, 2, 2)

    again = a_till(home.folder, central)
    assert again.sell("A-1").transaction.number_text == "S1-1-2-1"
    assert again.do(PrintCopy(since.transaction_id)) == CopyQueued(1), "its paper was on the lost till alone"
    again.wait_until_sent()
    again.kill()
    assert_books_balance(home, central)


def test_two_copies_of_a_till_are_told_apart_no_sale_is_lost_and_the_second_goes_on_as_another(
    central: Central, tmp_path: Path
) -> None:
    seams, first = system_seams(), a_till(tmp_path / "till", central)
    first.sell("A-1")
    first.wait_until_sent()
    first.stop()
    shutil.copytree(tmp_path / "till", tmp_path / "copy")
    first = a_till(tmp_path / "till", central)
    second = a_till(tmp_path / "copy", central)
    first.sell("A-1")
    first.wait_until_sent()
    second.sell("C-3")
    second.wait_until_sent()
    with pytest.raises(JournalFault, match="Another device sells as this till"):
        second.sell("B-2")
    first.sell("C-3")
    first.wait_until_sent()
    assert over_of(first.home, seams) is None
    first.wait_for("its shop hears of the other", lambda: kinds_of_tasks(first) == [ExceptionKind.TWO_TILLS])
    second.stop()
    settled = settle_home(second.home, seams, Wish(is_another=True, code="any"))
    assert (settled.identity.workstation, settled.identity.epoch_number) == ("2", 2)
    other = a_till(tmp_path / "copy", central)
    assert other.sell("B-2").transaction.number_text == "S1-2-2-1"
    other.wait_until_sent()
    first.wait_for("it is settled", lambda: kinds_of_tasks(first) == [])
    first.sell("B-2")
    first.wait_until_sent()
    assert verify(second.home.journal).is_sound
    told = facts_of(first.home) | facts_of(second.home)
    numbers = {done.number_text for done in told.values() if done.receipt_number is not None}
    assert numbers == {"S1-1-1-1", "S1-1-1-2", "S1-1-1-3", "S1-1-1-4", "S1-2-2-1"}
    assert facts_at(central) == told.keys()
    first.kill()
    other.kill()
