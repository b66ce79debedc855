"""An empty mirror of this version, as `tables` compiles it: it takes neither SQLAlchemy nor Alembic.

Written by scripts/mirror_sql.py; a test proves that it is what the tables and the migrations make.
"""

VERSION = 8
"""The version of the tables; a file of an older one is migrated, any other is made anew."""

DDL = (
    (
        "CREATE TABLE codes ( code TEXT NOT NULL, kind INTEGER NOT NULL, rank INTEGER NOT NULL, product_id "
        "INTEGER NOT NULL, written TEXT NOT NULL, PRIMARY KEY (code, kind, rank, product_id) ) WITHOUT ROWID, "
        "STRICT"
    ),
    (
        "CREATE TABLE customers ( customer_id TEXT NOT NULL, state TEXT NOT NULL, named TEXT NOT NULL, email "
        "TEXT NOT NULL, phone TEXT NOT NULL, card TEXT NOT NULL, PRIMARY KEY (customer_id) ) WITHOUT ROWID, "
        "STRICT"
    ),
    ("CREATE TABLE marks ( name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name) ) WITHOUT ROWID, STRICT"),
    "CREATE TABLE mirror_version ( version_num TEXT NOT NULL, PRIMARY KEY (version_num) ) STRICT",
    (
        'CREATE TABLE prices ( sku TEXT NOT NULL, list TEXT NOT NULL, valid_from_ms INTEGER NOT NULL, "key" '
        "TEXT NOT NULL, valid_to_ms INTEGER NOT NULL, price TEXT NOT NULL, PRIMARY KEY (sku, list, "
        'valid_from_ms, "key") ) WITHOUT ROWID, STRICT'
    ),
    (
        "CREATE TABLE products ( id INTEGER NOT NULL, sku TEXT NOT NULL, name TEXT NOT NULL, description TEXT "
        "NOT NULL, unit TEXT NOT NULL, tax_class TEXT NOT NULL, category TEXT, image TEXT, gtin TEXT, "
        "minimum_age INTEGER, is_stocked INTEGER NOT NULL, is_open_price INTEGER NOT NULL, is_current INTEGER "
        "NOT NULL, version INTEGER NOT NULL, details TEXT, undated_price TEXT, on_hand_micro INTEGER, "
        "held_micro INTEGER, PRIMARY KEY (id), UNIQUE (sku) ) STRICT"
    ),
    (
        'CREATE TABLE refusals ( stream TEXT NOT NULL, "key" TEXT NOT NULL, version INTEGER NOT NULL, reason '
        'TEXT NOT NULL, content TEXT, blocked_by TEXT, refused_at TEXT NOT NULL, UNIQUE (stream, "key") ) '
        "STRICT"
    ),
    (
        'CREATE TABLE rows ( stream TEXT NOT NULL, "key" TEXT NOT NULL, version INTEGER NOT NULL, content '
        'TEXT NOT NULL, received_at TEXT NOT NULL, source TEXT NOT NULL, UNIQUE (stream, "key") ) STRICT'
    ),
    "CREATE TABLE search_texts ( id INTEGER NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (id) ) STRICT",
    (
        'CREATE TABLE staged_rows ( position INTEGER NOT NULL, stream TEXT NOT NULL, "key" TEXT NOT NULL, '
        'version INTEGER NOT NULL, content TEXT, fault TEXT, PRIMARY KEY (position), UNIQUE (stream, "key") ) '
        "STRICT"
    ),
    (
        "CREATE TABLE staged_streams ( stream TEXT NOT NULL, cursor TEXT NOT NULL, is_complete INTEGER NOT "
        "NULL, source TEXT NOT NULL, PRIMARY KEY (stream) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE stock ( sku TEXT NOT NULL, on_hand_micro INTEGER NOT NULL, held_micro INTEGER, PRIMARY "
        "KEY (sku) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE streams ( stream TEXT NOT NULL, cursor TEXT, copied_at TEXT, source TEXT NOT NULL, "
        "PRIMARY KEY (stream) ) WITHOUT ROWID, STRICT"
    ),
    "CREATE INDEX customers_by_card ON customers (card) WHERE card != ''",
    "CREATE INDEX customers_by_email ON customers (email) WHERE email != ''",
    "CREATE INDEX customers_by_phone ON customers (phone) WHERE phone != ''",
    "CREATE INDEX customers_erased ON customers (customer_id) WHERE state = 'erased'",
    "CREATE INDEX prices_begin ON prices (valid_from_ms) WHERE valid_from_ms > -4611686018427387904",
    "CREATE INDEX prices_end ON prices (valid_to_ms) WHERE valid_to_ms < 4611686018427387904",
    "CREATE INDEX products_by_category ON products (category, sku) WHERE is_current = 1",
    "CREATE INDEX refusals_blocked ON refusals (blocked_by) WHERE blocked_by IS NOT NULL",
    (
        "CREATE VIRTUAL TABLE search USING fts5(terms, content='', columnsize=0, detail=none, prefix='2', "
        "tokenize=\"ascii tokenchars '!\"\"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~'\")"
    ),
)
