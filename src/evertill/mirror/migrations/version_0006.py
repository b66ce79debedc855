"""The few prices that begin or end one day are found without reading all prices."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Index them."""
    bind = op.get_bind()
    bind.exec_driver_sql(
        "CREATE INDEX prices_begin ON prices (valid_from_ms) WHERE valid_from_ms > -4611686018427387904"
    )
    bind.exec_driver_sql("CREATE INDEX prices_end ON prices (valid_to_ms) WHERE valid_to_ms < 4611686018427387904")
