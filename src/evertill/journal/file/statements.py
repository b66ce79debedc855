"""The statements of the selling path, as `tables` compiles them, for the bare connection.

Written by scripts/journal_sql.py; a test proves that they are what SQLAlchemy Core compiles.
"""

INSERT_TRANSACTIONS = (
    "INSERT INTO transactions (position, fact_id, epoch_number, sequence, receipt_number, kind, "
    "business_day, occurred_at, operator, shift, hash, canonical) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?)"
)
INSERT_SALE_LINES = (
    "INSERT INTO sale_lines (position, line, direction, sku, name, unit, category, quantity, "
    "regular_price, regular, discount, net, gross) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_TENDERS = "INSERT INTO tenders (position, ordinal, kind, amount, reference) VALUES (?, ?, ?, ?, ?)"
INSERT_SALE_TAXES = "INSERT INTO sale_taxes (position, ordinal, tax_id, rate, base, amount) VALUES (?, ?, ?, ?, ?, ?)"
INSERT_STOCK_MOVES = "INSERT INTO stock_moves (position, sku, unit, micro) VALUES (?, ?, ?, ?)"
INSERT_STOCK_ASIDES = "INSERT INTO stock_asides (position, sku, unit, micro) VALUES (?, ?, ?, ?)"
INSERT_TRANSFER_STEPS = "INSERT INTO transfer_steps (position, transfer_id) VALUES (?, ?)"
INSERT_RECEIPTS = (
    "INSERT INTO receipts (position, kind, number_text, occurred_at, currency, gross, line_count) VALUES "
    "(?, ?, ?, ?, ?, ?, ?)"
)
INSERT_Z_REPORTS = (
    "INSERT INTO z_reports (position, number, number_text, currency, turnover, over_short, unsent, "
    "float_left) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_ORDER_FACTS = "INSERT INTO order_facts (order_id, position) VALUES (?, ?)"
INSERT_ASSORTMENT_MARKS = "INSERT INTO assortment_marks (sku, position) VALUES (?, ?)"
INSERT_CUSTOMER_MARKS = "INSERT INTO customer_marks (position, customer, kind) VALUES (?, ?, ?)"
INSERT_RETURNED_UNITS = (
    "INSERT INTO returned_units (position, ordinal, original, original_line, first_micro, end_micro, sign) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
INSERT_SERIAL_STATES = "INSERT INTO serial_states (sku, serial, position, is_sold) VALUES (?, ?, ?, ?)"
INSERT_OUTBOX = "INSERT INTO outbox (position, route, kin, state) VALUES (?, ?, ?, ?)"
INSERT_SPOOL = "INSERT INTO spool (position, document, queued_at, kicks_drawer, is_waiting) VALUES (?, ?, ?, ?, ?)"
ADD_TO_DAY_SUMS = (
    "INSERT INTO day_sums (business_day, currency, sales, returns, sold, returned) VALUES (?, ?, ?, ?, ?, "
    "?) ON CONFLICT (business_day, currency) DO UPDATE SET sales = (day_sums.sales + excluded.sales), "
    "returns = (day_sums.returns + excluded.returns), sold = (day_sums.sold + excluded.sold), returned = "
    "(day_sums.returned + excluded.returned)"
)
ADD_TO_SHIFT_SUMS = (
    "INSERT INTO shift_sums (shift, currency, sales, returns, sold, returned) VALUES (?, ?, ?, ?, ?, ?) ON "
    "CONFLICT (shift, currency) DO UPDATE SET sales = (shift_sums.sales + excluded.sales), returns = "
    "(shift_sums.returns + excluded.returns), sold = (shift_sums.sold + excluded.sold), returned = "
    "(shift_sums.returned + excluded.returned)"
)
ADD_TO_SHIFT_TENDERS = (
    "INSERT INTO shift_tenders (shift, kind, label, currency, amount) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
    "(shift, kind, label, currency) DO UPDATE SET amount = (shift_tenders.amount + excluded.amount)"
)
ADD_TO_TILL_CASH = (
    "INSERT INTO till_cash (shift, currency, amount) VALUES (?, ?, ?) ON CONFLICT (shift, currency) DO "
    "UPDATE SET amount = (till_cash.amount + excluded.amount)"
)
ADD_TO_TALLIES = (
    "INSERT INTO tallies (position, section, code, count, amount) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
    "(position, section, code) DO UPDATE SET count = (tallies.count + excluded.count), amount = "
    "(tallies.amount + excluded.amount)"
)
KEEP_OPEN_SALE = (
    "INSERT INTO open_sale (slot, sale_id, header) VALUES (?, ?, ?) ON CONFLICT (slot) DO UPDATE SET "
    "sale_id = excluded.sale_id, header = excluded.header"
)
KEEP_OPEN_LINE = (
    "INSERT INTO open_lines (line_id, line) VALUES (?, ?) ON CONFLICT (line_id) DO UPDATE SET line = excluded.line"
)
CLEAR_OPEN_SALE = "DELETE FROM open_sale"
CLEAR_OPEN_LINES = "DELETE FROM open_lines"
