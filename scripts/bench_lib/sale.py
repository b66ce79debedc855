"""A finished ten-line sale, durable, beside its rows by bare sqlite3; in a long run also with a million sales
behind it."""

from scripts.bench_lib import journal
from scripts.bench_lib.figures import Figure
from scripts.bench_lib.homes import Workshop

MILLION = 1_000_000


def measure_sale(workshop: Workshop) -> list[Figure]:
    """With an empty journal; when told to take long, with a million sales as well."""
    sales = MILLION if workshop.is_long else 0
    return journal.measure(sales=sales, rounds=workshop.some(800, 200), folder=workshop.place("sale"))
