"""The rows of a report as Zs of the first version added them up; those must be proved for ever.

They knew tenders by kind alone, had no row of what was charged on top, and counted a redeemed single-purpose voucher
among the returns.
"""

from collections.abc import Sequence
from dataclasses import replace

from evertill.domain.till.tallies import Section, Tally, summed


def as_first_version(tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    """The same figures in the rows of the first version."""
    redeemed = sum(
        tally.amount for tally in tallies if (tally.section, tally.code) == (Section.VOUCHER, "single_purpose_redeemed")
    )
    return summed(_former(tally, redeemed) for tally in tallies if tally.section is not Section.ON_TOP)


def _former(tally: Tally, redeemed: int) -> Tally:
    match tally.section, tally.code:
        case Section.TENDER, _:
            return replace(tally, label="")
        case Section.TURNOVER, "sales":
            return replace(tally, amount=tally.amount - redeemed)
        case Section.TURNOVER, "returns":
            return replace(tally, amount=tally.amount + redeemed)
        case _:
            return tally
