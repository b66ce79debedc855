"""The parts JSON schemas are put together from."""

from evertill.kernel.canonical import LARGEST_WHOLE_NUMBER, Json, JsonObject
from evertill_central.services.common.names import ID_PATTERN, NAME_PATTERN

TEXT: JsonObject = {"type": "string"}
MOMENT: JsonObject = {"type": "string", "format": "date-time"}
FLAG: JsonObject = {"type": "boolean"}
COUNT: JsonObject = {"type": "integer", "minimum": 0}
AMOUNT: JsonObject = {"type": "integer", "description": "Minor units of the currency."}
DAY: JsonObject = {"type": "string", "format": "date"}
NAME: JsonObject = {"type": "string", "pattern": NAME_PATTERN}
ID: JsonObject = {"type": "string", "pattern": "^[!-~]{1,64}$"}
PLAIN_ID: JsonObject = {"type": "string", "pattern": ID_PATTERN}
"""An id that stands in an address."""
HASH: JsonObject = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
WHOLE: JsonObject = {"type": "integer", "minimum": 1, "maximum": LARGEST_WHOLE_NUMBER}


def maybe(schema: JsonObject) -> JsonObject:
    """The schema, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def listed(schema: JsonObject) -> JsonObject:
    """A list of such."""
    return {"type": "array", "items": schema}


def record(members: dict[str, JsonObject], *, optional: str = "") -> JsonObject:
    """An object; members not named are kept or ignored, those of `optional` may be absent."""
    required: list[Json] = [name for name in members if name not in optional.split()]
    return {"type": "object", "properties": members, "required": required}


def by_name(schema: JsonObject) -> JsonObject:
    """An object whose members are all alike."""
    return {"type": "object", "additionalProperties": schema}


def reference(name: str) -> JsonObject:
    """One of the document's schemas by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def one_of(*codes: str) -> JsonObject:
    """One of these codes."""
    return {"type": "string", "enum": list(codes)}
