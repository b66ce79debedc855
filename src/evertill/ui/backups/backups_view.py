"""How it stands with the till's backups, as a form whose only question is their place."""

from datetime import datetime

from evertill.ports.formats import Formats
from evertill.ui.behind.backup_port import BackupState, LastBackup
from evertill.ui.form.form_view import Field, FieldKind, FormButton, FormView
from evertill.ui.frame.age import ago_text, clock_text
from evertill.ui.words import told, tr, tr_count

PLACE, MAKE, KEEP = "place", "make", "keep"


def backups_form(state: BackupState, now: datetime, formats: Formats) -> FormView:
    """The whole page."""
    if not state.can_change:
        return FormView(tr("Backups"), tr("There are no backups while practising; leave training first."))
    buttons = [FormButton(KEEP, tr("Keep the place"))]
    if state.folder:
        buttons.append(FormButton(MAKE, tr("Make one now"), "F12", is_primary=True))
    return FormView(
        title=tr("Backups"),
        sentence=tr(
            "Each is a copy of this till in one file, read back before it counts. The till sells on meanwhile."
        ),
        fields=(
            Field("last", tr("Last one"), FieldKind.SAID, _last(state, now, formats)),
            Field("next", tr("Next one"), FieldKind.SAID, _next(state, now, formats)),
            Field(
                "kept", tr("How many stay"), FieldKind.SAID, tr_count("the newest one", "the newest {n}", state.kept)
            ),
            *_keys(state.last),
            *_trouble(state),
            Field(
                PLACE,
                tr("Place"),
                FieldKind.TEXT,
                state.folder,
                note=tr("A folder on another disk, a stick or a share; empty: this till makes no backups."),
                length_max=250,
            ),
        ),
        current=0 if state.folder else _place_at(state),
        buttons=tuple(buttons),
    )


def _place_at(state: BackupState) -> int:
    """The question comes after all that is told; letters stand below it only while there is no place."""
    return 3 + len(_keys(state.last)) + len(_trouble(state))


def _last(state: BackupState, now: datetime, formats: Formats) -> str:
    last = state.last
    if not state.folder:
        return tr("none: no place is named")
    if last is None:
        return tr("none lies there yet")
    size = size_text(last.size, formats)
    return f"{clock_text(last.made_at, now, formats)} · {ago_text(last.made_at, now)} · {size}\n{last.name}"


def _next(state: BackupState, now: datetime, formats: Formats) -> str:
    if not state.folder:
        return tr("none: no place is named")
    if state.next_at is None:
        return tr("only when somebody asks, as the shop wants it")
    pace = tr_count("every hour", "every {n} hours", state.every_h)
    if state.next_at <= now:
        return tr("by itself, in a few minutes; {pace}", pace=pace)
    return tr("by itself, {moment}; {pace}", moment=clock_text(state.next_at, now, formats), pace=pace)


def _keys(last: LastBackup | None) -> tuple[Field, ...]:
    if last is None:
        return ()
    said = (
        tr("go along, sealed under the passphrase")
        if last.has_keys
        else tr("stay out: no passphrase is kept (evertill backup --passphrase)")
    )
    return (Field("keys", tr("Keys"), FieldKind.SAID, said),)


def _trouble(state: BackupState) -> tuple[Field, ...]:
    return (Field("trouble", tr("What failed"), FieldKind.SAID, told(state.trouble)),) if state.trouble else ()


def size_text(size: int, formats: Formats) -> str:
    """ "4.2 MB", "850 kB"."""
    if size < 1_000_000:
        return tr("{n} kB", n=max(1, size // 1000))
    whole, tenths = divmod(size // 100_000, 10)
    return tr("{n} MB", n=f"{whole}{formats.decimal_sign}{tenths}")
