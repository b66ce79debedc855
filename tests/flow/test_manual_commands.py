"""The manual tells the truth: its commands are taken by the real parsers, its links lead somewhere, its options,
settings, files and fault words exist."""

import dataclasses
import json
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer

from evertill.app.workstation.settings import Settings
from evertill.cli.main import COMMANDS
from evertill.devices.emulate import EmulatedKind
from evertill.devices.label_printer.machine import WORDS as LABEL_WORDS
from evertill.devices.lettering.code_pages import CODE_PAGES
from evertill.devices.line_display.machine import WORDS as DISPLAY_WORDS
from evertill.devices.payment_terminal.emulation.scenario import WORDS as TERMINAL_WORDS
from evertill.devices.payment_terminal.emulation.scenario import Stage
from evertill.devices.printer.emulation.machine import Fault as PrinterFault
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.printer.settings import PrinterConnection
from evertill.devices.scale.machine import WORDS as SCALE_WORDS
from evertill.devices.scanner.emulator import ScannerCable, ScannerFault
from evertill.devices.transport.emulation import CableFaults
from evertill.ui.guide.guide_view import PAGE_OF_PLACE, slug
from evertill_central import main as central_main
from tests.support.central import a_central, put_rows
from tests.support.manual import HELP, PAGES, ROOT, blocks, commands, links, spans, table_rows
from tests.support.shop import a_home

CENTRAL = typer.main.get_command(central_main.app)
SCRIPTS = {"./scripts/demo", "./scripts/test", "./scripts/check"}


def parser_of(words: list[str]) -> tuple[Any, list[str]]:
    """The real command that takes these words, and the words it is given."""
    program, *rest = words
    if program == "evertill-central":
        command: Any = CENTRAL
    elif not rest or rest[0].startswith("-"):
        return None, rest
    else:
        assert rest[0] in COMMANDS, f"there is no command {shlex.join(words)}"
        command, rest = import_module(COMMANDS[rest[0]][0]).COMMAND, rest[1:]
    while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
        assert rest[0] in command.commands, f"there is no command {shlex.join(words)}"
        command, rest = command.commands[rest[0]], rest[1:]
    return command, rest


def options_of(command: Any) -> set[str]:
    """Every option of a command and of those below it."""
    below = [options_of(each) for each in getattr(command, "commands", {}).values()]
    return {
        name for each in command.params for name in (*each.opts, *each.secondary_opts) if name.startswith("--")
    }.union(*below)


def evertill_spans() -> Iterator[tuple[str, list[str]]]:
    """Page and words of each command named within a sentence."""
    for page, text in {**PAGES, "README.md": (ROOT / "README.md").read_text(encoding="utf-8")}.items():
        for span in spans(text):
            if re.match(r"evertill(-central)? [a-z-]", span):
                yield page, span.split()


EVERTILL_COMMANDS = [words for words in commands() if words[0] in ("evertill", "evertill-central")]


def test_manual_commands_are_many_enough_to_be_worth_checking() -> None:
    assert len(EVERTILL_COMMANDS) >= 9
    assert len(list(evertill_spans())) >= 15


@pytest.mark.parametrize("words", EVERTILL_COMMANDS, ids=shlex.join)
def test_manual_command_line_is_taken_by_the_real_parser(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("shop").mkdir()
    for name in ("central.pem", "central.key"):
        Path(name).touch()
    command, rest = parser_of(words)
    context = command.make_context(command.name or words[0], rest)
    assert context.params


@pytest.mark.parametrize("words", [words for words in commands() if words not in EVERTILL_COMMANDS], ids=shlex.join)
def test_manual_other_command_is_a_script_of_ours_or_curl_at_a_call_of_the_backend(words: list[str]) -> None:
    assert words[0] in {*SCRIPTS, "curl"}


@pytest.mark.parametrize(("page", "words"), list(evertill_spans()), ids=str)
def test_manual_command_in_a_sentence_exists_with_its_options(page: str, words: list[str]) -> None:
    command, rest = parser_of(words)
    used = {word.partition("=")[0] for word in rest if word.startswith("--")}
    assert used <= (
        {"--home", "--language", "--version", "--help"} if command is None else options_of(command) | {"--help"}
    ), page


@pytest.mark.parametrize("page", PAGES)
def test_manual_option_named_alone_is_one_of_some_command(page: str) -> None:
    every = [import_module(module).COMMAND for module, _ in COMMANDS.values()]
    known = {"--help", *options_of(CENTRAL)}.union(*(options_of(command) for command in every))
    named = {span.split()[0] for span in spans(PAGES[page]) if span.startswith("--")}
    assert named <= known


def test_manual_every_command_is_told_somewhere() -> None:
    """`replay` is for judging the program, not for a shop's day."""
    told = {words[1] for _, words in evertill_spans()} | {words[1] for words in EVERTILL_COMMANDS if len(words) > 1}
    assert set(COMMANDS) - told <= {"replay"}
    assert set(CENTRAL.commands) <= told  # type: ignore[attr-defined]  # a group of typer's


def test_manual_json_sent_by_curl_is_taken_by_the_backend(tmp_path: Path) -> None:
    (words,) = [words for words in commands() if words[0] == "curl"]
    rows = json.loads(words[words.index("-d") + 1])["rows"]
    address = next(word for word in words if word.startswith("https://"))
    with a_central(f"sqlite:///{tmp_path / 'central.sqlite'}") as central:
        answered = put_rows(central, address.rpartition("/v1/admin/")[2], rows)
    assert (answered["written"], answered["refused"]) == (1, [])


# ---- pages and links


def headings(page: str) -> set[str]:
    """The headings of a page as links name them."""
    return {slug(line.lstrip("#")) for line in PAGES[page].splitlines() if line.startswith("#")}


@pytest.mark.parametrize("page", PAGES)
def test_manual_links_lead_to_pages_and_headings_that_exist(page: str) -> None:
    for link in links(PAGES[page]):
        path, _, heading = link.partition("#")
        target = path or page
        assert (HELP / target).is_file(), link
        assert not heading or heading in headings(target), link


def test_readme_links_lead_to_files_that_exist() -> None:
    found = [link for link in links((ROOT / "README.md").read_text(encoding="utf-8")) if "://" not in link]
    missing = [link for link in found if not (ROOT / link).exists()]
    assert len(found) >= 8
    assert missing == []


def test_manual_every_page_is_reachable_from_the_index() -> None:
    reached, waiting = set[str](), ["index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [link.partition("#")[0] for link in links(PAGES[page]) if link.partition("#")[0] in PAGES]
    assert reached == set(PAGES)


def test_manual_opens_at_headings_that_exist() -> None:
    for spot in PAGE_OF_PLACE.values():
        assert not spot.heading or spot.heading in headings(spot.name)


def test_manual_files_named_in_the_checkout_exist() -> None:
    named = {
        span for text in PAGES.values() for span in spans(text) if re.match(r"(packaging|resources|scripts)/|\./", span)
    }
    assert named
    assert [span for span in named if not (ROOT / span.split()[0]).exists()] == []


# ---- devices, settings, home


@pytest.mark.parametrize(
    "block", [block for block in blocks() if block.language == "json"], ids=lambda block: block.text
)
def test_manual_settings_are_read_as_settings_and_none_is_unknown(block: Any) -> None:
    stored = json.loads("{" + block.text + "}")
    settings = msgspec.convert(stored, Settings, strict=True)
    for part, members in stored.items():
        assert set(members) <= {each.name for each in dataclasses.fields(getattr(settings, part))}


def test_manual_settings_shown_in_a_sentence_are_the_defaults() -> None:
    shown = [
        json.loads("{" + span + "}") for span in spans(PAGES["devices.md"]) if re.match(r'"(ui|drawer)": \{', span)
    ]
    defaults = msgspec.to_builtins(Settings())
    for stored in shown:
        ((part, members),) = stored.items()
        assert members == {name: defaults[part][name] for name in members}
    assert {part for stored in shown for part in stored} == {"ui", "drawer"}


def test_manual_names_every_setting_of_every_device() -> None:
    page = PAGES["devices.md"]
    defaults = msgspec.to_builtins(Settings())
    for part in (
        "printer",
        "drawer",
        "scanner",
        "scale",
        "label_printer",
        "line_display",
        "payment_terminal",
        "links",
        "ui",
    ):
        assert [name for name in defaults[part] if f'"{name}"' not in page and f"`{name}`" not in page] == []


def test_manual_printer_settings_list_what_there_is() -> None:
    rows = {row[0]: set(spans(row[1])) for row in table_rows(PAGES["devices.md"], "Receipt printer")}
    assert rows["`connection`"] == set(PrinterConnection)
    assert rows["`profile`"] == set(PROFILES)
    assert rows["`code_page`"] == set(CODE_PAGES)


def test_manual_fault_words_are_those_of_the_emulators() -> None:
    section = PAGES["devices.md"].partition("## Trying without hardware")[2].partition("\n## ")[0]
    words = {span for span in spans(section) if re.fullmatch(r"[a-z]+(-[a-z]+)*( N)?", span)}
    told = {re.sub(r" (MS|CENTS)$", " N", span) for span in spans(section)}
    assert [word for word in TERMINAL_WORDS if word not in told] == []
    others = {
        *PrinterFault,
        *ScannerFault,
        *ScannerCable,
        "paper-lines N",
        *SCALE_WORDS,
        *DISPLAY_WORDS,
        *LABEL_WORDS,
        *CableFaults.WORDS,
    }
    assert others <= words
    assert words <= others | {*TERMINAL_WORDS, *Stage, "books"}
    assert {words[2] for words in EVERTILL_COMMANDS if words[1:2] == ["emulate"]} == set(EmulatedKind)


def test_manual_home_table_names_every_file_of_a_home(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    told = {span.rstrip("/") for row in table_rows(PAGES["operating.md"], "The home") for span in spans(row[0])}
    assert {path.name for path in home.folder.iterdir()} <= told


def test_manual_load_columns_name_those_of_the_example() -> None:
    rows = table_rows(PAGES["connecting.md"], "The shop's own rows")
    told = {row[0].strip("`"): set(spans(row[1])) for row in rows}
    for file in (ROOT / "resources" / "demo").glob("*.csv"):
        assert set(file.read_text(encoding="utf-8").partition("\n")[0].split(",")) <= told[file.stem], file.name
