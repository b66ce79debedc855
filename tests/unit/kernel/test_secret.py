"""Secrets and faults, the two things whose text form matters."""

from evertill.kernel.errors import BackendFault, Bug, Fault
from evertill.kernel.secret import Secret


def test_secret_in_any_text_shows_only_stars() -> None:
    secret = Secret("1234")
    for shown in (str(secret), repr(secret), f"{secret}", f"{secret!r}", str([secret]), "%s" % secret):  # noqa: UP031
        assert "1234" not in shown
        assert "*****" in shown


def test_secret_reveal_gives_the_value_and_equals_its_like() -> None:
    assert Secret("1234").reveal() == "1234"
    assert Secret("1234") == Secret("1234")
    assert Secret("1234") != Secret("4321")


def test_fault_carries_its_sentence() -> None:
    fault = BackendFault("The backend did not answer; the sale is kept and sent later; go on selling.")
    assert isinstance(fault, Fault)
    assert fault.text == str(fault)


def test_bug_is_no_fault() -> None:
    assert not isinstance(Bug("impossible"), Fault)
