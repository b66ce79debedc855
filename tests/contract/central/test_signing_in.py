"""Who may come in: signatures, nonces, clocks, credentials, codes, epochs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evertill_central.api.dispatch import answer
from evertill_central.api.wire import RequestHead
from evertill_central.services.common.central import Central
from evertill_central.services.workstations.enrolment import give_code
from tests.support.central import NOON, SetClock, Till, a_central, an_enrolled_till, ask, put_rows, read


def _problem(till: Till, central: Central, **changed: str) -> tuple[int, str]:
    answered = till.ask(central, "GET", "/v1/changes", b"", **changed)
    return answered.status, read(answered).get("type", "") if answered.status != 200 else ""


def test_request_signed_is_answered(central: Central, till: Till) -> None:
    assert _problem(till, central) == (200, "")


WRONG_HEADERS = (
    ({"workstation": "7"}, (401, "credential")),
    ({"store": "S2"}, (401, "credential")),
    ({"credential": "x"}, (401, "credential")),
    ({"signature": "AAAA"}, (401, "signature")),
    ({"signature": "not base64!"}, (401, "signature")),
    ({"nonce": "short"}, (401, "unsigned")),
    ({"time": "yesterday"}, (401, "clock")),
    ({"time": "2026-11-21T12:00:00"}, (401, "clock")),
)


def test_request_with_a_wrong_header_is_turned_away(central: Central, till: Till, subtests: pytest.Subtests) -> None:
    for changed, expected in WRONG_HEADERS:
        with subtests.test(changed=changed):
            assert _problem(till, central, **changed) == expected


def test_request_without_any_signature_is_turned_away(central: Central) -> None:
    for method, target in (("POST", "/v1/facts"), ("GET", "/v1/changes"), ("GET", "/v1/statement")):
        assert ask(central, method, target).status == 401


def test_request_signed_by_another_key_is_turned_away(central: Central, till: Till) -> None:
    till.key = Till().key
    assert _problem(till, central) == (401, "signature")


def test_request_time_off_by_more_than_ten_minutes_names_the_servers_time(
    central: Central, till: Till, subtests: pytest.Subtests
) -> None:
    for minutes, expected in ((9, 200), (-9, 200), (11, 401), (-11, 401)):
        with subtests.test(minutes=minutes):
            till.now = NOON + timedelta(minutes=minutes)
            answered = till.ask(central, "GET", "/v1/changes")
            assert answered.status == expected
            told = (read(answered).get("type"), read(answered)["now"])
            assert told == (None if expected == 200 else "clock", "2026-11-21T12:00:00.000+00:00")


def test_request_replayed_is_told_so_even_after_the_clock_moved(central: Central, till: Till, clock: SetClock) -> None:
    headers = till.headers("GET", "/v1/changes")
    head = RequestHead("GET", "/v1/changes", "", headers)
    assert answer(central, head).status == 200
    clock.move(minutes=9)
    till.now = clock.now()
    assert till.ask(central, "GET", "/v1/changes", nonce="A" * 22).status == 200  # has old nonces dropped
    replayed = answer(central, head)
    assert (replayed.status, read(replayed)["type"]) == (409, "replayed")


def test_request_moved_to_another_address_or_body_is_turned_away(central: Central, till: Till) -> None:
    headers = till.headers("GET", "/v1/changes")
    assert answer(central, RequestHead("GET", "/v1/statement", "", headers)).status == 401
    headers = till.headers("POST", "/v1/facts", b'{"facts":[]}')
    changed = answer(central, RequestHead("POST", "/v1/facts", "", headers), b'{"facts":[0]}')
    assert (changed.status, read(changed)["type"]) == (401, "digest")


def test_workstation_blocked_by_the_shop_is_turned_away_until_it_is_let_in_again(central: Central, till: Till) -> None:
    row = {"key": "1", "store": "S1", "content": {"name": "Front", "is_blocked": True}}
    put_rows(central, "workstations", [row])
    assert _problem(till, central) == (403, "blocked")
    assert till.enrol(central).status == 403
    put_rows(central, "workstations", [{**row, "content": {"name": "Front"}}])
    assert _problem(till, central) == (200, "")


def test_caller_that_never_stops_is_asked_to_wait(central: Central, till: Till) -> None:
    answers = [ask(central, "POST", "/v1/enrol", {"code": "x"}) for _ in range(110)]
    assert answers[0].status == 400
    last = answers[-1]
    assert (last.status, read(last)["type"], last.headers["Retry-After"]) == (429, "too-often", "1")
    assert _problem(till, central) == (200, ""), "a workstation that signs rightly is not held up by strangers"


def test_enrolment_gives_what_the_till_needs(central: Central) -> None:
    document = read(Till().enrol(central))
    assert set(document) == {"credential", "statement_key", "store", "workstation", "owners", "policy_version"}
    assert document["store"] == {"store": "S1", "name": "S1"}


def test_enrolment_without_names_takes_the_codes_store_and_the_next_number(central: Central) -> None:
    an_enrolled_till(central, "S2", "4")
    document = read(Till().enrol(central, give_code(central, "S2").code, store=None, workstation=None))
    assert (document["store"]["store"], document["workstation"]) == ("S2", "5")


def test_code_is_good_once_and_again_for_the_same_key(central: Central) -> None:
    code = give_code(central, "S1").code
    till = Till()
    assert till.enrol(central, code).status == 200
    first = till.credential
    assert till.enrol(central, code.lower().replace("-", " ")).status == 200
    assert till.credential != first
    other = Till(workstation="2").enrol(central, code)
    assert (other.status, read(other)["type"]) == (403, "code")


def test_code_unknown_expired_or_of_another_store_is_turned_away(central: Central, clock: SetClock) -> None:
    code = give_code(central, "S1").code
    assert Till().enrol(central, "AAAA-AAAA-AAAA").status == 403
    assert Till("S2").enrol(central, code).status == 403
    clock.move(hours=25)
    assert Till().enrol(central, code).status == 403


def test_open_enrolment_takes_any_code_and_makes_the_store(central_url: str) -> None:
    with a_central(central_url, is_open=True) as central:
        document = read(Till("NEW", "a.1").enrol(central, "anything"))
    assert (document["store"]["store"], document["workstation"]) == ("NEW", "a.1")


def test_enrolling_again_replaces_the_key_in_the_same_epoch(central: Central, till: Till) -> None:
    old_key, old_credential = till.key, till.credential
    till.post(central, [till.fact()])
    till.key = Till().key
    assert till.enrol(central, head={"sequence": 1, "hash": till.head.hash}).status == 200
    assert till.post(central, [till.fact()])[0]["result"] == "accepted"
    till.key, till.credential = old_key, old_credential
    assert _problem(till, central) == (401, "credential")


@pytest.mark.parametrize("head", [{"sequence": 2, "hash": "f" * 64}, {"sequence": 1, "hash": "f" * 64}])
def test_enrolling_again_with_another_head_is_turned_away(central: Central, till: Till, head: object) -> None:
    till.post(central, till.facts(2))
    answered = till.enrol(central, head=head)
    assert (answered.status, read(answered)["type"]) == (403, "epoch")


def test_enrolling_in_a_new_epoch_needs_a_higher_number(central: Central, till: Till) -> None:
    again = Till()
    answered = again.enrol(central)
    assert (answered.status, read(answered)["epoch_number_min"]) == (403, 2)
    old = till.identity
    till.new_epoch()
    assert till.enrol(central).status == 200
    till.identity = replace(old)
    assert till.enrol(central).status == 403


UNREADABLE: tuple[dict[str, object], ...] = (
    {"public_key": "AAAA"},
    {"public_key": "ü"},
    {"store": "a b"},
    {"workstation": ""},
    {"epoch": ""},
    {"epoch_number": True},
    {"epoch_number": "1"},
    {"name": 5},
    {"head": 5},
    {"code": ["x"]},
)


def test_enrolment_that_cannot_be_read_enrols_nobody(central: Central, subtests: pytest.Subtests) -> None:
    for changed in UNREADABLE:
        with subtests.test(changed=changed):
            assert Till().enrol(central, **changed).status in (400, 403)  # type: ignore[arg-type]  # wrong on purpose
    assert _problem(Till(), central) == (401, "credential")


def test_admin_calls_need_a_token(central: Central, till: Till) -> None:
    for token in ("", "x", till.credential):
        answered = ask(central, "PUT", "/v1/admin/products", {"rows": []}, token=token)
        assert (answered.status, read(answered)["type"]) == (401, "admin")
