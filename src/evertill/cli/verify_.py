"""`evertill verify`: is the journal whole? Names the first transaction that does not fit."""

import typer

from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.cli.progress import Steps
from evertill.journal.verifying.verify import verify as verify_journal
from evertill.journal.verifying.verify_report import VerifyReport

app = new_app("Check the journal: hash chain, numbers, sums, and every table made from it.")


@app.command()
def verify(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """Read the whole journal, also while the till sells; status 1 when anything is off."""
    log_to_terminal()
    with Steps() as steps:
        report = verify_journal(
            chosen_home(home).journal, progress=lambda done, total: steps.show("Checking", done, total)
        )
    if as_json:
        print_json(report.to_json())
        return 0 if report.is_sound else 1
    for epoch in report.epochs:
        say(f"Epoch {epoch.number}: {epoch.last_sequence:,} transactions, {epoch.last_receipt_number:,} receipts")
    for finding in report.findings:
        say(f"OFF: {tell(finding.sentence)}")
    say(_verdict(report))
    say(report.only_central_knows)
    return 0 if report.is_sound else 1


def _verdict(report: VerifyReport) -> str:
    if report.is_sound:
        return "The journal is sound."
    sequence = report.first_bad_sequence
    return "No single transaction can be named." if sequence is None else f"First bad sequence: {sequence}"


COMMAND = typer.main.get_command(app)
