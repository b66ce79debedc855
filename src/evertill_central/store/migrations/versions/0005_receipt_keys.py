"""The keys of tills that were enrolled before they were told to one another."""

import base64
import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write a row of the stream for each key there is."""
    connection = op.get_bind()
    found = sa.text(
        "SELECT store, workstation, public_key, blocked_at FROM workstations"
        " WHERE public_key IS NOT NULL ORDER BY store, workstation"
    )
    rows = connection.execute(found).all()
    if not rows:
        return
    stream = sa.text("INSERT INTO streams (stream, scope, version) VALUES ('receipt_keys', '', :version)")
    connection.execute(stream, {"version": len(rows)})
    write = sa.text(
        "INSERT INTO stream_rows (stream, scope, key, version, content)"
        " VALUES ('receipt_keys', '', :key, :version, :content)"
    )
    for version, (store, workstation, public_key, blocked_at) in enumerate(rows, 1):
        digest = hashlib.sha256(base64.b64decode(public_key)).hexdigest()
        content = {"ends_at": blocked_at, "public_key": public_key, "store": store, "workstation": workstation}
        told = {"key": f"{store}/{workstation}/{digest[:16]}", "version": version}
        connection.execute(write, {**told, "content": json.dumps(content, separators=(",", ":"))})
