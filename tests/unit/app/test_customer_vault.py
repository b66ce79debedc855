"""The keys of customers' data, in real files."""

import os
import stat
from pathlib import Path

import pytest

from evertill.app.workstation.customer_vault import FileCustomerVault
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import move_to_keyring
from evertill.kernel.errors import SettingsFault
from tests.unit.app.test_secret_keeping import FakeKeyring


def test_sealed_text_is_opened_by_its_customer_and_fact_alone(tmp_path: Path) -> None:
    vault = FileCustomerVault(Home(tmp_path))
    sealed = vault.seal("c-1", "f-1", b"Ada Lovelace")
    assert b"Ada" not in sealed
    vault.seal("c-2", "f-1", b"somebody else")
    assert vault.open("c-1", "f-1", sealed) == b"Ada Lovelace"
    assert (vault.open("c-2", "f-1", sealed), vault.open("c-1", "f-2", sealed)) == (None, None)
    assert FileCustomerVault(Home(tmp_path)).open("c-1", "f-1", sealed) == b"Ada Lovelace"


def test_customer_has_one_key_for_all_texts(tmp_path: Path) -> None:
    vault = FileCustomerVault(Home(tmp_path))
    first, second = vault.seal("c-1", "f-1", b"old"), vault.seal("c-1", "f-2", b"new")
    assert (vault.open("c-1", "f-1", first), vault.open("c-1", "f-2", second)) == (b"old", b"new")
    assert len(list(Home(tmp_path).customer_keys.iterdir())) == 1


def test_forgotten_customer_is_never_read_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    vault = FileCustomerVault(home)
    sealed, other = vault.seal("c-1", "f-1", b"Ada"), vault.seal("c-2", "f-2", b"Bob")
    vault.forget("c-1")
    vault.forget("c-1")
    vault.forget("nobody")
    assert (vault.open("c-1", "f-1", sealed), vault.key("c-1")) == (None, None)
    assert vault.open("c-2", "f-2", other) == b"Bob"
    # Somebody with the same id who comes later gets a new key, which does not open what was there before.
    vault.seal("c-1", "f-3", b"another")
    assert vault.open("c-1", "f-1", sealed) is None


def test_keys_lie_wrapped_and_private(tmp_path: Path) -> None:
    home = Home(tmp_path)
    vault = FileCustomerVault(home)
    vault.seal("c-1", "f-1", b"Ada")
    (file,) = home.customer_keys.iterdir()
    key = vault.key("c-1")
    assert key is not None
    assert key not in file.read_bytes()
    if os.name != "nt":
        assert {stat.S_IMODE(path.stat().st_mode) for path in (file, home.customer_key)} == {0o600}


def test_home_key_may_lie_in_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, keyring = Home(tmp_path), FakeKeyring()
    sealed = FileCustomerVault(home).seal("c-1", "f-1", b"Ada")
    assert move_to_keyring(home.customer_key, keyring)
    monkeypatch.setattr("evertill.app.workstation.secret_keeping.system_keyring", lambda: keyring)
    assert FileCustomerVault(home).open("c-1", "f-1", sealed) == b"Ada"


def test_key_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.customer_keys.write_text("a file where the folder should be")
    with pytest.raises(SettingsFault, match="No key for a customer could be kept"):
        FileCustomerVault(home).seal("c-1", "f-1", b"Ada")
