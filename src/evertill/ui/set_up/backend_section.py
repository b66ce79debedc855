"""The section of the backend: its address tried on the spot, and this till joined to it with a one-time code."""

from evertill.ui.behind.set_up_port import BackendSetUp, SetUpState
from evertill.ui.form.form_view import Field, FieldKind, FormButton
from evertill.ui.set_up.record_section import kind_name
from evertill.ui.words import tr


def backend_answers(backend: BackendSetUp) -> dict[str, str]:
    """What holds now, by field."""
    return {"backend-url": backend.url, "backend-code": ""}


def backend_fields(state: SetUpState) -> tuple[Field, ...]:
    """Where it is; a till that is joined already only tells."""
    backend = state.backend
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
    """Try it, join it."""
    if state.backend.url or not state.backend.can_join:
        return ()
    join = FormButton("joinBackend", tr("Join"), "F12", is_primary=True)
    return (FormButton("tryBackend", tr("Try the address")), join)


def backend_sentence(state: SetUpState) -> str:
    """What joining means."""
    if state.backend.url:
        return tr("What was sold is sent there, and what it owns comes from there.")
    if not state.backend.can_join:
        return tr("Nobody joins a backend while practising; leave training first.")
    return tr("Joining sends all that was sold so far; the till starts again, and the sale on the counter stays.")


def _owned(state: SetUpState, *, is_here: bool) -> str:
    names = [kind_name(one.kind) for one in state.records if one.is_foreign is not is_here]
    return ", ".join(names) or tr("nothing")
