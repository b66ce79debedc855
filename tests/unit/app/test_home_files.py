"""The small files of a home: whole or as before, private where they must be, one sentence when they cannot be read."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evertill.app.terminal import find_picture
from evertill.app.workstation.credential import Credential, keep_credential, read_credential
from evertill.app.workstation.device_key import FileDeviceKey, make_device_key
from evertill.app.workstation.home import Home, read_file, write_file
from evertill.app.workstation.settings import (
    ConnectorKind,
    Settings,
    chosen_home,
    read_settings,
    system_language,
    write_settings,
)
from evertill.connectors.central.settings import CentralSettings
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret

ON_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
OLD: JsonObject = {"a": 1}
NEW: JsonObject = {"a": 2, "é": "\u2028"}


class PowerCut(BaseException):
    """What ends a process in the middle of a call."""


def test_file_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    write_file(tmp_path / "x.json", NEW)

    assert read_file(tmp_path / "x.json") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PowerCut()])
def test_write_that_breaks_off_anywhere_leaves_the_old_file_whole(
    call: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    write_file(path, OLD)

    def broken(*_arguments: object, **_named: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os if call != "replace" else Path, call, broken)
        with pytest.raises((SettingsFault, PowerCut)) as raised:
            write_file(path, NEW)

    assert read_file(path) == OLD
    if isinstance(raised.value, SettingsFault):
        assert "not kept" in raised.value.text
        assert [each.name for each in tmp_path.iterdir()] == ["x.json"]
    write_file(path, NEW)
    assert read_file(path) == NEW


def test_write_is_on_the_disk_before_it_gets_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        order.append("fsync")
        fsync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        order.append("replace")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_file(tmp_path / "x.json", NEW)

    assert order == ["fsync", "replace", "fsync"]


@ON_ONE_FOLDER
@given(content=st.binary(max_size=60))
@example(content=b"[" * 200_000)
@example(content=b'{"a": ' * 100_000)
@example(content=b"\xff\xfe")
def test_file_of_any_bytes_is_read_or_told_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    try:
        read_file(path)
    except SettingsFault as fault:
        assert "no sale is lost" in fault.text


def test_file_that_is_not_there_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match="evertill init"):
        read_file(tmp_path / "x.json")


def test_settings_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    home = Home(tmp_path)
    kept = Settings("de_DE", ConnectorKind.CENTRAL, CentralSettings("https://shop.example", "/etc/ca.pem"))
    write_settings(home, kept)

    assert read_settings(home) == kept


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"locale": 5}', r"\$.locale"),
        ('{"printer": {"connection": "carrier pigeon"}}', r"\$.printer.connection"),
        ('{"printer": {"connection": "tcp"}}', "needs an address"),
        ('{"printer": {"profile": "typewriter"}}', "no kind of printer"),
        ('{"scanner": {"silence_ms": 1}}', "out of reason"),
        ('{"central": {"url": "ftp://shop"}}', "none this till can use"),
        ('"text"', "Expected `object`"),
    ],
)
def test_setting_that_cannot_be_used_is_named(text: str, named: str, tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.settings.write_text(text)

    with pytest.raises(SettingsFault, match=named):
        read_settings(home)


def test_home_is_the_one_named_then_the_environments_then_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVERTILL_HOME", str(tmp_path / "environment"))
    assert chosen_home(tmp_path).folder == tmp_path
    assert chosen_home(None).folder == tmp_path / "environment"
    monkeypatch.delenv("EVERTILL_HOME")
    assert chosen_home(None).folder.is_absolute()


def test_first_start_speaks_the_language_of_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EVERTILL_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert system_language() == "de"
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setattr("locale.getlocale", lambda: ("fr_FR", "UTF-8"))
    assert system_language() == "fr"


def test_credential_is_read_back_and_for_its_owner_alone(tmp_path: Path) -> None:
    home = Home(tmp_path)
    credential = Credential(Secret("t0ken"), bytes(range(32)), "Marktplatz")
    keep_credential(home, credential)

    found = read_credential(home)
    assert (found.token.reveal(), found.statement_key, found.store_name) == ("t0ken", bytes(range(32)), "Marktplatz")
    assert "t0ken" not in repr(found)
    if os.name == "posix":
        assert home.credential.stat().st_mode & 0o077 == 0


@ON_ONE_FOLDER
@given(
    content=st.fixed_dictionaries(
        {},
        optional={
            name: st.one_of(st.none(), st.text(max_size=50)) for name in ("token", "statement_key", "store_name")
        },
    )
)
def test_credential_of_anything_else_is_refused_in_one_sentence(content: dict[str, str | None], tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.credential.write_text(json.dumps(content))
    with pytest.raises(SettingsFault, match="enrol it again"):
        read_credential(home)


def test_device_key_is_never_overwritten_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "device.key"
    first = make_device_key(path)
    with pytest.raises(FileExistsError):
        make_device_key(path)

    assert FileDeviceKey(path).public_key == first.public_key
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_device_key_signs_what_its_public_key_verifies(tmp_path: Path) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = make_device_key(tmp_path / "device.key")
    public = Ed25519PublicKey.from_public_bytes(key.public_key)
    signature = key.sign(b"a receipt")

    public.verify(signature, b"a receipt")
    with pytest.raises(InvalidSignature):
        public.verify(signature, b"another receipt")
    assert FileDeviceKey(tmp_path / "device.key").sign(b"a receipt") == signature


@pytest.fixture
def pictures(tmp_path: Path) -> Home:
    """A home with one picture, and a secret beside the folder."""
    home = Home(tmp_path / "till")
    (home.folder / "images").mkdir(parents=True)
    (home.folder / "images" / "cup.svg").write_text("<svg/>")
    (home.folder / "credential.json").write_text("{}")
    return home


def test_picture_is_found_by_its_name(pictures: Home) -> None:
    assert find_picture(pictures, "cup.svg") == pictures.folder / "images" / "cup.svg"


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../credential.json",
        "cup.svg/../../credential.json",
        "/etc/passwd",
        "nothing.svg",
        "a\0b",
        "x" * 5000,
        "https://shop.example/cup.svg",
        "C:\\windows\\win.ini",
        "~root",
        "\ud800",
    ],
)
def test_picture_of_another_name_is_none_and_nothing_raises(name: str, pictures: Home) -> None:
    assert find_picture(pictures, name) is None


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_picture_behind_a_link_out_of_the_folder_is_none(pictures: Home) -> None:
    (pictures.folder / "images" / "leak.svg").symlink_to(pictures.folder / "credential.json")

    assert find_picture(pictures, "leak.svg") is None


@ON_ONE_FOLDER
@given(name=st.text(max_size=40))
def test_picture_never_leaves_its_folder(name: str, pictures: Home) -> None:
    found = find_picture(pictures, name)
    assert found is None or found.resolve().is_relative_to((pictures.folder / "images").resolve())
