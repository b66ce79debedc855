"""`evertill journal`: search and export transactions."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from evertill.app.paper.report_files import no_formula
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.options import HomeOption, JsonOption, day_of, new_app, no_database, say_as_is
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import SettingsFault
from evertill.kernel.told_output import is_output_unicode

app = new_app("Search and export transactions, oldest first.")


@app.command()
def journal(
    text: Annotated[str, typer.Argument(help="Only transactions that hold this text.")] = "",
    kind: Annotated[
        list[TransactionKind] | None, typer.Option(help="Only this kind; may be given several times.")
    ] = None,
    day: Annotated[str | None, typer.Option(help="Only this business day, YYYY-MM-DD.")] = None,
    operator: Annotated[str | None, typer.Option(help="Only what this operator (by id) did.")] = None,
    pictures: Annotated[Path | None, typer.Option(help="Also draw each receipt found as a PNG in this folder.")] = None,
    table: Annotated[
        Path | None, typer.Option("--csv", callback=no_database, help="Also write what is found into this CSV file.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Print what is found, one line each; with --json the whole facts, one JSON document a line."""
    log_to_terminal()
    rows = _Table(table)
    reader = JournalReader(chosen_home(home).journal)
    try:
        found = reader.transactions(kinds=tuple(kind or ()), business_day=day_of(day), text=text, operator=operator)
        for _, transaction in found:
            if as_json:
                print(json.dumps(json.loads(transaction.wire), ensure_ascii=not is_output_unicode()), file=sys.stdout)
            else:
                say_as_is(_line(transaction))
            rows.add(transaction)
            if pictures is not None:
                _draw(reader, transaction, pictures)
    finally:
        rows.close()
        reader.close()
    return 0


class _Table:
    """A CSV file of what was found; none where none is wanted."""

    def __init__(self, path: Path | None) -> None:
        self._file = None if path is None else _opened(path)
        self._writer = None if self._file is None else csv.writer(self._file)
        self._write(_COLUMNS)

    def add(self, done: Transaction) -> None:
        """One row."""
        amount = done.body.get("gross", done.body.get("amount", ""))
        number = "" if done.receipt_number is None else done.number_text
        when = done.occurred_at.isoformat(timespec="seconds")
        self._write(
            (done.sequence, when, done.business_day, done.kind, number, amount, done.operator_id or "", _about(done))
        )

    def close(self) -> None:
        """All is written. SettingsFault when it is not."""
        if self._file is not None:
            with _whole(self._file.name):
                self._file.close()

    def _write(self, cells: Iterable[object]) -> None:
        if self._writer is not None and self._file is not None:
            with _whole(self._file.name):
                self._writer.writerow([no_formula(cell) if isinstance(cell, str) else cell for cell in cells])


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise SettingsFault(
            f"{path} cannot be written ({error.strerror}), so nothing was written and the journal stays as it is; name "
            "another file."
        ) from error


@contextmanager
def _whole(path: object) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SettingsFault(
            f"{path} cannot be written to its end ({error.strerror}), so it is not whole; the journal stays as it is. "
            "Make room there, or name another place."
        ) from error


_COLUMNS = ("sequence", "occurred_at", "business_day", "kind", "receipt", "amount_minor", "operator_id", "about")


def _about(done: Transaction) -> str:
    """Whom or what it concerns, beside who did it."""
    body = done.body
    match body:
        case {"deeds": list(deeds), "operator": str(operator)}:
            roles = " -> ".join(str(body[role]) for role in ("role_before", "role_now") if body.get(role))
            return " ".join(part for part in (operator, ",".join(str(deed) for deed in deeds), roles) if part)
        case {"member": str(member), "value": str(value)}:
            return f"{member}={value}"
        case {"reason": str(reason)}:
            return reason
        case _:
            return ""


def _draw(reader: JournalReader, transaction: Transaction, folder: Path) -> None:
    from evertill.devices.printer.picture_renderer import receipt_picture
    from evertill.devices.printer.typefaces import Typefaces

    receipt = reader.receipt_document(transaction.transaction_id)
    if receipt is not None:
        with _whole(folder):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{transaction.number_text}.png").write_bytes(receipt_picture(receipt, Typefaces()))


def _line(transaction: Transaction) -> str:
    number = "" if transaction.receipt_number is None else transaction.number_text
    gross = transaction.body.get("gross", "")
    when = transaction.occurred_at.strftime("%Y-%m-%d %H:%M:%S")
    who = f"{transaction.operator_id or ''}  {_about(transaction)}"
    return f"{transaction.sequence:>8}  {when}  {transaction.kind:<14} {number:<18} {gross!s:>10}  {who}".rstrip()


COMMAND = typer.main.get_command(app)
