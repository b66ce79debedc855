"""Files of every released version open with this one, whole; a step that fails leaves the file as it was.

`journal_versions/version_N.sql` is a trading day as release N wrote it, as text; such a file is never changed again.
"""

import functools
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.domain.policy.store_policy import CashRounding, PricingPolicy, StorePolicy
from evertill.journal import journal as journal_module
from evertill.journal.file.connection import open_writer
from evertill.journal.file.migrate import MIGRATIONS, migrate, read_version
from evertill.journal.file.snapshot import DDL, VERSION
from evertill.journal.file.tables import METADATA
from evertill.journal.journal import open_journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import Bug, JournalFault
from evertill.operations.selling.aside.put_aside import CancelSale, SuspendSale
from evertill.operations.selling.changing.change_sale import OverridePrice, VoidLine
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.operations.till.open_drawer import OpenDrawer
from tests.support.counter import SUPERVISOR, Till
from tests.support.journal import AN_OPERATOR, NumberedIds, journal_in, sell
from tests.support.sales import A_DAY, A_MOMENT, money

VERSIONS = sorted(
    (Path(__file__).parent / "journal_versions").glob("version_*.sql"), key=lambda path: int(path.stem.split("_")[1])
)
FILE = "journal.sqlite"
IN_FIVES = PricingPolicy(cash_rounding=CashRounding(5))

NEXT_STEP = '''
"""A step of tomorrow."""
from alembic import op
revision = "{after:04}"
down_revision = "{before:04}"

def upgrade():
    op.execute("ALTER TABLE settings ADD COLUMN written_at TEXT")
    {then}
'''


def restored(folder: Path, dump: Path) -> Path:
    raw = sqlite3.connect(folder / FILE, isolation_level=None)
    raw.executescript(dump.read_text("utf-8"))
    raw.close()
    return folder / FILE


def tables_of(path: Path) -> dict[str, str]:
    raw = sqlite3.connect(path)
    found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    raw.close()
    return found


def contents_of(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    dumped = list(raw.iterdump())
    raw.close()
    return dumped


def steps_with(folder: Path, then: str = "pass") -> Path:
    steps = folder / "steps"
    steps.mkdir()
    for step in MIGRATIONS.glob("version_*.py"):
        (steps / step.name).write_text(step.read_text("utf-8"), encoding="utf-8")
    text = NEXT_STEP.format(after=VERSION + 1, before=VERSION, then=then)
    (steps / f"version_{VERSION + 1:04}.py").write_text(text, encoding="utf-8")
    return steps


def test_every_version_has_its_kept_file() -> None:
    assert [dump.name for dump in VERSIONS] == [f"version_{number}.sql" for number in range(1, VERSION + 1)]


@pytest.mark.parametrize("dump", VERSIONS, ids=lambda dump: dump.stem)
def test_kept_file_has_the_tables_of_this_version_once_opened(tmp_path: Path, dump: Path) -> None:
    open_journal(restored(tmp_path, dump), routes=("central",)).close()
    made = {statement.split("(")[0]: statement for statement in DDL}
    kept = {statement.split("(")[0]: statement for statement in tables_of(tmp_path / FILE).values()}
    assert kept == made


@pytest.mark.parametrize("dump", VERSIONS, ids=lambda dump: dump.stem)
def test_kept_file_is_whole_and_sells_on(tmp_path: Path, dump: Path) -> None:
    journal = open_journal(restored(tmp_path, dump), routes=("central",))
    with journal.begin() as unit:
        sale, session = unit.open_sale(), unit.session()
        assert sale is not None
        assert len(sale.lines) == 3
        assert session is not None
        assert session.operator_id == AN_OPERATOR
        assert [entry.label for entry in unit.suspended()] == ["Ann"]
        assert (unit.sums(A_DAY).sales, unit.sums(A_DAY).returns) == (2, 1)
        assert [entry.copies for entry in unit.receipts(9)] == [0, 0, 1]
    reader = JournalReader(tmp_path / FILE, route="central")
    state = reader.state("central")
    assert (state.waiting, state.parked, reader.waiting()) == (5, 1, 2)
    assert [fact.sequence for fact in reader.due("central", limit=9, now=A_MOMENT)] == [2, 6, 7, 8]
    assert reader.stock_overlay("40") == {"A-1": -2_000_000, "A-2": -2_000_000}
    assert sell(journal, NumberedIds(500)).sequence == 9
    assert verify(tmp_path / FILE).is_sound
    reader.close()
    journal.close()


def test_migrations_from_nothing_make_the_snapshot(tmp_path: Path) -> None:
    open_writer(tmp_path / FILE).close()
    migrate(tmp_path / FILE)
    (tmp_path / "new").mkdir()
    journal_in(tmp_path / "new").close()
    assert tables_of(tmp_path / FILE) == tables_of(tmp_path / "new" / FILE)


def test_migrations_from_nothing_make_the_core_tables(tmp_path: Path) -> None:
    import sqlalchemy

    open_writer(tmp_path / FILE).close()
    migrate(tmp_path / FILE)
    engine = sqlalchemy.create_engine(f"sqlite:///{tmp_path / 'core'}")
    METADATA.create_all(engine)
    engine.dispose()

    def shapes(path: Path) -> dict[str, str]:
        return {
            name: " ".join(sql.split()).replace("( ", "(").replace(" )", ")").replace("\\n", "")
            for name, sql in tables_of(path).items()
            if not sql.startswith("CREATE TRIGGER")
        }

    assert shapes(tmp_path / FILE) == shapes(tmp_path / "core")


def test_open_file_of_an_older_version_runs_the_missing_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = restored(tmp_path, VERSIONS[-1])
    monkeypatch.setattr(journal_module, "VERSION", VERSION + 1)
    monkeypatch.setattr(journal_module, "refuse_newer", lambda version: None)
    monkeypatch.setattr(journal_module, "migrate", functools.partial(migrate, steps=steps_with(tmp_path)))
    journal = open_journal(path, routes=("central",))
    assert read_version(journal._connection) == VERSION + 1
    assert sell(journal, NumberedIds(500)).sequence == 9
    journal.close()
    assert "written_at" in tables_of(path)["settings"]


@pytest.mark.parametrize(
    ("then", "raised"),
    [("op.execute('NO SQL')", Bug), ("raise RuntimeError('pulled plug')", RuntimeError)],
)
def test_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, then: str, raised: type[BaseException]) -> None:
    path = restored(tmp_path, VERSIONS[-1])
    before = contents_of(path)
    with pytest.raises(raised):
        migrate(path, steps=steps_with(tmp_path, then))
    assert contents_of(path) == before
    open_journal(path, routes=("central",)).close()


def test_migrate_a_file_another_program_holds_is_a_fault(tmp_path: Path) -> None:
    path = restored(tmp_path, VERSIONS[-1])
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalFault, match="Another program"):
        migrate(path, steps=steps_with(tmp_path))
    holder.close()


def test_parked_row_of_a_kept_file_is_later_than_its_sale(tmp_path: Path) -> None:
    open_journal(restored(tmp_path, VERSIONS[0]), routes=("central",)).close()
    reader = JournalReader(tmp_path / FILE)
    (parked,) = reader.parked("central")
    assert (parked.reason, parked.since) == ("unknown item", A_MOMENT + timedelta(minutes=1))
    reader.close()


def test_second_step_makes_the_rows_that_verify_makes(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    till = Till(operator=SUPERVISOR, journal=journal, policy=StorePolicy(pricing=IN_FIVES))
    till.ring("A-1")
    till.ring("A-2")
    till.do(VoidLine(2))
    till.do(OverridePrice(1, money("3.01").amount, "damaged"))
    till.pays()
    till.ring("A-1", take_back=True)
    till.ring("A-1", take_back=True)
    till.do(VoidLine(2))
    till.pays()
    till.do(OpenDrawer("check"))
    till.do(PrintCopy())
    till.ring()
    till.do(CancelSale("no"))
    till.ring()
    till.do(SuspendSale())
    journal.close()
    raw = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    made = raw.execute("SELECT * FROM tallies ORDER BY 1, 2, 3").fetchall()
    raw.execute("DROP TABLE tallies")
    for later in (
        "z_reports",
        "stock_asides",
        "transfer_steps",
        "stock_documents",
        "stock_lines",
        "balance_steps",
        "order_facts",
        "assortment_marks",
        "mails",
        "customer_marks",
        "sealed_customers",
        "returned_units",
        "serial_states",
        "item_sums",
        "items_summed",
    ):
        raw.execute(f"DROP TABLE {later}")
    for index in ("audit_kinds", "audit_operators"):
        raw.execute(f"DROP INDEX {index}")
    raw.execute("UPDATE journal_version SET version_num = '0001'")
    raw.close()
    migrate(tmp_path / FILE)
    raw = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    assert raw.execute("SELECT * FROM tallies ORDER BY 1, 2, 3").fetchall() == made
    assert {row[1] for row in made} == {"rounding", "discount", "void", "drawer", "copy", "aside", "cash"}
    raw.close()
    assert verify(tmp_path / FILE).is_sound
