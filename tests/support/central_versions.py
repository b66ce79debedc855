"""Central's database as an earlier release left it: what newer migrations made is taken out again, newest first."""

import sqlalchemy

MADE = {
    "0006": "ALTER TABLE accounts DROP COLUMN tax_class",
    "0007": "DROP TABLE owed_refunds",
    "0008": "DROP TABLE zone_counts",
    "0009": "DROP TABLE notices",
    "0010": "DELETE FROM day_sums WHERE measure = 'redeemed'",
}
"""By migration; a new one that makes something takes its line here."""


def turn_back(url: str, version: str, *more: str) -> None:
    """So that the next start migrates from this version; `more` are statements of a test's own."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        for made in sorted(MADE, reverse=True):
            if made > version:
                connection.execute(sqlalchemy.text(MADE[made]))
        for statement in more:
            connection.execute(sqlalchemy.text(statement))
        connection.execute(sqlalchemy.text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    engine.dispose()
