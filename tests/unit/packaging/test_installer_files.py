"""The udev rules, desktop entry, service units and metainfo parse, and say what they must."""

import configparser
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer

from evertill_central.main import app as central_app

ROOT = Path(__file__).resolve().parents[3]
PACKAGING = ROOT / "packaging"

MATCHES = {"ACTION", "SUBSYSTEM", "KERNEL", "ENV", "ATTR", "ATTRS"}
ASSIGNMENTS = {"MODE", "GROUP", "TAG", "SYMLINK", "ENV", "GOTO", "LABEL"}
PIECE = re.compile(r'(?P<key>[A-Z]+)(?:\{(?P<name>\w+)\})?(?P<sign>==|!=|\+=|=)"(?P<value>[^"]*)"')

Rule = list[tuple[str, str, str, str]]


def _parse_rules(text: str) -> list[Rule]:
    """udev's rules as lists of (key, name in braces, sign, value); ValueError for a line that is none."""
    rules: list[Rule] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        rule: Rule = []
        for piece in re.split(r",\s*(?=[A-Z])", line):
            match = PIECE.fullmatch(piece)
            if match is None:
                raise ValueError(f"line {number}: {piece}")
            sign = match["sign"]
            if match["key"] not in (MATCHES if sign in {"==", "!="} else ASSIGNMENTS):
                raise ValueError(f"line {number}: {match['key']}{sign}")
            rule.append((match["key"], match["name"] or "", sign, match["value"]))
        rules.append(rule)
    return rules


def _rules() -> list[Rule]:
    return _parse_rules((PACKAGING / "60-evertill.rules").read_text())


def _vendors(kind: str) -> set[str]:
    """Makers whose devices are marked as this kind."""
    marked = [rule for rule in _rules() if ("ENV", "EVERTILL_KIND", "=", kind) in rule]
    return {value for rule in marked for _, name, _, value in rule if name == "idVendor"}


@pytest.mark.parametrize("line", ['SUBSYSTEM="tty"', 'MODE=="0660"', 'SUBSYSTEM=="tty" MODE="0660"', "TAG+=uaccess"])
def test_rules_parser_wrong_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        _parse_rules(line)


def test_udev_rules_jumps_reach_their_label() -> None:
    jumps = {value for rule in _rules() for key, _, _, value in rule if key == "GOTO"}
    labels = {value for rule in _rules() for key, _, _, value in rule if key == "LABEL"}
    assert jumps == labels != set()


def test_udev_rules_vendor_ids_are_four_lower_case_hex_digits_and_named_once() -> None:
    vendors = [value for rule in _rules() for _, name, sign, value in rule if (name, sign) == ("idVendor", "==")]
    assert all(re.fullmatch(r"[0-9a-f]{4}", vendor) for vendor in vendors)
    assert len(vendors) == len(set(vendors))


def test_udev_rules_serial_devices_are_named_and_kept_from_modem_manager() -> None:
    marked = next(rule for rule in _rules() if rule[0] == ("ENV", "EVERTILL_KIND", "==", "?*"))
    assert ("ENV", "ID_MM_DEVICE_IGNORE", "=", "1") in marked
    assert ("GROUP", "", "=", "dialout") in marked
    assert ("SYMLINK", "", "+=", "pos/$env{EVERTILL_KIND}") in marked


def test_udev_rules_printers_by_class_are_opened_to_the_seat() -> None:
    assert [("ENV", "ID_USB_INTERFACES", "==", "*:0701??:*"), ("TAG", "", "+=", "uaccess")] in _rules()


@pytest.mark.parametrize(
    ("kind", "makers"),
    [("printer", {"04b8", "0519", "1504"}), ("scanner", {"0c2e", "05e0", "05f9"}), ("scale", {"0eb8"})],
)
def test_udev_rules_known_makers_are_there(kind: str, makers: set[str]) -> None:
    assert makers <= _vendors(kind)


def _ini(name: str) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their case
    parser.read_string((PACKAGING / name).read_text())
    return parser


def _commands() -> set[str]:
    return set(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"])


def test_desktop_entry_has_what_the_standard_demands() -> None:
    entry = _ini("evertill.desktop")["Desktop Entry"]
    assert entry["Type"] == "Application"
    assert entry["Exec"].split()[0] in _commands()
    assert entry["TryExec"] == entry["Exec"].split()[0]
    assert entry["Terminal"] == "false"
    assert all(entry[key].endswith(";") for key in ("Categories", "Keywords"))


def test_desktop_entry_icon_is_there() -> None:
    icon = PACKAGING / "icons" / f"{_ini('evertill.desktop')['Desktop Entry']['Icon']}.svg"
    assert ElementTree.parse(icon).getroot().tag.endswith("svg")


@pytest.mark.parametrize("unit", ["evertill.service", "evertill-central.service"])
def test_service_unit_starts_an_installed_command_and_comes_back(unit: str) -> None:
    sections = _ini(unit)
    assert sections.sections() == ["Unit", "Service", "Install"]
    assert Path(sections["Service"]["ExecStart"].split()[0]).name in _commands()
    assert sections["Service"]["Restart"] in {"always", "on-failure"}
    assert sections["Unit"]["StartLimitIntervalSec"] == "0"
    assert sections["Install"]["WantedBy"].endswith(".target")


def test_service_unit_of_central_gives_options_that_there_are() -> None:
    given = re.search(
        r"EVERTILL_CENTRAL_ARGUMENTS=([^\"]+)", _ini("evertill-central.service")["Service"]["Environment"]
    )
    assert given is not None
    serve = typer.main.get_command(central_app).commands["serve"]  # type: ignore[attr-defined]  # a group of typer's
    chosen = serve.make_context("serve", given[1].split()).params
    assert (chosen["host"], chosen["port"]) == ("127.0.0.1", 8470)
    assert _ini("evertill-central.service")["Service"]["ExecStart"].split()[1:] == [
        "serve",
        "$EVERTILL_CENTRAL_ARGUMENTS",
    ]


@pytest.mark.parametrize("file", ["evertill.service", "evertill-central.service", "60-evertill.rules"])
def test_installer_file_says_where_it_goes(file: str) -> None:
    head = (PACKAGING / file).read_text().partition("[Unit]")[0]
    assert re.search(rf"Install as \S+/{re.escape(file)}, then: ", head)


def test_desktop_entry_and_unit_start_the_terminal_without_options() -> None:
    """It takes only --home, and finds its own home by itself."""
    assert _ini("evertill.desktop")["Desktop Entry"]["Exec"] == "evertill"
    assert _ini("evertill.service")["Service"]["ExecStart"].split()[1:] == []


def test_metainfo_names_the_desktop_entry_and_the_licence() -> None:
    root = ElementTree.parse(PACKAGING / "evertill.metainfo.xml").getroot()
    launchable = root.findtext("launchable") or ""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (PACKAGING / launchable).is_file()
    assert root.findtext("project_license") == project["license"]
    assert root.findtext("provides/binary") in _commands()
