"""An empty journal of this version, as `tables` compiles it, to make a file without SQLAlchemy.

Written by scripts/journal_sql.py; a test proves that it is what the tables and the migrations make.
"""

VERSION = 14
"""The version of the tables; files of an older one are migrated, files of a newer one refused."""

DDL = (
    (
        "CREATE TABLE attempts ( attempt_id TEXT NOT NULL, sale_id TEXT, state TEXT NOT NULL, is_settled "
        "INTEGER NOT NULL, attempt TEXT NOT NULL, PRIMARY KEY (attempt_id) ) STRICT"
    ),
    (
        "CREATE TABLE balance_steps ( step_id TEXT NOT NULL, is_open INTEGER NOT NULL, step TEXT NOT NULL, "
        "PRIMARY KEY (step_id) ) STRICT"
    ),
    (
        "CREATE TABLE day_sums ( business_day TEXT NOT NULL, currency TEXT NOT NULL, sales INTEGER NOT NULL, "
        "returns INTEGER NOT NULL, sold INTEGER NOT NULL, returned INTEGER NOT NULL, PRIMARY KEY "
        "(business_day, currency) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE epochs ( number INTEGER NOT NULL, epoch TEXT NOT NULL, store TEXT NOT NULL, workstation "
        "TEXT NOT NULL, is_training INTEGER NOT NULL, PRIMARY KEY (number), UNIQUE (epoch) ) STRICT"
    ),
    (
        "CREATE TABLE failed_pins ( operator_id TEXT NOT NULL, count INTEGER NOT NULL, at TEXT NOT NULL, "
        "PRIMARY KEY (operator_id) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE item_sums ( period TEXT NOT NULL, category TEXT NOT NULL, sku TEXT NOT NULL, name TEXT "
        "NOT NULL, lines INTEGER NOT NULL, gross INTEGER NOT NULL, quantity INTEGER NOT NULL, PRIMARY KEY "
        "(period, category, sku) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE items_summed ( slot INTEGER NOT NULL CHECK (slot = 1), position INTEGER NOT NULL, "
        "PRIMARY KEY (slot) ) STRICT"
    ),
    "CREATE TABLE journal_version ( version_num TEXT NOT NULL, PRIMARY KEY (version_num) ) STRICT",
    ("CREATE TABLE open_lines ( line_id INTEGER NOT NULL, line TEXT NOT NULL, PRIMARY KEY (line_id) ) STRICT"),
    (
        "CREATE TABLE open_sale ( slot INTEGER NOT NULL CHECK (slot = 1), sale_id TEXT NOT NULL, header TEXT "
        "NOT NULL, PRIMARY KEY (slot) ) STRICT"
    ),
    (
        "CREATE TABLE routes ( route TEXT NOT NULL, is_active INTEGER NOT NULL, outcome_count INTEGER DEFAULT "
        "0 NOT NULL, last_delivered_at TEXT, acknowledged_position INTEGER, acknowledged_hash TEXT, PRIMARY "
        "KEY (route) ) STRICT"
    ),
    (
        "CREATE TABLE session ( slot INTEGER NOT NULL CHECK (slot = 1), operator_id TEXT, since TEXT NOT NULL, "
        "PRIMARY KEY (slot) ) STRICT"
    ),
    ("CREATE TABLE settings ( name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name) ) WITHOUT ROWID, STRICT"),
    (
        "CREATE TABLE shift_sums ( shift TEXT NOT NULL, currency TEXT NOT NULL, sales INTEGER NOT NULL, "
        "returns INTEGER NOT NULL, sold INTEGER NOT NULL, returned INTEGER NOT NULL, PRIMARY KEY (shift, "
        "currency) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE shift_tenders ( shift TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, currency "
        "TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (shift, kind, label, currency) ) WITHOUT ROWID, "
        "STRICT"
    ),
    (
        "CREATE TABLE shifts ( number INTEGER NOT NULL, shift_id TEXT NOT NULL, business_day TEXT NOT NULL, "
        "opened_at TEXT NOT NULL, opened_by TEXT, closed_at TEXT, PRIMARY KEY (number), UNIQUE (shift_id) ) "
        "STRICT"
    ),
    (
        "CREATE TABLE stock_documents ( document_id TEXT NOT NULL, header TEXT NOT NULL, PRIMARY KEY "
        "(document_id) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE stock_lines ( document_id TEXT NOT NULL, sku TEXT NOT NULL, ordinal INTEGER NOT NULL, "
        "line TEXT NOT NULL, PRIMARY KEY (document_id, sku) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE suspended_sales ( number INTEGER NOT NULL, sale_id TEXT NOT NULL, label TEXT NOT NULL, "
        "suspended_at TEXT NOT NULL, operator_id TEXT NOT NULL, currency TEXT NOT NULL, gross INTEGER NOT "
        "NULL, line_count INTEGER NOT NULL, sale TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (sale_id) ) "
        "STRICT"
    ),
    (
        "CREATE TABLE till_cash ( shift TEXT NOT NULL, currency TEXT NOT NULL, amount INTEGER NOT NULL, "
        "PRIMARY KEY (shift, currency) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE transactions ( position INTEGER NOT NULL, fact_id TEXT NOT NULL, epoch_number INTEGER "
        "NOT NULL, sequence INTEGER NOT NULL, receipt_number INTEGER, kind TEXT NOT NULL, business_day TEXT "
        "NOT NULL, occurred_at TEXT NOT NULL, operator TEXT, shift TEXT, hash TEXT NOT NULL, canonical TEXT "
        "NOT NULL, PRIMARY KEY (position), UNIQUE (epoch_number, sequence), UNIQUE (fact_id), FOREIGN "
        "KEY(epoch_number) REFERENCES epochs (number) ) STRICT"
    ),
    (
        "CREATE TABLE assortment_marks ( sku TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (sku, "
        "position), FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE copies ( position INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (position), "
        "FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE customer_marks ( position INTEGER NOT NULL, customer TEXT NOT NULL, kind TEXT NOT NULL, "
        "PRIMARY KEY (position, customer), FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT "
        "ROWID, STRICT"
    ),
    (
        "CREATE TABLE mails ( mail_id TEXT NOT NULL, position INTEGER NOT NULL, address TEXT, state TEXT NOT "
        "NULL, attempts INTEGER NOT NULL, queued_at TEXT NOT NULL, next_try_ms INTEGER NOT NULL, reason TEXT, "
        "ended_at TEXT, PRIMARY KEY (mail_id), FOREIGN KEY(position) REFERENCES transactions (position) ) "
        "STRICT"
    ),
    (
        "CREATE TABLE order_facts ( order_id TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (order_id, "
        "position), FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE outbox ( row_id INTEGER NOT NULL, position INTEGER NOT NULL, route TEXT NOT NULL, kin "
        "TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'parked', 'waived')), "
        "attempts INTEGER DEFAULT 0 NOT NULL, next_try_ms INTEGER, last_error TEXT, changed_at TEXT, remote_id "
        "TEXT, visible_at TEXT, visible_order TEXT, differences TEXT, PRIMARY KEY (row_id), UNIQUE (route, "
        "position), FOREIGN KEY(position) REFERENCES transactions (position), FOREIGN KEY(route) REFERENCES "
        "routes (route) ) STRICT"
    ),
    (
        "CREATE TABLE receipts ( position INTEGER NOT NULL, kind TEXT NOT NULL, number_text TEXT NOT NULL, "
        "occurred_at TEXT NOT NULL, currency TEXT NOT NULL, gross INTEGER NOT NULL, line_count INTEGER NOT "
        "NULL, PRIMARY KEY (position), FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT "
        "ROWID, STRICT"
    ),
    (
        "CREATE TABLE returned_units ( position INTEGER NOT NULL, ordinal INTEGER NOT NULL, original TEXT NOT "
        "NULL, original_line TEXT NOT NULL, first_micro INTEGER NOT NULL, end_micro INTEGER NOT NULL, sign "
        "INTEGER NOT NULL, PRIMARY KEY (position, ordinal), FOREIGN KEY(position) REFERENCES transactions "
        "(position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE sale_lines ( position INTEGER NOT NULL, line INTEGER NOT NULL, direction TEXT NOT NULL, "
        "sku TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, category TEXT, quantity INTEGER NOT NULL, "
        "regular_price TEXT NOT NULL, regular INTEGER NOT NULL, discount INTEGER NOT NULL, net INTEGER NOT "
        "NULL, gross INTEGER NOT NULL, PRIMARY KEY (position, line), FOREIGN KEY(position) REFERENCES "
        "transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE sale_taxes ( position INTEGER NOT NULL, ordinal INTEGER NOT NULL, tax_id TEXT NOT NULL, "
        "rate TEXT NOT NULL, base INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (position, ordinal), "
        "FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE sealed_customers ( fact_id TEXT NOT NULL, customer TEXT NOT NULL, sealed BLOB NOT NULL, "
        "PRIMARY KEY (fact_id), FOREIGN KEY(fact_id) REFERENCES transactions (fact_id) ) STRICT"
    ),
    (
        "CREATE TABLE serial_states ( sku TEXT NOT NULL, serial TEXT NOT NULL, position INTEGER NOT NULL, "
        "is_sold INTEGER NOT NULL, PRIMARY KEY (sku, serial, position), FOREIGN KEY(position) REFERENCES "
        "transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE spool ( spool_id INTEGER NOT NULL, position INTEGER, document TEXT NOT NULL, queued_at "
        "TEXT NOT NULL, kicks_drawer INTEGER NOT NULL, is_waiting INTEGER NOT NULL, sends INTEGER DEFAULT 0 "
        "NOT NULL, printed_at TEXT, PRIMARY KEY (spool_id), FOREIGN KEY(position) REFERENCES transactions "
        "(position) ) STRICT"
    ),
    (
        "CREATE TABLE stock_asides ( position INTEGER NOT NULL, sku TEXT NOT NULL, unit TEXT NOT NULL, micro "
        "INTEGER NOT NULL, PRIMARY KEY (position, sku), FOREIGN KEY(position) REFERENCES transactions "
        "(position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE stock_moves ( position INTEGER NOT NULL, sku TEXT NOT NULL, unit TEXT NOT NULL, micro "
        "INTEGER NOT NULL, PRIMARY KEY (position, sku), FOREIGN KEY(position) REFERENCES transactions "
        "(position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE tallies ( position INTEGER NOT NULL, section TEXT NOT NULL, code TEXT NOT NULL, count "
        "INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (position, section, code), FOREIGN "
        "KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE tenders ( position INTEGER NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, "
        "amount INTEGER NOT NULL, reference TEXT, PRIMARY KEY (position, ordinal), FOREIGN KEY(position) "
        "REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE transfer_steps ( position INTEGER NOT NULL, transfer_id TEXT NOT NULL, PRIMARY KEY "
        "(position), FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE z_reports ( position INTEGER NOT NULL, number INTEGER NOT NULL, number_text TEXT NOT "
        "NULL, currency TEXT NOT NULL, turnover INTEGER NOT NULL, over_short INTEGER, unsent INTEGER NOT NULL, "
        "float_left INTEGER, PRIMARY KEY (position), FOREIGN KEY(position) REFERENCES transactions (position) "
        ") WITHOUT ROWID, STRICT"
    ),
    "CREATE INDEX attempts_open ON attempts (attempt_id) WHERE is_settled = 0",
    "CREATE INDEX balance_steps_open ON balance_steps (step_id) WHERE is_open = 1",
    "CREATE UNIQUE INDEX one_open_shift ON shifts ((closed_at IS NULL)) WHERE closed_at IS NULL",
    "CREATE INDEX stock_lines_in_order ON stock_lines (document_id, ordinal)",
    "CREATE INDEX audit_kinds ON transactions (kind, position) WHERE kind != 'sale'",
    "CREATE INDEX audit_operators ON transactions (operator, kind, position) WHERE kind != 'sale'",
    (
        "CREATE UNIQUE INDEX receipt_numbers ON transactions (epoch_number, receipt_number) WHERE "
        "receipt_number IS NOT NULL"
    ),
    "CREATE INDEX transactions_by_day ON transactions (business_day)",
    "CREATE INDEX erased_customers ON customer_marks (customer) WHERE kind = 'customer_erased'",
    "CREATE INDEX marks_by_customer ON customer_marks (customer, position)",
    "CREATE INDEX mails_waiting ON mails (next_try_ms) WHERE state = 'waiting'",
    "CREATE INDEX outbox_kin ON outbox (route, kin, position) WHERE state IN ('waiting', 'parked')",
    "CREATE INDEX outbox_parked ON outbox (route, position) WHERE state = 'parked'",
    "CREATE INDEX outbox_visible ON outbox (route, visible_order) WHERE visible_order IS NOT NULL",
    "CREATE INDEX outbox_waiting ON outbox (route, position) WHERE state = 'waiting'",
    "CREATE INDEX returned_units_of ON returned_units (original)",
    "CREATE INDEX sealed_by_customer ON sealed_customers (customer)",
    "CREATE INDEX spool_of ON spool (position) WHERE position IS NOT NULL",
    "CREATE INDEX spool_waiting ON spool (spool_id) WHERE is_waiting = 1",
    (
        "CREATE TRIGGER transactions_refuse_update BEFORE UPDATE ON transactions BEGIN SELECT RAISE(ABORT, "
        "'transactions are append-only'); END"
    ),
    (
        "CREATE TRIGGER transactions_refuse_delete BEFORE DELETE ON transactions BEGIN SELECT RAISE(ABORT, "
        "'transactions are append-only'); END"
    ),
    (
        "CREATE TRIGGER epochs_refuse_update BEFORE UPDATE ON epochs BEGIN SELECT RAISE(ABORT, 'epochs are "
        "append-only'); END"
    ),
    (
        "CREATE TRIGGER epochs_refuse_delete BEFORE DELETE ON epochs BEGIN SELECT RAISE(ABORT, 'epochs are "
        "append-only'); END"
    ),
)
