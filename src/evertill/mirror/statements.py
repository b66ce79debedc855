"""The statements that put rows in, as `tables` compiles them, for the bare connection.

Written by scripts/mirror_sql.py; a test proves that they are what SQLAlchemy Core compiles.
"""

PUT_ROWS = (
    'INSERT INTO rows (stream, "key", version, content, received_at, source) VALUES (?, ?, ?, ?, ?, ?) ON '
    'CONFLICT (stream, "key") DO UPDATE SET version = excluded.version, content = excluded.content, '
    "received_at = excluded.received_at, source = excluded.source"
)
PUT_STAGED_ROWS = (
    'INSERT INTO staged_rows (stream, "key", version, content, fault) VALUES (?, ?, ?, ?, ?) ON CONFLICT '
    '(stream, "key") DO UPDATE SET version = excluded.version, content = excluded.content, fault = '
    "excluded.fault"
)
PUT_STREAMS = (
    "INSERT INTO streams (stream, cursor, copied_at, source) VALUES (?, ?, ?, ?) ON CONFLICT (stream) DO "
    "UPDATE SET cursor = excluded.cursor, copied_at = excluded.copied_at, source = excluded.source"
)
PUT_STAGED_STREAMS = (
    "INSERT INTO staged_streams (stream, cursor, is_complete, source) VALUES (?, ?, ?, ?) ON CONFLICT "
    "(stream) DO UPDATE SET cursor = excluded.cursor, is_complete = excluded.is_complete, source = "
    "excluded.source"
)
PUT_REFUSALS = (
    'INSERT INTO refusals (stream, "key", version, reason, content, blocked_by, refused_at) VALUES (?, ?, '
    '?, ?, ?, ?, ?) ON CONFLICT (stream, "key") DO UPDATE SET version = excluded.version, reason = '
    "excluded.reason, content = excluded.content, blocked_by = excluded.blocked_by, refused_at = "
    "excluded.refused_at"
)
PUT_PRODUCTS = (
    "INSERT INTO products (id, sku, name, description, unit, tax_class, category, image, gtin, "
    "minimum_age, is_stocked, is_open_price, is_current, version, details) VALUES (?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET sku = excluded.sku, name = excluded.name, "
    "description = excluded.description, unit = excluded.unit, tax_class = excluded.tax_class, category = "
    "excluded.category, image = excluded.image, gtin = excluded.gtin, minimum_age = excluded.minimum_age, "
    "is_stocked = excluded.is_stocked, is_open_price = excluded.is_open_price, is_current = "
    "excluded.is_current, version = excluded.version, details = excluded.details"
)
PUT_CODES = (
    "INSERT INTO codes (code, kind, rank, product_id, written) VALUES (?, ?, ?, ?, ?) ON CONFLICT (code, "
    "kind, rank, product_id) DO UPDATE SET written = excluded.written"
)
PUT_PRICES = (
    'INSERT INTO prices (sku, list, valid_from_ms, "key", valid_to_ms, price) VALUES (?, ?, ?, ?, ?, ?) '
    'ON CONFLICT (sku, list, valid_from_ms, "key") DO UPDATE SET valid_to_ms = excluded.valid_to_ms, '
    "price = excluded.price"
)
PUT_STOCK = (
    "INSERT INTO stock (sku, on_hand_micro, held_micro) VALUES (?, ?, ?) ON CONFLICT (sku) DO UPDATE SET "
    "on_hand_micro = excluded.on_hand_micro, held_micro = excluded.held_micro"
)
PUT_SEARCH_TEXTS = (
    "INSERT INTO search_texts (id, folded) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET folded = excluded.folded"
)
PUT_MARKS = "INSERT INTO marks (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
PUT_CUSTOMERS = (
    "INSERT INTO customers (customer_id, state, named, email, phone, card) VALUES (?, ?, ?, ?, ?, ?) ON "
    "CONFLICT (customer_id) DO UPDATE SET state = excluded.state, named = excluded.named, email = "
    "excluded.email, phone = excluded.phone, card = excluded.card"
)
