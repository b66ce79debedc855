"""One round of sync without the screens: push all that is due, pull all that changed."""

from collections.abc import Callable

from evertill.app.backend.connecting import required_connector
from evertill.app.backend.draining import drain
from evertill.app.backend.pulling import pull_all
from evertill.app.backend.status import Status, read_status
from evertill.app.office.desk_beside import desk_on
from evertill.app.office.staff import known_staff
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings
from evertill.connectors.central.connector import ROUTE, CentralConnector
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.journal.reader import JournalReader
from evertill.operations.people.note_staff import NoteStaff


def sync_once(home: Home, seams: Seams, step: Callable[[str, int, int], None]) -> Status:
    """Push and pull once; JournalFault when the terminal runs, for it does this itself."""
    settings = read_settings(home)
    journal = open_journal(home.journal, routes=(ROUTE,), options=JournalOptions(connect=seams.connect_journal))
    try:
        connector = required_connector(home, settings, journal.identity, seams)
        reader = JournalReader(home.journal, route=ROUTE, connect=seams.connect_journal)
        try:
            total = max(1, reader.state(ROUTE).waiting)
            drained = drain(
                journal,
                reader,
                connector,
                seams,
                home,
                on_progress=lambda left: step("Sending", max(0, total - left), total),
            )
            reason = drained.trouble if drained.queue.waiting else ""
            if not reason:
                reason = _pull_and_note(journal, home, connector, seams)
                drain(journal, reader, connector, seams, home)  # what the journal tells of the pull
        finally:
            reader.close()
            connector.close()
    finally:
        journal.close()
    return read_status(home, seams, reason)


def _pull_and_note(journal: Journal, home: Home, connector: CentralConnector, seams: Seams) -> str:
    """Pull, and write down whatever became of the staff, as a running till does."""
    before = known_staff(home, seams)
    reason = pull_all(home, connector, seams)
    if known_staff(home, seams) != before:
        with desk_on(journal, home, seams) as desk:
            desk.perform(NoteStaff(before))
    return reason
