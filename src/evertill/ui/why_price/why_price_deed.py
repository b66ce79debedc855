"""Why does this cost what it does?"""

from evertill.ui.feature.feature import Deed, Shared
from evertill.ui.frame.actions import Action
from evertill.ui.words import tr


def _done(shared: Shared) -> None:
    from evertill.ui.ask.ask_presenter import Question
    from evertill.ui.why_price.why_price_view import ON_THE_WEB, why_price_question

    rung, line_id = shared.board.rung, shared.board.selected_line_id
    lines = () if rung is None else rung.priced.lines
    priced = next((line for line in lines if line.line.line_id == line_id), lines[-1] if lines else None)
    if rung is None or priced is None:
        shared.speaker.warn(tr("There is no line to explain yet; scan an item first."))
        return

    def choose(choice: str) -> None:
        if choice == ON_THE_WEB:
            shared.do(Action.WEB_PRICE)

    shared.ask.ask(Question(why_price_question(rung.priced, priced, shared.formats), choose))


WHY_PRICE = Deed(Action.WHY_PRICE, _done)
