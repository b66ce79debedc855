"""The command `evertill-central`: serve, load a folder, give a code or an admin token."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import Fault
from evertill.kernel.told_help import run_command
from evertill.kernel.told_output import run_printing
from evertill.kernel.told_sentences import language_of
from evertill_central.language import spoken, tell, tell_lines
from evertill_central.services.common.central import Central, build_central
from evertill_central.services.common.refusals import Refusal

app = typer.Typer(
    name="evertill-central",
    help="The reference backend of Evertill: facts in, streams out.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Db = Annotated[
    str | None,
    typer.Option("--db", envvar="EVERTILL_CENTRAL_DB", help="sqlite:///PATH or postgresql+psycopg://HOST/NAME"),
]
Notices = Annotated[
    Path | None,
    typer.Option(
        exists=True, dir_okay=False, envvar="EVERTILL_CENTRAL_NOTICES", help="A JSON file: how customers are told."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


@app.command()
def serve(
    db: Db = None,
    host: Annotated[str, typer.Option(help="Where to listen; other than loopback needs a certificate.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    open_enrolment: Annotated[bool, typer.Option("--open-enrolment", help="Take any code; loopback only.")] = False,
    certificate: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A PEM file.")] = None,
    key: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="The certificate's PEM key.")] = None,
    notices: Notices = None,
) -> None:
    """Serve tills until told to stop; the first line printed is `listening HOST:PORT`."""
    from evertill_central.services.notices.sending import sending
    from evertill_central.services.notices.settings import read_notice_settings
    from evertill_central.serving import Listening
    from evertill_central.serving import serve as run

    listening = Listening(host, port, certificate, key, open_enrolment)
    with _faults_told():
        listening.check()
        settings = None if notices is None else read_notice_settings(notices)
        with _central(db, is_open=open_enrolment) as central, sending(central, settings):
            run(central, listening, _say_ready)


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)], db: Db = None, as_json: AsJson = False
) -> None:
    """Load CSV or JSON files named after streams; rows that are refused are listed with their reasons."""
    from evertill_central.services.rows.load_files import load_folder, report_json, report_text

    with _faults_told(), _central(db) as central:
        report = load_folder(central, folder)
    print(report_json(report) if as_json else tell_lines(report_text(report), _language()))
    if any(file.refused for file in report.files):
        raise typer.Exit(1)


@app.command()
def code(
    store: Annotated[str, typer.Option("--store", help="The store the till will belong to.")],
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give a one-time enrolment code for a store."""
    from evertill_central.services.rows.write_rows import add_store
    from evertill_central.services.workstations.enrolment import give_code

    with _faults_told(), _central(db) as central:
        if add_store(central, store):
            print(
                tell(f"Store {store} was not known and is now there; load stores.csv to name it.", _language()),
                file=sys.stderr,
            )
        given = give_code(central, store)
    told = {"code": given.code, "store": given.store, "expires_at": given.expires_at}
    print(json.dumps(told) if as_json else given.code)


@app.command()
def token(
    name: Annotated[str, typer.Option(help="Whom it is for.")] = "admin", db: Db = None, as_json: AsJson = False
) -> None:
    """Give an admin token; it is shown this once."""
    from evertill_central.services.workstations.enrolment import give_admin_token

    with _faults_told(), _central(db) as central:
        given = give_admin_token(central, name)
    print(json.dumps({"token": given}) if as_json else given)


@app.command(name="storefront-key")
def storefront_key(
    name: Annotated[str, typer.Option(help="Which webshop it is for.")] = "webshop",
    channel: Annotated[str, typer.Option(help="Where its orders come from: web, app, social, wholesale ...")] = "web",
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Give a storefront's key; it is shown this once."""
    from evertill_central.services.workstations.enrolment import give_storefront_key

    with _faults_told(), _central(db) as central:
        given = give_storefront_key(central, name, channel)
    print(json.dumps({"key": given, "channel": channel}) if as_json else given)


@app.command()
def notices(db: Db = None, as_json: AsJson = False) -> None:
    """Say what customers were told of their orders, and what could not be told."""
    from evertill_central.services.notices.overview import notice_overview, overview_text

    with _faults_told(), _central(db) as central:
        overview = notice_overview(central)
    print(json.dumps(overview) if as_json else overview_text(overview, partial(tell, language=_language())))


def main() -> None:
    """The entry point of the command."""
    language = _language()
    told = partial(tell, language=language)
    arguments = sys.argv[1:] or ["--help"]
    sys.exit(
        run_printing(
            lambda: run_command(spoken(app, language), arguments, name="evertill-central", tell=told), lambda: told
        )
    )


def _language() -> str:
    return language_of(os.environ)


@contextmanager
def _central(db: str | None, *, is_open: bool = False) -> Iterator[Central]:
    from evertill_central.store.database import open_database

    database = open_database(db or _default_url())
    try:
        yield build_central(database, SystemClock(), is_open=is_open)
    finally:
        database.close()


def _default_url() -> str:
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('evertill', appauthor=False) / 'central.sqlite'}"


@contextmanager
def _faults_told() -> Iterator[None]:
    """What a person can mend is told in its sentence, without a traceback."""
    try:
        yield
    except (Fault, Refusal) as error:
        print(tell(error.text, _language()), file=sys.stderr)
        raise typer.Exit(1) from error


def _say_ready(host: str, port: int) -> None:
    print(f"listening {f'[{host}]' if ':' in host else host}:{port}", flush=True)


if __name__ == "__main__":
    main()
