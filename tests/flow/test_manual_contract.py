"""The page about the contract names what the backend really has: calls, members, kinds, results and problems."""

import re
from datetime import date

from evertill.domain.facts.transaction import ChainHead, Draft, Identity, TransactionKind, seal
from evertill.domain.rows.stream_rows import Stream
from evertill.kernel.ids import EpochId, TransactionId
from evertill_central.api.facts import FACTS_MAX
from evertill_central.api.gate import BODY_MAX
from evertill_central.api.problems import STATUS_OF
from evertill_central.api.routes import ROUTES
from evertill_central.api.schemas import SCHEMAS
from evertill_central.services.accepting.accept_facts import FactResult
from tests.support.central import NOON
from tests.support.manual import PAGES, spans, table_rows

PAGE = PAGES["contract.md"]


def members(schema: str) -> set[str]:
    """The members of one of the document's schemas."""
    properties = SCHEMAS[schema]["properties"]
    assert isinstance(properties, dict)
    return set(properties)


def paragraphs(heading: str) -> str:
    """What stands under a heading."""
    return PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_contract_page_lists_every_call_and_no_other() -> None:
    told = set()
    for row in table_rows(PAGE, "Calls"):
        method, _, first = row[0].strip("`").partition("`")[0].partition(" ")
        told |= {(method, path.partition("?")[0]) for path in [first, *re.findall(r"`(/[a-z]+)`", row[0])]}
    assert told == {(route.method, route.path) for route in ROUTES}


def test_contract_page_gives_the_limits_of_a_batch() -> None:
    assert f"up to {FACTS_MAX} and {BODY_MAX // 2**20} MiB" in PAGE


def test_contract_page_lists_every_problem_with_its_status() -> None:
    told: dict[str, set[int]] = {}
    for statuses, types in ((row[0], row[1]) for row in table_rows(PAGE, "Problems")):
        numbers = [int(number) for number in statuses.split(", ")]
        parts = types.split(";") if len(numbers) > 1 else [types]
        for number, part in zip(numbers, parts, strict=True):
            for name in spans(re.sub(r"\([^)]*\)|wait `\w+`", "", part)):
                told.setdefault(name, set()).add(number)
    assert told == {kind.value: {status} for kind, status in STATUS_OF.items()}


def test_contract_page_lists_every_member_and_kind_of_a_fact() -> None:
    rows = table_rows(PAGE, "A fact")
    identity = Identity("S1", "1", EpochId("epoch"), 1)
    draft = Draft(TransactionId("id"), TransactionKind.START, date(2026, 11, 21), NOON, None, None, {})
    sealed = re.findall(rb'"(\w+)":', seal(draft, identity, ChainHead()).wire)
    assert {name for row in rows for name in spans(row[0])} == {name.decode() for name in sealed}
    (kinds,) = [spans(row[1]) for row in rows if row[0] == "`kind`"]
    assert set(kinds) == set(TransactionKind)


def test_contract_page_lists_every_result_and_stream() -> None:
    assert {row[0].strip("`") for row in table_rows(PAGE, "What becomes of a fact")} == set(FactResult)
    assert set(Stream) <= set(spans(paragraphs("Streams")))


def test_contract_page_names_every_member_of_an_enrolment() -> None:
    told = set(spans(paragraphs("Enrolment")))
    assert (members("EnrolRequest") | members("Enrolled")) - told == set()
