"""The section of the backend: its address tried on the spot, and this till joined to it with a one-time code."""

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.ui.behind.set_up_port import BackendSetUp, SettleWish, SetUpState
from evertill.ui.form.form_view import Field, FieldKind, FormButton
from evertill.ui.set_up.record_section import kind_name
from evertill.ui.words import tr

SETTLE, SETTLE_ALONE, SETTLE_ANOTHER = "settle", "settleAlone", "settleAnother"


def backend_answers(backend: BackendSetUp) -> dict[str, str]:
    """What holds now, by field."""
    return {"backend-url": backend.url, "backend-code": "", "settle-reason": ""}


def backend_fields(state: SetUpState) -> tuple[Field, ...]:
    """Where it is; a till that is joined already only tells."""
    backend = state.backend
    if backend.over is not None:
        return _settle_fields(backend, backend.over)
    if backend.url:
        return (
            Field("told-url", tr("Joined to"), FieldKind.SAID, backend.url),
            Field("told-store", tr("Shop"), FieldKind.SAID, backend.store_name),
            Field("told-owned", tr("Kept there"), FieldKind.SAID, _owned(state, is_here=False)),
            Field("told-own", tr("Kept here"), FieldKind.SAID, _owned(state, is_here=True)),
        )
    if not backend.can_join:
        return ()
    return (
        Field(
            "backend-url",
            tr("Address"),
            FieldKind.TEXT,
            note=tr("Such as https://shop.example:8443; a shop without a backend leaves it empty."),
            length_max=200,
        ),
        Field(
            "backend-code",
            tr("Code"),
            FieldKind.TEXT,
            note=tr("Whoever keeps the backend gives it out; it is good for one till."),
            length_max=40,
        ),
    )


def backend_buttons(state: SetUpState) -> tuple[FormButton, ...]:
    """Try it, join it; or settle how a till goes on that must not go on as it is."""
    if state.backend.over is not None:
        return _settle_buttons(state.backend.over) if state.backend.can_join else ()
    if state.backend.url or not state.backend.can_join:
        return ()
    join = FormButton("joinBackend", tr("Join"), "F12", is_primary=True)
    return (FormButton("tryBackend", tr("Try the address")), join)


def backend_sentence(state: SetUpState) -> str:
    """What joining, or settling, means."""
    if state.backend.over is not None:
        return tr("The till starts again when this is settled; the sale on the counter stays.")
    if state.backend.url:
        return tr("What was sold is sent there, and what it owns comes from there.")
    if not state.backend.can_join:
        return tr("Nobody joins a backend while practising; leave training first.")
    return tr("Joining sends all that was sold so far; the till starts again, and the sale on the counter stays.")


def settle_wish(name: str, code: str, reason: str) -> SettleWish:
    """What a button of the settling stands for."""
    if name == SETTLE_ANOTHER:
        return SettleWish(is_another=True, code=code)
    return SettleWish(asks=name == SETTLE, reason=reason)


def _settle_fields(backend: BackendSetUp, over: EpochEnd) -> tuple[Field, ...]:
    told = Field("told-over", tr("What happened"), FieldKind.SAID, over_words(over))
    here = Field("told-url", tr("Joined to"), FieldKind.SAID, backend.url)
    if over is EpochEnd.RESTORED:
        why = Field(
            "settle-reason",
            tr("Why not ask"),
            FieldKind.TEXT,
            note=tr("Only where the backend cannot be asked: what was sold since the backup is then missing here."),
            length_max=200,
        )
        return (told, here, why)
    code = Field(
        "backend-code",
        tr("Code"),
        FieldKind.TEXT,
        note=tr("Whoever keeps the backend gives it out; with it this till goes on under a number of its own."),
        length_max=40,
    )
    return (told, here, code)


def _settle_buttons(over: EpochEnd) -> tuple[FormButton, ...]:
    if over is EpochEnd.RESTORED:
        ask = FormButton(SETTLE, tr("Ask the backend"), "F12", is_primary=True)
        return (FormButton(SETTLE_ALONE, tr("Sell without asking")), ask)
    another = FormButton(SETTLE_ANOTHER, tr("Go on as another till"), "F12", is_primary=True)
    return (FormButton(SETTLE, tr("The other one is gone")), another)


def over_words(over: EpochEnd) -> str:
    """Why the till does not go on."""
    return {
        EpochEnd.RESTORED: tr("This till was put back from a backup; the backend knows what it sold since."),
        EpochEnd.COPIED: tr("Another device sells as this till. Only one of the two may go on with its number."),
        EpochEnd.REPLACED: tr("Another device took this till's place. Only one of the two may go on with its number."),
    }[over]


def _owned(state: SetUpState, *, is_here: bool) -> str:
    names = [kind_name(one.kind) for one in state.records if one.is_foreign is not is_here]
    return ", ".join(names) or tr("nothing")
