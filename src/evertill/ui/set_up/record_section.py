"""The section of data: for each kind whose it is, which way it goes, how often it is looked at, and how old it is."""

from collections.abc import Mapping

from evertill.domain.streams.record_kinds import (
    RECORD_KINDS,
    SENT_SLOWEST_S,
    KindOfRecord,
    RecordKind,
    RecordOwner,
    Way,
)
from evertill.ui.behind.set_up_port import RecordSetUp, SetUpState
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton
from evertill.ui.frame.age import age_text, ago_text
from evertill.ui.words import tr

OFF = "off"


def record_answers(kept: RecordSetUp) -> dict[str, str]:
    """What is known of one kind, by field."""
    return {"record": kept.kind, "record-pace": OFF if kept.is_off else str(kept.every_s)}


def record_at(state: SetUpState, kind: str) -> RecordSetUp:
    """What the form shows; the first kind where that one is not known."""
    known = state.records or (RecordSetUp(RECORD_KINDS[0].kind.value),)
    return next((one for one in known if one.kind == kind), known[0])


def unkept_pace(state: SetUpState, answers: Mapping[str, str]) -> str:
    """A sentence where another pace was chosen for the kind that is left, and nobody kept it; else nothing."""
    kept = record_at(state, answers["record"])
    if answers["record-pace"] == record_answers(kept)["record-pace"]:
        return ""
    return tr(
        "{kind} stays as it was, for the pace was not kept; choose it once more, then keep.", kind=kind_name(kept.kind)
    )


def record_fields(state: SetUpState, kind: str) -> tuple[Field, ...]:
    """All kinds with pace and age, then all that is known of the marked one."""
    shown = record_at(state, kind)
    row = next(row for row in RECORD_KINDS if row.kind == shown.kind)
    kinds = tuple(Choice(one.kind, kind_name(one.kind), _short(one, state)) for one in state.records)
    return (
        Field("record", tr("Data"), FieldKind.CHOICE, choices=kinds, is_wide=True),
        Field("record-owner", tr("Whose"), FieldKind.SAID, owner_words(row, shown, state)),
        Field("record-way", tr("Way"), FieldKind.SAID, _way_words(row)),
        Field("record-last", tr("Last success"), FieldKind.SAID, _last(shown, state)),
        _pace_field(row, shown, state),
    )


def record_buttons(state: SetUpState, kind: str) -> tuple[FormButton, ...]:
    """Keep, where there is something to choose."""
    return (FormButton("keep", tr("Keep"), "F12", is_primary=True),) if _may_choose(state, kind) else ()


def record_sentence(state: SetUpState) -> str:
    """What can be done here."""
    if not state.is_policy_own:
        return tr("The paces belong to the shop's backend; change them there, and this till follows.")
    return tr("A slower pace spares a slow line. A sale never waits for any of it.")


def kind_name(kind: str) -> str:
    """What a kind is called."""
    return {
        RecordKind.PRODUCTS: tr("Products"),
        RecordKind.ASSORTMENT: tr("What is off sale"),
        RecordKind.PRICES: tr("Prices and taxes"),
        RecordKind.PROMOTIONS: tr("Promotions"),
        RecordKind.STOCK: tr("Stock"),
        RecordKind.ORDERS: tr("Orders"),
        RecordKind.SALES: tr("Sales and cash"),
        RecordKind.PAYMENTS: tr("Card payments"),
        RecordKind.BALANCES: tr("Gift cards and credit"),
        RecordKind.CUSTOMERS: tr("Customers"),
        RecordKind.OPERATORS: tr("People and PINs"),
        RecordKind.TRANSFERS: tr("Transfers"),
        RecordKind.EXCEPTIONS: tr("Tasks"),
        RecordKind.POLICY: tr("Rules of the shop"),
        RecordKind.REPORTS: tr("Reports"),
    }[RecordKind(kind)]


def owner_words(row: KindOfRecord, kept: RecordSetUp, state: SetUpState) -> str:
    """Whose word counts."""
    match row.owner:
        case RecordOwner.TILL:
            return tr("This till; nobody changes it any more")
        case RecordOwner.TERMINAL:
            return tr("The card terminal; this till keeps what it answered")
        case RecordOwner.PLACE:
            return tr("The shop or warehouse that does the step")
        case RecordOwner.BACKEND if kept.is_foreign:
            return state.backend.store_name or tr("The shop's backend")
        case RecordOwner.BACKEND:
            return tr("This till, for no backend has claimed it")


def pace_words(every_s: int) -> str:
    """How often, in words."""
    if not every_s:
        return tr("At once")
    return tr("{n} s", n=every_s) if every_s < 60 else tr("{n} min", n=every_s // 60)


def _pace_field(row: KindOfRecord, shown: RecordSetUp, state: SetUpState) -> Field:
    if not _may_choose(state, shown.kind):
        return Field("record-told-pace", tr("How often"), FieldKind.SAID, _pace(row, shown))
    paces = tuple(Choice(str(pace), pace_words(pace)) for pace in row.paces_s)
    off = (Choice(OFF, tr("Never")),) if row.may_be_off else ()
    return Field("record-pace", tr("How often"), FieldKind.CHOICE, choices=(*paces, *off), note=_pace_note(row))


def _pace_note(row: KindOfRecord) -> str:
    if row.may_be_off:
        return tr("Never: this shop does without it; what was copied stays and grows old.")
    if row.way is Way.UP:
        return tr("What happens within this time is sent together.")
    return ""


def _may_choose(state: SetUpState, kind: str) -> bool:
    row = next(row for row in RECORD_KINDS if row.kind == record_at(state, kind).kind)
    return state.is_policy_own and (len(row.paces_s) > 1 or row.may_be_off)


def _way_words(row: KindOfRecord) -> str:
    sent = tr("within {n} s", n=SENT_SLOWEST_S)
    return {
        Way.DOWN: tr("From the backend to this till"),
        Way.UP: tr("From this till to the backend, {sent}", sent=sent),
        Way.BOTH: tr("Both ways; what happens here is sent {sent}", sent=sent),
        Way.NONE: tr("Stays here: this till's own sales, marked as such"),
    }[row.way]


def _pace(row: KindOfRecord, kept: RecordSetUp) -> str:
    if kept.is_off:
        return tr("Never")
    return tr("Not sent") if row.way is Way.NONE else pace_words(kept.every_s)


def _short(kept: RecordSetUp, state: SetUpState) -> str:
    row = next(row for row in RECORD_KINDS if row.kind == kept.kind)
    return " · ".join(part for part in (_pace(row, kept), _age(kept, state)) if part)


def _last(kept: RecordSetUp, state: SetUpState) -> str:
    if not kept.last:
        return tr("Nothing yet")
    if kept.last_at is None or state.read_at is None:
        return kept.last
    return tr("{moment}, {ago}", moment=kept.last, ago=ago_text(kept.last_at, state.read_at))


def _age(kept: RecordSetUp, state: SetUpState) -> str:
    if kept.last_at is None or state.read_at is None:
        return ""
    return age_text(kept.last_at, state.read_at)
