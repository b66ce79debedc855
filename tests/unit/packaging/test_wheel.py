"""The wheel builds without a network, and holds both packages and every resource."""

import configparser
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import hatchling.build
import pytest

from evertill.app import resources
from evertill.kernel.errors import SettingsFault

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source, freshly built."""
    folder = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return folder / hatchling.build.build_wheel(str(folder))
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as pip leaves it."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found}


@pytest.mark.parametrize("package", ["evertill", "evertill_central"])
def test_wheel_package_is_whole(installed: Path, package: str) -> None:
    expected = _files(ROOT / "src" / package)
    assert "__init__.py" in expected
    assert expected <= _files(installed / package)


def test_wheel_resources_are_whole(installed: Path) -> None:
    assert _files(ROOT / "resources") == _files(installed / "evertill" / "_resources") != set()


def test_wheel_holds_nothing_else(installed: Path) -> None:
    metadata = next(installed.glob("evertill-*.dist-info"))
    assert {path.name for path in installed.iterdir()} == {"evertill", "evertill_central", metadata.name}
    assert "licenses/LICENSE" in _files(metadata)


def test_wheel_commands_are_those_people_type(installed: Path) -> None:
    commands = configparser.ConfigParser()
    commands.read(next(installed.glob("*.dist-info")) / "entry_points.txt")
    assert set(commands["console_scripts"]) == {"evertill", "evertill-central"}


def test_resource_path_in_an_installed_wheel_is_inside_the_package(installed: Path) -> None:
    code = "from evertill.app.resources import resource_path; print(resource_path())"
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(result.stdout.strip()) == installed / "evertill" / "_resources"


def test_installed_wheel_tells_its_version_and_sets_up_a_till_without_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    def run(*arguments: str) -> str:
        ended = subprocess.run(
            [sys.executable, "-m", "evertill", *arguments],
            env={**os.environ, "PYTHONPATH": str(installed)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return ended.stdout

    assert run("--version").strip() == next(installed.glob("*.dist-info")).name.split("-")[1].removesuffix(".dist")
    run("init", "--home", "home", "--pin", "4711")
    assert (tmp_path / "home" / "journal.sqlite").is_file()
    assert "sound" in run("verify", "--home", "home")


def test_resource_path_in_a_checkout_is_the_folder_at_its_top() -> None:
    assert resources.resource_path() == ROOT / "resources"


def test_resource_path_missing_file_says_what_to_do() -> None:
    with pytest.raises(SettingsFault, match=r"icons/none\.svg is missing.*install Evertill again"):
        resources.resource_path("icons", "none.svg")
