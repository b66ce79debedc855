"""A piece that was sold is found by its article and serial number: it is not sold once more unless it came back."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the table, of what is there."""
    op.execute(
        "CREATE TABLE serial_states ( sku TEXT NOT NULL, serial TEXT NOT NULL, position INTEGER NOT NULL, "
        "is_sold INTEGER NOT NULL, PRIMARY KEY (sku, serial, position), "
        "FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    )
    # Most transactions name no serial number: a look at their bytes spares reading them.
    op.execute(
        "INSERT INTO serial_states (sku, serial, position, is_sold) SELECT sku, serial, position, is_sold FROM ("
        " SELECT json_extract(line.value, '$.sku') AS sku, json_extract(line.value, '$.serial') AS serial, position,"
        " (json_extract(line.value, '$.direction') = 'sale') <> (kind = 'post_void') AS is_sold, row_number() OVER ("
        " PARTITION BY position, json_extract(line.value, '$.sku'), json_extract(line.value, '$.serial')"
        " ORDER BY CASE kind WHEN 'post_void' THEN -line.key ELSE line.key END DESC) AS place"
        " FROM transactions, json_each(CAST(canonical AS TEXT), '$.body.lines') AS line"
        " WHERE kind IN ('sale', 'return', 'post_void') AND instr(CAST(canonical AS TEXT), '\"serial\":\"')"
        " AND json_type(line.value, '$.serial') = 'text') WHERE place = 1"
    )
