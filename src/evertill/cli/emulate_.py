"""`evertill emulate`: stand in for a device, so that the till can be run without hardware."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from evertill.app.workstation.log import log_to_terminal
from evertill.cli.options import new_app, say
from evertill.devices.emulate import EmulatedKind, run_emulator

app = new_app("Stand in for a device; faults are words on standard input.")


@app.command()
def emulate(
    kind: Annotated[
        EmulatedKind, typer.Argument(help="printer, scanner, scale, display, label, zvt, concert or caisse-ap")
    ],
    protocol: Annotated[
        str,
        typer.Option(
            help="What it speaks, where there is a choice: toledo-8217, dialog-06, escpos, cd5220, star-line-80."
        ),
    ] = "",
    tcp: Annotated[str | None, typer.Option(help="HOST:PORT to listen on; port 0 takes a free one.")] = None,
    pty: Annotated[bool, typer.Option("--pty", help="Be a serial line instead.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Where a printer puts its receipts (else ./receipts) or labels, and a card terminal keeps its books."
        ),
    ] = None,
) -> int:
    """Serve until Ctrl+C or the end of the process; the first line printed says where."""
    log_to_terminal()
    run_emulator(kind, protocol=protocol, tcp=tcp, pty=pty, out_dir=out, lines=_lines(), say=say)
    return 0


def _lines() -> Iterator[str]:
    """Words as they are typed; once standard input ends, none until the process is ended."""
    yield from sys.stdin
    threading.Event().wait()


COMMAND = typer.main.get_command(app)
