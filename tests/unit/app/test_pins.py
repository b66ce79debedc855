"""PINs as verifiers: what they are made of when a till is shipped, and what matches them."""

import subprocess
import sys

import pytest

from evertill.app.workstation.pins import Argon2Pins

ONE_VERIFIER = "from evertill.app.workstation.pins import Argon2Pins; print(Argon2Pins().verifier('4711'))"


def test_shipped_verifier_is_as_dear_as_rfc_9106_says_for_little_memory() -> None:
    # A process of its own: within the tests verifiers are made to be cheap.
    made = subprocess.run([sys.executable, "-c", ONE_VERIFIER], capture_output=True, text=True, check=True)
    assert made.stdout.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert Argon2Pins().matches(made.stdout.strip(), "4711")


def test_only_the_pin_itself_matches_and_each_verifier_has_its_own_salt() -> None:
    pins = Argon2Pins()
    first, second = pins.verifier("4711"), pins.verifier("4711")
    assert first != second
    assert pins.matches(first, "4711")
    assert not pins.matches(first, "4712")


@pytest.mark.parametrize("verifier", ["", "4711", "$argon2id$v=19$", "$2b$12$abcdefghijklmnopqrstuv"])
def test_verifier_that_cannot_be_read_matches_nothing(verifier: str) -> None:
    assert not Argon2Pins().matches(verifier, "4711")
