"""`evertill replay`: ring a file of real transactions through the real operations and reconcile."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.replay.report import ReplayReport
from evertill.app.replay.run import ReplayWish, run_replay
from evertill.app.seams import system_seams
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say, say_as_is
from evertill.cli.progress import Steps
from evertill.connectors.central.settings import CentralSettings

app = new_app("Ring a file of real transactions through the real operations, each invoice on its own date.")
REFUSALS_SHOWN = 20


@app.command()
def replay(
    file: Annotated[
        Path, typer.Argument(help="InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice; .csv or .csv.gz")
    ],
    home: HomeOption = None,
    central: Annotated[
        str | None, typer.Option(help="Enrol at this backend, send everything there and reconcile.")
    ] = None,
    code: Annotated[str, typer.Option(help="The one-time code for enrolling.")] = "",
    currency: Annotated[str, typer.Option(help="ISO 4217 code of the file's prices.")] = "GBP",
    as_json: JsonOption = False,
) -> int:
    """Ring FILE; running it again skips what is rung."""
    log_to_terminal()
    wish = ReplayWish(
        home=chosen_home(home),
        path=file,
        currency=currency,
        central=None if central is None else CentralSettings(url=central),
        code=code,
    )
    with Steps() as steps:
        report = run_replay(wish, system_seams(), steps.show)
    if as_json:
        print_json(report.to_json())
    else:
        _print(report, currency)
    return 0 if report.is_balanced else 1


def _print(report: ReplayReport, currency: str) -> None:
    from evertill.app.workstation.formats import LocaleFormats
    from evertill.app.workstation.locale_facts import facts_of
    from evertill.kernel.money import Money, currency_exponent

    formats = LocaleFormats(facts_of("en_GB", (currency,)))

    def money(minor: int) -> str:
        return formats.money(Money(minor, currency)).rjust(16)

    _count("Invoices", report.invoices, tell(f"   ({report.rung_now:,} rung now)"))
    _count("Lines rung", report.lines_rung)
    _count("Lines returned", report.lines_returned)
    _count("Written off", report.lines_written_off)
    _count("Rows refused", len(report.refusals))
    for refusal in report.refusals[:REFUSALS_SHOWN]:
        say(f"  row {refusal.row}: {tell(refusal.reason)}")
    if len(report.refusals) > REFUSALS_SHOWN:
        say(f"  and {len(report.refusals) - REFUSALS_SHOWN} more; --json lists them all")
    say()
    for day, figures in sorted(report.days.items()):
        say_as_is(f"{day}  {money(figures.net)}")
    say()
    sides = tell(f"sold {money(report.sold).strip()}, returned {money(report.returned).strip()}")
    say_as_is(f"{tell('Till'):<17}{money(report.net)}   ({sides})")
    if report.central is not None:
        facts = tell(f"({report.central.facts:,} facts)")
        say_as_is(f"{tell('Central'):<17}{money(report.central.net)}   {facts}")
    say_as_is(f"{tell('File'):<17}{money(report.file_net)}")
    exactly = "to the penny" if currency_exponent(currency) == 2 else "exactly"
    say(f"Balanced {exactly}." if report.is_balanced else "NOT BALANCED: compare the days above.")


def _count(name: str, number: int, more: str = "") -> None:
    say_as_is(f"{tell(name):<17}{number:>8,}{more}")


COMMAND = typer.main.get_command(app)
