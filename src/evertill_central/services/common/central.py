"""What every service is given: the database, the clock, the news of this process, and how this server was set up."""

import secrets
from dataclasses import field
from datetime import UTC, datetime

from evertill.kernel.clock import Clock, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.news import News
from evertill_central.services.common.rates import Rates
from evertill_central.services.common.statement_key import StatementKey, read_statement_key
from evertill_central.services.common.traffic import Traffic
from evertill_central.store.database import Database


@dataclass(frozen=True, slots=True)
class Central:
    """One server over one database; nothing that must last is kept here."""

    database: Database
    clock: Clock
    statement_key: StatementKey
    news: News = field(default_factory=News)
    rates: Rates = field(default_factory=Rates)
    traffic: Traffic = field(default_factory=Traffic)
    is_open: bool = False
    """Open enrolment: any code is taken. Only ever on loopback."""

    def now(self) -> datetime:
        """The moment in UTC."""
        return self.clock.now().astimezone(UTC)

    def now_text(self) -> str:
        """The moment as it is stored and sent."""
        return to_rfc3339(self.now())


def build_central(database: Database, clock: Clock, *, is_open: bool = False) -> Central:
    """A server over an open database, with the database's own statement key."""
    key = read_statement_key(database, secrets.token_bytes)
    return Central(database, clock, key, is_open=is_open)
