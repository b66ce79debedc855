"""The JSON schemas of what goes over the wire, as the OpenAPI document names them."""

from evertill.kernel.canonical import JsonObject
from evertill_central.api.admin import ROWS_MAX
from evertill_central.api.balances import BALANCE_SCHEMAS
from evertill_central.api.order_schemas import ORDER_SCHEMAS
from evertill_central.api.owed_refunds import OWED_SCHEMAS
from evertill_central.api.returns import RETURN_SCHEMAS
from evertill_central.api.shapes import (
    AMOUNT,
    COUNT,
    DAY,
    FLAG,
    HASH,
    ID,
    MOMENT,
    NAME,
    TEXT,
    WHOLE,
    by_name,
    listed,
    maybe,
    record,
    reference,
)
from evertill_central.api.stock import STOCK_SCHEMAS
from evertill_central.api.storefront_quote import QUOTE_SCHEMAS
from evertill_central.api.suspended import SUSPENDED_SCHEMAS
from evertill_central.services.common.refusals import RefusalKind

_TOTALS: dict[str, JsonObject] = {
    "currency": maybe(TEXT),
    "facts": COUNT,
    "sales": COUNT,
    "returns": COUNT,
    "sold": AMOUNT,
    "returned": AMOUNT,
    "redeemed": AMOUNT,
    "net": AMOUNT,
    "tenders": by_name(AMOUNT),
    "named_tenders": listed(record({"kind": TEXT, "name": TEXT, "amount": AMOUNT})),
    "other_currencies": listed({"type": "object"}),
}

SCHEMAS: dict[str, JsonObject] = {
    "Problem": record(
        {
            "type": {"type": "string", "enum": [kind.value for kind in RefusalKind]},
            "title": TEXT,
            "status": {"type": "integer"},
            "detail": TEXT,
            "now": MOMENT,
            "retry_after": COUNT,
            "limit": COUNT,
            "allow": TEXT,
            "epoch_number_min": COUNT,
            "by": TEXT,
            "since": TEXT,
            "state": TEXT,
            "available": {"type": "integer"},
            "line": TEXT,
            "at": TEXT,
        },
        optional="now retry_after limit allow epoch_number_min by since state available line at",
    ),
    "EnrolRequest": record(
        {
            "code": {"type": "string", "minLength": 1, "maxLength": 200},
            "store": maybe(NAME),
            "workstation": maybe(NAME),
            "public_key": {"type": "string", "description": "Ed25519, 32 bytes in base64."},
            "epoch": {"type": "string", "minLength": 1, "maxLength": 200},
            "epoch_number": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
            "name": maybe({"type": "string", "maxLength": 200}),
            "head": maybe(record({"sequence": COUNT, "hash": TEXT})),
        },
        optional="store workstation name head",
    ),
    "Enrolled": record(
        {
            "credential": TEXT,
            "statement_key": TEXT,
            "store": record({"store": NAME, "name": TEXT}),
            "workstation": NAME,
            "owners": by_name({"type": "string", "enum": ["central", "local"]}),
            "policy_version": COUNT,
        }
    ),
    "Fact": record(
        {
            "fact_id": ID,
            "kind": ID,
            "schema": WHOLE,
            "store": NAME,
            "workstation": NAME,
            "epoch": ID,
            "epoch_number": COUNT,
            "training": FLAG,
            "sequence": WHOLE,
            "receipt_number": maybe(COUNT),
            "business_day": DAY,
            "occurred_at": MOMENT,
            "operator": maybe(TEXT),
            "shift": maybe(TEXT),
            "body": {"type": "object"},
            "previous_hash": HASH,
            "hash": HASH,
        }
    ),
    "Facts": record({"facts": {**listed(reference("Fact")), "maxItems": 500}}),
    "FactResult": record(
        {
            "fact_id": maybe(TEXT),
            "result": {"type": "string", "enum": ["accepted", "duplicate", "accepted_with_exception", "refused"]},
            "remote_id": maybe(TEXT),
            "visible_at": maybe({"type": "string", "pattern": "^[0-9]+$"}),
            "reason": TEXT,
            "exceptions": listed(TEXT),
            "over": {"type": "string", "enum": ["copied", "replaced"]},
        },
        optional="reason exceptions over",
    ),
    "Chain": record(
        {
            "epoch": maybe(TEXT),
            "epoch_number": COUNT,
            "head": maybe(record({"sequence": COUNT, "hash": HASH})),
            "held": maybe(HASH),
            "facts": listed(
                record(
                    {
                        "fact": reference("Fact"),
                        "remote_id": TEXT,
                        "visible_at": maybe({"type": "string", "pattern": "^[0-9]+$"}),
                    }
                )
            ),
            "has_more": FLAG,
        }
    ),
    "FactResults": record({"results": listed(reference("FactResult"))}),
    "Changes": record(
        {
            "streams": by_name(
                record(
                    {
                        "cursor": {"type": "string", "pattern": "^[0-9]+$"},
                        "has_more": FLAG,
                        "is_whole": FLAG,
                        "rows": listed(record({"key": TEXT, "version": COUNT, "content": maybe({"type": "object"})})),
                    }
                )
            ),
            "owners": by_name(TEXT),
            "now": MOMENT,
        }
    ),
    "Statement": record(
        {
            "day": maybe(DAY),
            "store": NAME,
            "workstation": NAME,
            **_TOTALS,
            "days": listed(record({"day": DAY, **_TOTALS}, optional="other_currencies")),
            "head": maybe(record({"epoch": TEXT, "sequence": COUNT, "hash": HASH})),
            "chain": {"type": "string", "description": "`intact`, or the gravest thing wrong with it."},
            "signature": {"type": "string", "description": "Ed25519 over the RFC 8785 form without this member."},
        },
        optional="days other_currencies",
    ),
    "RowsWritten": record(
        {
            "written": COUNT,
            "unchanged": COUNT,
            "refused": listed(record({"row": COUNT, "key": maybe(TEXT), "reason": TEXT})),
        }
    ),
    "Rows": record(
        {
            "rows": {
                **listed(
                    record(
                        {"key": maybe(TEXT), "content": maybe({"type": "object"}), "store": maybe(TEXT)},
                        optional="key store",
                    )
                ),
                "maxItems": ROWS_MAX,
            }
        }
    ),
    "RowsPage": record(
        {
            "rows": listed(
                record({"key": TEXT, "version": COUNT, "store": maybe(TEXT), "content": maybe({"type": "object"})})
            ),
            "next": maybe(TEXT),
        }
    ),
    "CodeRequest": record({"store": NAME}),
    "Code": record({"code": TEXT, "store": NAME, "expires_at": MOMENT}),
    "Version": record({"name": TEXT, "version": TEXT, "api": listed({"type": "integer"}), "streams": listed(TEXT)}),
    "Health": record({"status": TEXT, "now": MOMENT}),
    **SUSPENDED_SCHEMAS,
    **OWED_SCHEMAS,
    **RETURN_SCHEMAS,
    **BALANCE_SCHEMAS,
    **STOCK_SCHEMAS,
    **QUOTE_SCHEMAS,
    **ORDER_SCHEMAS,
}
