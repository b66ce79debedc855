"""Takes a catalogue file into this till's own rows and, while no terminal runs, straight into the mirror."""

from collections.abc import Callable, Mapping
from pathlib import Path

from evertill.app.seams import Seams
from evertill.app.setup import load_own_rows
from evertill.app.workstation.home import Home
from evertill.domain.rows.catalogue_rows import CatalogueRules
from evertill.domain.rows.import_report import ImportReport
from evertill.domain.rows.stream_rows import Stream
from evertill.journal.file.lock import take_lock
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import JournalFault, SettingsFault
from evertill.mirror.catalogue_file import import_catalogue
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.people import MirrorFreshness, MirrorPolicies
from evertill.mirror.reading import Reading


def import_file(
    home: Home,
    path: Path,
    seams: Seams,
    *,
    default_tax_class: str | None,
    open_price: bool,
    is_trial: bool,
    on_progress: Callable[[int], None],
) -> ImportReport:
    """Import it; SettingsFault when the file cannot be read, or when a backend owns the catalogue."""
    local = LocalRows(home.folder)
    mirror = Reading(home.mirror, seams.connect_mirror)
    try:
        policy = MirrorPolicies(mirror).policy()
        is_foreign = MirrorFreshness(mirror).is_pulled(Stream.PRODUCTS)
    finally:
        mirror.close()
    if is_foreign and not is_trial:
        raise SettingsFault(
            "The products of this shop have come from its backend since this till was enrolled, so nothing was "
            "imported and selling goes on as before; change them there, and this till will follow."
        )
    rules = CatalogueRules(
        currency=policy.currency,
        tax_classes=frozenset(row.key for row in local.rows(Stream.TAXES) if row.content is not None),
        default_tax_class=default_tax_class,
        open_price=open_price,
    )
    moved = _moved_micro(home, seams)
    report = import_catalogue(path, local, rules, on_progress=on_progress, moved_micro=moved, is_trial=is_trial)
    if not is_trial:
        load_unless_running(home, seams)
    return report


def _moved_micro(home: Home, seams: Seams) -> Mapping[str, int]:
    """What this till has moved so far, by SKU."""
    reader = JournalReader(home.journal, connect=seams.connect_journal)
    try:
        return dict(reader.stock_overlay(None))
    finally:
        reader.close()


def load_unless_running(home: Home, seams: Seams) -> bool:
    """Whether they were loaded here: a running terminal notices by itself; two processes never write the mirror."""
    try:
        lock = take_lock(home.journal)
    except JournalFault:
        return False
    try:
        load_own_rows(home, seams)
    finally:
        lock.release()
    return True
