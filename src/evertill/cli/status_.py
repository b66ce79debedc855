"""`evertill status`: what waits to be sent, since when, and why."""

import typer

from evertill.app.backend.status import Status, read_status, status_json
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.secret_places import FILE
from evertill.app.workstation.settings import chosen_home, read_settings
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.domain.orders.order_check import GapKind
from evertill.kernel.money import Money

app = new_app("What waits to be sent, since when, and why.")


@app.command()
def status(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """Read the journal beside the running till; status 1 when something needs a person."""
    log_to_terminal()
    chosen = chosen_home(home)
    found = read_status(chosen, system_seams())
    if as_json:
        print_json(status_json(found))
    else:
        say(found.sentence)
        for fact in found.parked:
            say(f"  needs a person: {fact.kind} {fact.sequence} since {fact.since:%Y-%m-%d %H:%M}: {tell(fact.reason)}")
        in_files = [name for name, place in found.secrets.items() if place == FILE]
        if in_files:
            say(f"  secrets in files only this account may read, not in the system's keyring: {', '.join(in_files)}")
        _say_orders(found, chosen)
        for name in found.settings_not_known:
            say(f"  settings.json: {name!r} is no setting of this release and does nothing")
    return 1 if found.parked or found.orders_that_differ else 0


def _say_orders(found: Status, home: Home) -> None:
    """Each figure that differs, both ways, as the shop writes money."""
    if not found.orders_that_differ:
        return
    formats = formats_of(home, read_settings(home).locale)

    def money(minor: int) -> str:
        return formats.money(Money(minor, found.currency))

    for number, gaps in found.orders_that_differ:
        for gap in gaps:
            what = " ".join(filter(None, (tell(_FIGURES[gap.kind]), gap.subject)))
            say(
                f"  needs a person: order {number}: {what} is {money(gap.theirs)} by whoever took the order, "
                f"{money(gap.ours)} by the shop's rules"
            )


_FIGURES = {
    GapKind.TOTAL: "the total",
    GapKind.DUE: "what is to pay",
    GapKind.LINE: "the line",
    GapKind.PRICED: "what was charged",
    GapKind.REFUND: "the refund",
}


COMMAND = typer.main.get_command(app)
