"""`evertill quote`: price a sale given as JSON, by the counter's own engine. Needs nothing of a till."""

from typing import Annotated

import typer

from evertill.cli.options import new_app
from evertill.cli.quoting import quote_standard_input

app = new_app("Price a sale given as JSON on standard input: what the till would charge, and why.")


@app.command()
def quote(
    by_line: Annotated[
        bool, typer.Option("--lines", help="One request on each line, one answer on each line.")
    ] = False,
) -> int:
    """Answer in JSON. Status 1 when a request cannot be priced; its answer says where and why."""
    return quote_standard_input(by_line=by_line)


COMMAND = typer.main.get_command(app)
