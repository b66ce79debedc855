"""F7 in the search: a shelf label of the marked product, or else of the selected line's."""

from evertill.domain.goods.catalogue import Item
from evertill.ui.feature.feature import Deed, Shared
from evertill.ui.frame.actions import Action
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr


def _done(shared: Shared) -> None:
    item = _item(shared)
    if item is None:
        shared.speaker.warn(tr("There is no product to print a label of; search for one first."))
    elif shared.parts.devices.print_label(item):
        shared.speaker.note(tr("A label of {name} is on its way.", name=item.name))
    else:
        shared.speaker.warn(tr("No label printer is set up, so nothing was printed; see More, Set-up, Devices."))


def _item(shared: Shared) -> Item | None:
    board = shared.board
    if shared.navigator.place is Place.SEARCH:
        return board.looked_at
    line = None if board.rung is None else board.rung.sale.line(board.selected_line_id or 0)
    return None if line is None else line.item


LABEL = Deed(Action.LABEL, _done)
