"""A shop without a backend says what holds in it: `evertill policy` shows it, changes it, and refuses what no till
could sell by."""

import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.cli.main import main
from evertill.domain.codes.variable_measure import Measure, VariableMeasureRule
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.labels import LabelPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.rows.stream_rows import STORE_POLICY_KEY, Stream
from evertill.journal.file.lock import take_lock
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.opening import connect_sqlite
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.operations.looking_up.questions import SearchProducts
from evertill.ports.connector import Changes, Row, StreamChanges
from tests.support.shop import a_home
from tests.support.whole_till import at_work


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return a_home(tmp_path / "home")


@pytest.fixture
def policy(home: Home, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs `evertill policy` and gives status, output and error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["policy", arguments[0], "--home", str(home.folder), *arguments[1:]])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def in_force(home: Home) -> StorePolicy:
    """What the next sale goes by."""
    mirror = Reading(home.mirror, connect_sqlite)
    try:
        return MirrorPolicies(mirror).policy()
    finally:
        mirror.close()


def refused(answer: tuple[int, str, str], said: str) -> None:
    status, out, err = answer
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert said in err
    assert ", so nothing was changed" in err


def test_policy_of_a_new_till_is_shown_as_its_own(policy: Any) -> None:
    status, out, _ = policy("show")

    assert status == 0
    assert "currency                         EUR\n" in out
    assert "pricing.cash_rounding            (none)\n" in out
    assert "receipt_header                   (none)\n" in out
    assert out.endswith("It is this till's own.\n")


def test_receipt_head_is_set_line_by_line_and_emptied(home: Home, policy: Any) -> None:
    status, out, _ = policy("set", "receipt_header", "Corner Shop", "1 High Street")
    assert (status, in_force(home).receipt_header) == (0, ("Corner Shop", "1 High Street"))
    assert "receipt_header                   Corner Shop | 1 High Street\n" in out

    policy("set", "receipt_header")
    assert in_force(home).receipt_header == ()


@pytest.mark.parametrize(
    ("words", "member", "value"),
    [
        (["lock_after_s", "60"], "lock_after_s", 60),
        (["note_values_minor", "500", "1000"], "note_values_minor", (500, 1000)),
        (["variable_measure_table", "SE"], "labels", LabelPolicy("SE")),
    ],
)
def test_member_is_set_as_its_kind_of_value(
    home: Home, policy: Any, words: list[str], member: str, value: object
) -> None:
    assert policy("set", *words)[0] == 0
    assert getattr(in_force(home), member) == value


def test_member_within_another_is_set_and_reset(home: Home, policy: Any) -> None:
    policy("set", "pricing.tax_rounding", "line")
    policy("set", "pricing.cash_rounding.increment_minor", "5")
    pricing = in_force(home).pricing
    assert (pricing.tax_rounding.value, pricing.cash_rounding and pricing.cash_rounding.increment_minor) == ("line", 5)

    policy("reset", "pricing.cash_rounding")
    assert in_force(home).pricing.cash_rounding is None
    assert in_force(home).pricing.tax_rounding.value == "line"


def test_own_label_rule_is_set_as_json(home: Home, policy: Any) -> None:
    rule = {"prefix": "27", "item_digits": 5, "measure_digits": 5, "measure": "weight", "decimals": 3}

    assert policy("set", "variable_measure_rules", json.dumps(rule))[0] == 0
    assert in_force(home).labels.variable_measure_rules == (VariableMeasureRule("27", 5, 5, Measure.WEIGHT, 3),)


def test_policy_shown_as_json_is_taken_back_from_a_file(home: Home, policy: Any, tmp_path: Path) -> None:
    policy("set", "receipt_footer", "Thank you")
    policy("set", "tiles", "A1", '{"sku": "A2", "label": "Tea"}')
    file = tmp_path / "policy.json"
    file.write_text(policy("show", "--json")[1], encoding="utf-8")
    before = in_force(home)
    policy("reset", "receipt_footer")
    policy("reset", "tiles")

    status, out, _ = policy("import", str(file))

    assert status == 0
    assert in_force(home).receipt_footer == before.receipt_footer == ("Thank you",)
    assert '["A1", {"sku": "A2", "label": "Tea"}]' in out


def test_file_changes_only_what_it_names(home: Home, policy: Any, tmp_path: Path) -> None:
    policy("set", "pricing.tax_rounding", "line")
    policy("set", "lock_after_s", "0")
    file = tmp_path / "policy.json"
    file.write_text('{"pricing": {"keeps": "net"}, "receipt_header": ["Shop"]}', encoding="utf-8")

    assert policy("import", str(file))[0] == 0

    now = in_force(home)
    assert (now.pricing.tax_rounding.value, now.pricing.keeps.value) == ("line", "net")
    assert (now.lock_after_s, now.receipt_header) == (0, ("Shop",))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "receipt_heder", "x"], "No policy has the member 'receipt_heder',"),
        (["set", "pricing.mood", "x"], "No policy has the member 'pricing.mood',"),
        (["reset", "version"], "No policy has the member 'version',"),
        (["set", "variable_measure_table", "XX"], "is none of AT, CH, "),
        (["set", "variable_measure_rules", "27"], "rule 1 cannot be used"),
        (["set", "lock_after_s", "soon"], "The lock after s is no whole number,"),
        (["set", "lock_after_s", "-1"], "not between 0 and 86400"),
        (["set", "lock_after_s", "1", "2"], "has one value, and 2 were given"),
        (["set", "note_values_minor", "5.5"], "no whole number"),
        (["set", "pricing.rounding", "sideways"], "is none of half_up"),
        (["set", "pricing.cash_rounding", "5 cents"], "is written as JSON"),
        (["set", "pricing.cash_rounding.scope", "all"], "The increment minor is missing,"),
        (["set", "currency", "USD"], "chosen when it is set up"),
        (["set", "currency", "EURO"], "no ISO 4217 code"),
        (["set", "default_tax_class", "reduced"], "There is no tax class 'reduced',"),
        (["import", "nowhere.json"], "cannot be read (No such file or directory)"),
    ],
)
def test_change_that_no_till_could_sell_by_is_refused_in_one_sentence(
    home: Home, policy: Any, words: list[str], said: str
) -> None:
    before = in_force(home)

    refused(policy(words[0], "--", *words[1:]), said)

    assert in_force(home) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is no JSON in UTF-8"),
        (b"\xff\xfe", "is no JSON in UTF-8"),
        (b"[" * 100_000, "is no JSON in UTF-8"),
        (b"[]", "holds no object"),
        (b'{"colour": "red"}', "No policy has the member 'colour',"),
        (b'{"pricing": {"colour": 1}}', "No policy has the member 'pricing.colour',"),
        (b'{"receipt_header": "Shop"}', "The receipt header is no list,"),
    ],
)
def test_file_that_is_no_policy_is_refused_in_one_sentence(
    policy: Any, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "policy.json"
    file.write_bytes(content)

    refused(policy("import", str(file)), said)


def test_policy_owned_by_the_backend_is_shown_but_not_changed(home: Home, policy: Any) -> None:
    LocalRows(home.folder).keep_owners({"policy": "central"})

    refused(policy("set", "lock_after_s", "0"), "belongs to its backend")
    assert policy("show")[1].endswith("It is the backend's; change it there.\n")


def test_policy_that_came_from_the_backend_is_not_changed_whatever_the_owners_say(home: Home, policy: Any) -> None:
    writer = MirrorWriter(home.mirror)
    row = Row(STORE_POLICY_KEY, 9, {"currency": "EUR", "receipt_header": ["Central"]})
    writer.apply(Changes((StreamChanges(Stream.POLICY, cursor="9", rows=(row,)),)), system_seams().clock.now())
    writer.close()

    refused(policy("set", "lock_after_s", "0"), "belongs to its backend")
    assert "Central" in policy("show")[1]


def test_change_while_the_till_sells_is_kept_and_shown_at_once(home: Home, policy: Any) -> None:
    lock = take_lock(home.journal)  # the running terminal's, which loads the rows by itself
    try:
        assert policy("set", "receipt_header", "New")[0] == 0
        assert in_force(home).receipt_header == ()
        assert "New" in policy("show")[1]
    finally:
        lock.release()


def test_members_of_a_newer_program_outlast_a_change(home: Home, policy: Any) -> None:
    local = LocalRows(home.folder)
    local.put(Stream.POLICY, [Row(STORE_POLICY_KEY, 5, {"currency": "EUR", "colour": "red"})])

    policy("set", "lock_after_s", "0")

    [row] = local.rows(Stream.POLICY)
    assert row.content == {"currency": "EUR", "colour": "red", "lock_after_s": 0}


def test_policy_where_nothing_is_set_up_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "show", "--home", str(tmp_path / "none")]) == 1
    assert "evertill init" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_policy_changed_while_the_till_sells_is_in_its_journal_at_once(home: Home, policy: Any) -> None:
    with at_work(home, syncs=True) as till:
        till.till.note_start()
        assert policy("set", "lock_after_s", "77")[0] == 0

        def is_noted() -> bool:
            reader = till.reader()
            try:
                return any(True for _ in reader.transactions(kinds=(TransactionKind.POLICY_SEEN,)))
            finally:
                reader.close()

        till.watch.wait_for("the policy in the journal", is_noted)


def test_long_report_does_not_hold_up_the_search_for_an_item(home: Home) -> None:
    with at_work(home) as till:
        held, released = Event(), Event()

        def hold() -> None:
            held.set()
            released.wait(30)

        assert till.till._report_worker.submit(hold)
        assert held.wait(30)
        assert till.ask(SearchProducts("tea")).text == "tea"
        released.set()
