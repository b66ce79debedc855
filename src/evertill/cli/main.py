"""The command line's door: finds the command named and loads only its module, so that the terminal itself starts
at once."""

import sys
from collections.abc import Sequence
from importlib import import_module

from evertill.cli.language import speak, tell
from evertill.kernel.errors import Fault, SettingsFault
from evertill.kernel.told_output import run_printing

COMMANDS = {
    "demo": ("evertill.cli.demo_", "a whole shop on this machine, to look at or to check"),
    "init": ("evertill.cli.init_", "set up a workstation, with its first manager"),
    "enrol": ("evertill.cli.enrol_", "connect this workstation to a central backend"),
    "import": ("evertill.cli.import_", "load or update products from a file"),
    "policy": ("evertill.cli.policy_", "see and change what holds in this shop"),
    "staff": ("evertill.cli.staff_", "who works here: names, roles, PINs, badges"),
    "replay": ("evertill.cli.replay_", "ring a file of real transactions"),
    "quote": ("evertill.cli.quote_", "price a sale given as JSON, and say why"),
    "sync": ("evertill.cli.sync_", "run the sync without the screens"),
    "status": ("evertill.cli.status_", "what waits to be sent, since when, and why"),
    "verify": ("evertill.cli.verify_", "check the journal: chain, numbers, sums, read tables"),
    "reconcile": ("evertill.cli.reconcile_", "compare what was taken with what the backend has"),
    "report": ("evertill.cli.report_", "sales by hour, tender, tax, category, item, operator, reason"),
    "customer": ("evertill.cli.customer_", "find customers, export or erase one"),
    "secrets": ("evertill.cli.secrets_", "where this till's secrets lie; move them into the system's keyring"),
    "backup": ("evertill.cli.backup_", "copy this till to a safe place, also while it sells"),
    "restore": ("evertill.cli.restore_", "make a till again from its backup, or settle how it goes on"),
    "journal": ("evertill.cli.journal_", "search and export transactions"),
    "device": ("evertill.cli.device_", "see which devices are plugged in, and try one"),
    "pay": ("evertill.cli.pay_", "charge a card, to try a card terminal"),
    "receipt": ("evertill.cli.receipt_", "check a layout of receipts, and draw a receipt with it"),
    "label": ("evertill.cli.label_", "print labels of products, or write them as ZPL"),
    "emulate": ("evertill.cli.emulate_", "stand in for a device"),
}
"""Each command's module, and what it does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; without one, the terminal. Exit status: 0 done, 1 bad news, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    return run_printing(lambda: _run(given), lambda: tell)


def _run(given: list[str]) -> int:
    try:
        speak(None)
        given = _after_language(given)
        if not given or (given[0].startswith("--") and given[0] not in ("--help", "--version")):
            from evertill.cli.terminal import run_terminal

            return run_terminal(given)
        return _run_command(given)
    except Fault as fault:
        print(tell(fault.text), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _after_language(given: list[str]) -> list[str]:
    """Speak what `--language` before the command names; what is left of the arguments."""
    match given:
        case ["--language", language, _, *_]:
            speak(language)
            return given[2:]
        case [option, _, *_] if option.startswith("--language="):
            speak(option.removeprefix("--language="))
            return given[1:]
        case [option, *_] if option.partition("=")[0] == "--language":
            raise SettingsFault("`--language` needs a language and a command, such as `--language de status`.")
        case _:
            return given


def _run_command(given: list[str]) -> int:
    if given[0] == "--version":
        from importlib.metadata import version

        print(version("evertill"))
        return 0
    if given in (["quote"], ["quote", "--lines"]):
        from evertill.cli.quoting import quote_standard_input

        return quote_standard_input(by_line=len(given) == 2)
    if given[0] not in COMMANDS:
        return _usage(0 if given[0] in ("--help", "help") else 2)
    from evertill.kernel.told_help import run_command, speak_help

    command = import_module(COMMANDS[given[0]][0]).COMMAND
    speak_help(command, tell)
    return run_command(command, given[1:], name=f"evertill {given[0]}", tell=tell)


def _usage(status: int) -> int:
    stream = sys.stdout if status == 0 else sys.stderr
    print(tell("Usage: evertill [--home DIR]            the terminal"), file=stream)
    print(tell("       evertill COMMAND [--help] ..."), file=stream)
    print(tell("       evertill --language de COMMAND ...   another language"), file=stream)
    print(f"\n{tell('Commands')}:", file=stream)
    for name, (_, meaning) in COMMANDS.items():
        print(f"  {name:<10} {tell(meaning)}", file=stream)
    return status


if __name__ == "__main__":
    sys.exit(main())
