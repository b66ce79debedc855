"""What a backend tells of a receipt of any till: the sealed sale, and what of it came back where."""

from collections.abc import Mapping

from evertill.domain.facts.transaction import Transaction, fact_from_json
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.origin import Span
from evertill.domain.selling.withheld import Withheld, read_withheld
from evertill.kernel.canonical import Json


def read_receipt_document(document: Mapping[str, Json]) -> tuple[Transaction, CameBack]:
    """The sale, its hash checked, and what came back. ValueError when the answer is not as agreed."""
    transaction = fact_from_json(document.get("fact"))
    return transaction, CameBack(
        _spans(document.get("returned")),
        _refunds(document.get("refunds")),
        withheld=_withheld(document.get("withheld")),
    )


def read_spans(found: Json) -> dict[str, tuple[Span, ...]]:
    """Spans by line, as the backend gives those it holds. ValueError when they are none."""
    if not isinstance(found, Mapping):
        raise ValueError("the units are missing")
    return {str(line): tuple(_span(span) for span in _listed(spans)) for line, spans in found.items()}


def _spans(returned: Json) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, tuple[Span, ...]] = {}
    for entry in _listed(returned):
        match entry:
            case {"line": str(line), "spans": list(listed)}:
                spans[line] = (*spans.get(line, ()), *(_span(span) for span in listed))
            case _:
                raise ValueError("what came back cannot be read")
    return spans


def _refunds(found: Json) -> dict[str, dict[str, int]]:
    refunds: dict[str, dict[str, int]] = {}
    for fact_id, tenders in found.items() if isinstance(found, Mapping) else ():
        if isinstance(tenders, Mapping):
            refunds[fact_id] = {key: amount for key, amount in tenders.items() if isinstance(amount, int)}
    return refunds


def _withheld(found: Json) -> dict[str, Withheld]:
    """A backend of an earlier release tells of none."""
    listed = found.items() if isinstance(found, Mapping) else ()
    return {fact_id: read_withheld(part) for fact_id, part in listed}


def _listed(found: Json) -> list[Json]:
    if not isinstance(found, list):
        raise ValueError("the list of what came back is missing")
    return found


def _span(found: Json) -> Span:
    match found:
        case [int(first), int(end)]:
            return first, end
        case _:
            raise ValueError("the units that came back are no spans")
