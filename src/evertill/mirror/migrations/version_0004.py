"""Options of products and the days they must be used by, of copies that came before the till knew them."""

import json

from alembic import op

from evertill.domain.goods.item_options import parse_option_groups
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json

revision = "0004"
down_revision = "0003"

MEMBERS = ("asks_expiry", "options")
_COPIES = "SELECT \"key\", content FROM rows WHERE stream = 'products'"


def upgrade() -> None:
    """Add the members to the details that are kept already."""
    bind = op.get_bind()
    for key, content in bind.exec_driver_sql(_COPIES).fetchall():
        members = json.loads(content)
        added = {name: members[name] for name in MEMBERS if members.get(name) is not None}
        if not added or not _can_be_read(members):
            continue
        found = bind.exec_driver_sql("SELECT details FROM products WHERE sku = ?", (key,)).fetchone()
        if found is not None:
            details = {**json.loads(found[0] or "{}"), **added}
            bind.exec_driver_sql(
                "UPDATE products SET details = ? WHERE sku = ?", (json.dumps(details, ensure_ascii=False), key)
            )


def _can_be_read(members: dict[str, Json]) -> bool:
    """Another program's member of this name may mean something else; such a product is sold as before."""
    try:
        parse_option_groups(members)
    except BadRow:
        return False
    return isinstance(members.get("asks_expiry", False), bool)
