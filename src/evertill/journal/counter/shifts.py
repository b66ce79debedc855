"""The shift, who is signed on, and wrong PINs: what must be known again after a restart."""

from datetime import date, datetime

from evertill.journal.file.connection import Connection
from evertill.kernel.errors import Bug
from evertill.kernel.ids import OperatorId, ShiftId
from evertill.ports.journal_rows import Session, Shift


def read_shift(connection: Connection) -> Shift | None:
    """The open shift."""
    found = connection.row(
        "SELECT shift_id, number, business_day, opened_at, opened_by FROM shifts WHERE closed_at IS NULL"
    )
    if found is None:
        return None
    shift_id, number, business_day, opened_at, opened_by = found
    return Shift(
        shift_id=ShiftId(shift_id),
        number=number,
        business_day=date.fromisoformat(business_day),
        opened_at=datetime.fromisoformat(opened_at),
        opened_by=None if opened_by is None else OperatorId(opened_by),
    )


def next_shift_number(connection: Connection) -> int:
    """One more than the last shift's."""
    found = connection.row("SELECT max(number) FROM shifts")
    return 1 + (found[0] or 0) if found else 1


def open_shift(connection: Connection, shift: Shift) -> None:
    """Begin a shift; a Bug when one is open or the number would leave a gap."""
    if read_shift(connection) is not None:
        raise Bug("a shift is open already")
    if shift.number != next_shift_number(connection):
        raise Bug(f"shift {shift.number} would leave a gap in the numbers of shifts")
    connection.execute(
        "INSERT INTO shifts (number, shift_id, business_day, opened_at, opened_by) VALUES (?, ?, ?, ?, ?)",
        (
            shift.number,
            shift.shift_id,
            shift.business_day.isoformat(),
            shift.opened_at.isoformat(),
            shift.opened_by,
        ),
    )


def close_shift(connection: Connection, shift_id: ShiftId, at: datetime) -> None:
    """End the open shift; a Bug when this one is not open."""
    closed = connection.change(
        "UPDATE shifts SET closed_at = ? WHERE shift_id = ? AND closed_at IS NULL", (at.isoformat(), shift_id)
    )
    if closed != 1:
        raise Bug("a shift that is not open cannot be closed")


def read_session(connection: Connection) -> Session | None:
    """Who is signed on."""
    found = connection.row("SELECT operator_id, since FROM session")
    if found is None:
        return None
    operator_id, since = found
    return Session(None if operator_id is None else OperatorId(operator_id), datetime.fromisoformat(since))


def keep_session(connection: Connection, session: Session | None) -> None:
    """Remember who is signed on."""
    connection.execute("DELETE FROM session")
    if session is not None:
        connection.execute(
            "INSERT INTO session (slot, operator_id, since) VALUES (1, ?, ?)",
            (session.operator_id, session.since.isoformat()),
        )


def read_failed_pins(connection: Connection, operator_id: OperatorId) -> tuple[int, datetime | None]:
    """Wrong PINs in a row, and when the last one was."""
    found = connection.row("SELECT count, at FROM failed_pins WHERE operator_id = ?", (operator_id,))
    return (found[0], datetime.fromisoformat(found[1])) if found else (0, None)


def keep_failed_pins(connection: Connection, operator_id: OperatorId, count: int, at: datetime) -> None:
    """Remember wrong PINs; none are worth no row."""
    connection.execute("DELETE FROM failed_pins WHERE operator_id = ?", (operator_id,))
    if count:
        connection.execute(
            "INSERT INTO failed_pins (operator_id, count, at) VALUES (?, ?, ?)",
            (operator_id, count, at.isoformat()),
        )
