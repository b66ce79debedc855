"""`evertill init`: set up a workstation, with its first manager."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from evertill.app.office.staff import note_first_staff
from evertill.app.seams import system_seams
from evertill.app.set_up.tax_label import tax_label
from evertill.app.setup import NewWorkstation, init_home
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.secret_places import settle_secrets
from evertill.app.workstation.settings import chosen_home
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.domain.taxes.tax import TaxRule, is_percentage
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret

app = new_app("Set up a workstation in its home, with its first manager.")


@app.command()
def init(
    home: HomeOption = None,
    store: Annotated[str, typer.Option(help="The store's code, as receipts show it.")] = "S1",
    workstation: Annotated[str, typer.Option(help="The workstation's code within the store.")] = "1",
    currency: Annotated[str, typer.Option(help="ISO 4217 code of the shop's currency.")] = "EUR",
    locale: Annotated[str, typer.Option(help="How amounts and dates are written, such as en_GB or de_DE.")] = "en_GB",
    language: Annotated[str, typer.Option(help="The screens' language, such as de; the locale's when left out.")] = "",
    tax: Annotated[str, typer.Option(help="Percent included in prices of the tax class `standard`.")] = "0",
    manager: Annotated[str, typer.Option(help="The first manager's name.")] = "Manager",
    pin: Annotated[str | None, typer.Option(help="The manager's PIN; asked for when left out.")] = None,
    as_json: JsonOption = False,
) -> int:
    """Make the home; an existing one is never touched."""
    log_to_terminal()
    chosen = chosen_home(home)
    keyed = (
        pin
        if pin is not None
        else typer.prompt(
            tell("PIN for the manager"), hide_input=True, confirmation_prompt=tell("Repeat for confirmation")
        )
    )
    new = NewWorkstation(
        store, workstation, currency, locale, manager, Secret(str(keyed)), _tax_rule(tax, locale), language=language
    )
    seams = system_seams()
    init_home(chosen, new, seams)
    note_first_staff(chosen, seams)
    settle_secrets(chosen)
    if as_json:
        print_json({"home": str(chosen.folder), "store": store, "workstation": workstation, "currency": currency})
    else:
        say(f"Workstation {store}-{workstation} is set up in {chosen.folder}.")
        say("Next: `evertill import catalogue FILE.csv`, or `evertill enrol`, then `evertill`.")
    return 0


def _tax_rule(percent: str, locale: str) -> TaxRule:
    try:
        rate = Decimal(percent)
    except InvalidOperation as error:
        raise SettingsFault(f"{percent!r} is no percentage, so nothing was set up; write it like 19 or 7.5.") from error
    if not is_percentage(rate):
        raise SettingsFault(
            f"A tax of {percent} percent is not possible, so nothing was set up; it is 0 to 100, "
            "with six decimals at most."
        )
    return TaxRule("standard", rate, label=tax_label(locale, rate))


COMMAND = typer.main.get_command(app)
