"""`evertill customer`: find, export and erase customers while the terminal is not running."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.office.customer_desk import erase_known, export_known, find_customers
from evertill.app.paper.report_files import save_document
from evertill.app.seams import system_seams
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say, say_as_is
from evertill.domain.customers.customer_details import members_of
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret

app = new_app("Customers: find them, give out what is known of one, or erase one for good.")

IdArgument = Annotated[str, typer.Argument(help="The customer's id, as `find` shows it.")]
OperatorOption = Annotated[str, typer.Option(help="Who does it, by id: somebody who may erase customers.")]
PinOption = Annotated[str, typer.Option(prompt="PIN", hide_input=True, help="Asked for where it is left out.")]


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="Part of a name, an e-mail address, a telephone number or a card.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show the customers that TEXT leads to."""
    log_to_terminal()
    found = find_customers(chosen_home(home), system_seams(), text)
    if as_json:
        print_json({"customers": [{"customer": each.customer_id, **members_of(each.details)} for each in found]})
    else:
        for each in found:
            say_as_is(f"{each.customer_id}  {each.title}")
    return 0 if found else 1


@app.command()
def export(
    customer: IdArgument,
    operator: OperatorOption,
    pin: PinOption,
    out: Annotated[Path | None, typer.Option(help="A folder for the file; else the document is printed.")] = None,
    home: HomeOption = None,
) -> int:
    """Give out all that is known of one customer, as JSON; that it was given out is in the journal."""
    log_to_terminal()
    document = export_known(chosen_home(home), system_seams(), customer, OperatorId(operator), Secret(pin))
    if out is None:
        print_json(document)
    else:
        say_as_is(str(save_document(out, f"customer-{customer}", document)))
    return 0


@app.command()
def erase(customer: IdArgument, operator: OperatorOption, pin: PinOption, home: HomeOption = None) -> int:
    """Forget one customer for good: the key of their data is destroyed; sums, receipts and the chain stay."""
    log_to_terminal()
    erase_known(chosen_home(home), system_seams(), customer, OperatorId(operator), Secret(pin))
    say("Erased. The backend hears of it with the next facts.")
    return 0


COMMAND = typer.main.get_command(app)
