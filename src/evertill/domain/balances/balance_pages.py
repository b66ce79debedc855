"""All balances compared without telling them all: pages of accounts in the order of their ids, each with a digest.

Both sides compute the same digest of the same page, so only pages that differ are told account by account. Ids are in
the order of their characters' numbers, as Python has it, and SQLite.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from evertill.domain.streams.stream_fields import BadRow, Members, list_of, shown_text
from evertill.kernel.canonical import Json
from evertill.kernel.values import dataclass

PAGE = 1_000
PAGES_MAX = 100_000
ID_LENGTH = 200
Balance = tuple[str, int]
"""An account's id, and what may be spent of it in minor units."""


@dataclass(frozen=True, slots=True)
class BalancePage:
    """The accounts after one id up to another and it; "" is from the first, or to the last."""

    after: str
    until: str
    digest: str = ""

    def holds(self, account_id: str) -> bool:
        """Whether the account stands in it."""
        return self.after < account_id and (not self.until or account_id <= self.until)


def balance_pages(balances: Iterable[Balance], size: int = PAGE) -> list[BalancePage]:
    """Pages that hold every account there is or could be; at least one."""
    listed = sorted(balances)
    found: list[BalancePage] = []
    for first in range(0, len(listed) or 1, size):
        page = listed[first : first + size]
        after = found[-1].until if found else ""
        found.append(BalancePage(after, page[-1][0] if first + size < len(listed) else "", page_digest(page)))
    return found


def page_digest(balances: Iterable[Balance]) -> str:
    """SHA-256 over a line for each account, in the order of their ids."""
    return hashlib.sha256("".join(f"{name} {amount}\n" for name, amount in balances).encode()).hexdigest()


def pages_content(pages: Iterable[BalancePage]) -> list[Json]:
    """As the backend tells them."""
    return [{"after": page.after, "until": page.until, "digest": page.digest} for page in pages]


def parse_pages(told: Members) -> list[BalancePage]:
    """The member `pages` of what the backend told; BadRow when it cannot be read."""
    found = []
    for entry in list_of(told, "pages", PAGES_MAX):
        if not isinstance(entry, Mapping):
            raise BadRow("A page of balances is no object.")
        found.append(BalancePage(*(shown_text(entry, name, ID_LENGTH) for name in ("after", "until", "digest"))))
    return found


def balances_in(rows: Mapping[str, Json]) -> Iterator[Balance]:
    """What may be spent of each account, by rows of the stream `balances`; what cannot be read is nothing."""
    for account_id, content in rows.items():
        available = content.get("available") if isinstance(content, Mapping) else None
        yield account_id, available if isinstance(available, int) else 0
