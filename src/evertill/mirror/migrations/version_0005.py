"""Channels of products, of copies that came before the till knew them."""

import json

from alembic import op

from evertill.domain.goods.item_details import details_content
from evertill.domain.rows.stream_rows import parse_product
from evertill.domain.streams.stream_fields import BadRow

revision = "0005"
down_revision = "0004"

_COPIES = "SELECT \"key\", content FROM rows WHERE stream = 'products'"


def upgrade() -> None:
    """Keep with their details what keeps products off sale."""
    bind = op.get_bind()
    for key, content in bind.exec_driver_sql(_COPIES).fetchall():
        try:
            said = details_content(parse_product(json.loads(content)).details)
        except BadRow:
            continue
        if "channels" in said:
            bind.exec_driver_sql(
                "UPDATE products SET details = ? WHERE sku = ?", (json.dumps(said, ensure_ascii=False), key)
            )
