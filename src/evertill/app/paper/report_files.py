"""Reports as files: CSV for any program, Excel with real numbers."""

from decimal import Decimal
from pathlib import Path

from evertill.app.workstation.home import write_file
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Fault
from evertill.kernel.money import Money
from evertill.ports.report_files import Cell, ReportTable


def save_report(folder: Path, suffix: str, table: ReportTable) -> Path:
    """Write the report into the folder under its own name, in place of one of the same name. Fault when it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_written(folder, error) from error
    path = folder / f"{table.file_name}.{suffix}"
    match suffix:
        case "csv":
            write_csv(path, table)
        case "xlsx":
            write_xlsx(path, table)
        case _:
            from evertill.ui.reports.report_pdf import write_pdf

            write_pdf(path, table)
    return path


def save_document(folder: Path, name: str, document: JsonObject) -> Path:
    """Write a document that only this account may read. Fault when that cannot be done."""
    path = folder / f"{name}.json"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _not_written(folder, error) from error
    write_file(path, document, is_private=True)
    return path


def write_csv(path: Path, table: ReportTable) -> None:
    """One row for each of the report, numbers with a point and without groups; a byte order mark tells Excel UTF-8.

    Fault when the file cannot be written.
    """
    import csv

    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.headings)
            writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    except OSError as error:
        raise _not_written(path, error) from error


def write_xlsx(path: Path, table: ReportTable) -> None:
    """A sheet with title, headings, rows and totals; amounts are numbers that Excel can add. Fault as for CSV."""
    import io

    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, options)
    sheet, bold, strong = book.add_worksheet(), book.add_format({"bold": True}), book.add_format({"bold": True})
    strong.set_font_size(14)
    sheet.write_string(0, 0, table.title, strong)
    sheet.write_string(1, 0, table.subtitle)
    for column, heading in enumerate(table.headings):
        sheet.write_string(3, column, heading, bold)
        sheet.set_column(column, column, 34 if column == 0 else 16)
    amount, strong_amount = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "#,##0.00"})
    strong_amount.set_bold()
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    for at, row in enumerate(rows, start=4):
        is_total = at - 4 == len(table.rows)
        for column, cell in enumerate(row):
            number_format = strong_amount if is_total else amount
            if isinstance(cell, str):
                sheet.write_string(at, column, cell, bold if is_total else None)
            else:
                sheet.write_number(at, column, _number(cell), number_format if isinstance(cell, Money) else None)
    sheet.freeze_panes(4, 0)
    book.close()
    try:
        path.write_bytes(made.getvalue())
    except OSError as error:
        raise _not_written(path, error) from error


def no_formula(text: str) -> str:
    """The text for a CSV file; one that a spreadsheet would take for a formula is kept from being one."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text


def _plain(cell: Cell) -> str:
    """As a program reads it."""
    if isinstance(cell, Money):
        return str(cell.amount)
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    return no_formula(cell) if isinstance(cell, str) else str(cell)


def _number(cell: int | Decimal | Money) -> int | Decimal:
    return cell.amount if isinstance(cell, Money) else cell


def _not_written(path: Path, error: Exception) -> Fault:
    return Fault(
        f"{path} cannot be written ({error}), so the report is not there; "
        "choose another place or make room, and try again."
    )
