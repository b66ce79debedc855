"""`evertill reconcile`: taken = confirmed + waiting + needs a person, to the cent, by day."""

from collections.abc import Callable
from typing import Annotated

import typer

from evertill.app.backend.connecting import required_connector
from evertill.app.backend.reconciling import (
    DayReconciled,
    adds_up_formerly,
    confirmed_days,
    fetch_statement,
    reconcile,
    report_json,
)
from evertill.app.backend.z_books import ZCompared, compared_zs, zs_json
from evertill.app.devices.card_books import CardDay, card_days, cards_json
from evertill.app.seams import Seams, system_seams
from evertill.app.workstation.credential import read_credential
from evertill.app.workstation.formats import LocaleFormats
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home, read_settings
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, day_of, new_app, print_json, say, say_as_is
from evertill.connectors.central.connector import ROUTE
from evertill.journal.reader import JournalReader
from evertill.kernel.money import Money
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading

app = new_app("Compare what was taken here with what the backend confirms.")


@app.command(name="reconcile")
def reconcile_command(
    day: Annotated[str | None, typer.Option(help="One business day, YYYY-MM-DD; else all.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Ask the backend for its signed statement; status 1 when a day does not balance."""
    log_to_terminal()
    chosen, seams = chosen_home(home), system_seams()
    asked = day_of(day)
    name = None if asked is None else asked.isoformat()
    days, zs = _reconciled(chosen, seams, name)
    cards = _cards(chosen, seams, name)
    is_balanced = all(found.is_balanced for found in days) and all(z.is_balanced for z in zs)
    if as_json:
        print_json(report_json(days) | {"balanced": is_balanced, "zs": zs_json(zs), "cards": cards_json(cards)})
    else:
        _print(days, chosen, seams)
        _print_zs(zs, chosen, seams)
        _print_cards(cards, chosen, seams)
        say("Balanced." if is_balanced else "NOT BALANCED: look at the days marked.")
    return 0 if is_balanced else 1


def _reconciled(home: Home, seams: Seams, day: str | None) -> tuple[tuple[DayReconciled, ...], tuple[ZCompared, ...]]:
    reader = JournalReader(home.journal, route=ROUTE, connect=seams.connect_journal)
    identity = reader.identity()
    connector = required_connector(home, read_settings(home), identity, seams)
    try:
        statement = fetch_statement(connector, read_credential(home), identity)
        former = adds_up_formerly(statement)
        days = reconcile(reader, confirmed_days(statement), route=ROUTE, day=day, formerly=former)
        return days, compared_zs(reader, statement, route=ROUTE, day=day)
    finally:
        connector.close()
        reader.close()


def _cards(home: Home, seams: Seams, day: str | None) -> tuple[CardDay, ...]:
    reader = JournalReader(home.journal, route=ROUTE, connect=seams.connect_journal)
    try:
        return card_days(reader, day)
    finally:
        reader.close()


def _money_column(home: Home, seams: Seams) -> Callable[[int | None], str]:
    """Minor units of the shop's currency as its people write them, in a column; a dash where nobody said."""
    formats: LocaleFormats = formats_of(home, read_settings(home).locale)
    reading = Reading(home.mirror, seams.connect_mirror)
    try:
        currency = MirrorPolicies(reading).policy().currency
    finally:
        reading.close()

    def money(minor: int | None) -> str:
        return ("-" if minor is None else formats.money(Money(minor, currency))).rjust(15)

    return money


def _headings(*columns: str) -> str:
    return "".join(tell(column).rjust(15) for column in columns)


def _print_cards(days: tuple[CardDay, ...], home: Home, seams: Seams) -> None:
    """What cards paid beside the terminal's own totals; told, for a terminal's day need not be the shop's."""
    if not days:
        return
    money = _money_column(home, seams)
    say_as_is(f"{tell('Cards'):<12}" + _headings("taken", "tips", "terminal", "difference"))
    for one in days:
        amounts = (one.taken, one.tips, one.terminal, one.difference)
        mark = tell(f"  <- {one.exceptions} to be looked at") if one.exceptions else ""
        say_as_is(f"{one.day:<12}" + "".join(money(amount) for amount in amounts) + mark)


def _print_zs(zs: tuple[ZCompared, ...], home: Home, seams: Seams) -> None:
    """The Z of each shift, what the backend added up for it, and what nobody explains."""
    if not zs:
        return
    money = _money_column(home, seams)
    say_as_is(f"{'Z':<6}{tell('Day'):<12}" + _headings("till", "central", "not there yet", "difference"))
    for z in zs:
        amounts = (z.till, z.central, z.unsent, z.difference)
        mark = "" if z.is_balanced else tell("  <- does not balance")
        say_as_is(f"{z.number:<6}{z.day:<12}" + "".join(money(amount) for amount in amounts) + mark)


def _print(days: tuple[DayReconciled, ...], home: Home, seams: Seams) -> None:
    money = _money_column(home, seams)
    say_as_is(f"{tell('Day'):<12}" + _headings("taken", "confirmed", "waiting", "needs a person"))
    for found in days:
        figures = (found.taken, found.confirmed, found.waiting, found.parked)
        mark = "" if found.is_balanced else tell("  <- does not balance")
        say_as_is(f"{found.day:<12}" + "".join(money(one.net) for one in figures) + mark)


COMMAND = typer.main.get_command(app)
