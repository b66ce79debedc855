"""`evertill journal`: search and export transactions."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from evertill.app.log import log_to_terminal
from evertill.app.settings import chosen_home
from evertill.cli.options import HomeOption, JsonOption, day_of, new_app, say
from evertill.domain.transaction import Transaction, TransactionKind
from evertill.journal.reader import JournalReader

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
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Print what is found, one line each; with --json the whole facts, one JSON document a line."""
    log_to_terminal()
    reader = JournalReader(chosen_home(home).journal)
    try:
        found = reader.transactions(kinds=tuple(kind or ()), business_day=day_of(day), text=text, operator=operator)
        for _, transaction in found:
            if as_json:
                print(json.dumps(json.loads(transaction.wire), ensure_ascii=False), file=sys.stdout)
            else:
                say(_line(transaction))
            if pictures is not None:
                _draw(reader, transaction, pictures)
    finally:
        reader.close()
    return 0


def _draw(reader: JournalReader, transaction: Transaction, folder: Path) -> None:
    from evertill.devices.printer.picture_renderer import receipt_picture
    from evertill.devices.printer.typefaces import Typefaces

    receipt = reader.receipt_document(transaction.transaction_id)
    if receipt is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{transaction.number_text}.png").write_bytes(receipt_picture(receipt, Typefaces()))


def _line(transaction: Transaction) -> str:
    number = "" if transaction.receipt_number is None else transaction.number_text
    gross = transaction.body.get("gross", "")
    when = transaction.occurred_at.strftime("%Y-%m-%d %H:%M:%S")
    who = transaction.operator_id or ""
    return f"{transaction.sequence:>8}  {when}  {transaction.kind:<14} {number:<18} {gross!s:>10}  {who}"


COMMAND = typer.main.get_command(app)
