"""The page of stocktakes: which zones are counted, by which till, and where the books were off."""

from collections.abc import Sequence
from html import escape

from evertill.kernel.clock import to_rfc3339
from evertill_central.console.frame import Cell, Column, moment, quantity, section, table, whole_page
from evertill_central.services.stock.stocktake_list import DifferenceRow, StocktakeView, ZoneRow

_ZONES = (Column("Zone"), Column("Counted"), Column("Till"), Column("Articles", True))
_DIFFERENCES = (Column("Article"), Column("Counted", True), Column("Difference", True))


def stocktakes_page(found: Sequence[StocktakeView], day: str) -> str:
    """Each with its zones and differences."""
    if not found:
        text = "No zone has been counted yet; a till counts one under More, Goods."
        return whole_page("stocktakes", day, section("Stocktakes", f'<p class="empty soft">{text}</p>'))
    return whole_page("stocktakes", day, "".join(_stocktake(view) for view in found))


def _stocktake(view: StocktakeView) -> str:
    counted = len(view.zones) - view.open_zones
    state = "complete" if not view.open_zones else f"{counted} of {len(view.zones)} zones counted"
    mark = "good" if not view.open_zones else "warning"
    body = f'<p><span class="mark {mark}">{escape(state)}</span></p>'
    body += table(_ZONES, [_zone(zone) for zone in view.zones], "No zone is known.")
    body += f"<h3>{escape(_differing(view))}</h3>" if view.differences else ""
    body += table(_DIFFERENCES, [_difference(each) for each in view.differences], "The books agreed with every count.")
    return section(f"{view.store_name} · stocktake of {view.name}", body)


def _differing(view: StocktakeView) -> str:
    shown = len(view.differences)
    rest = f", the {shown} largest" if view.difference_count > shown else ""
    return f"{view.difference_count:,} articles differ{rest}"


def _zone(zone: ZoneRow) -> Sequence[Cell]:
    if zone.at is None:
        return (Cell(zone.zone), Cell("not yet", mark="warning"), Cell("–"), Cell("–"))
    return (Cell(zone.zone), Cell(moment(to_rfc3339(zone.at))), Cell(zone.workstation), Cell(f"{zone.articles:,}"))


def _difference(each: DifferenceRow) -> Sequence[Cell]:
    sign = "+" if each.difference_micro > 0 else ""
    mark = "danger" if each.difference_micro < 0 else ""
    return (
        Cell(each.sku, each.name),
        Cell(quantity(each.counted_micro)),
        Cell(f"{sign}{quantity(each.difference_micro)}", mark=mark),
    )
