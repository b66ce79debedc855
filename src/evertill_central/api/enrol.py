"""POST /v1/enrol: a workstation comes in."""

from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.common.json_text import read_json
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.workstations.enrolment import Enrolled, EnrolRequest, Head, enrol

_TEXT_LENGTH = 200


def post_enrol(call: Call, central: Central) -> Answer:
    """Take a code and a key, give a credential."""
    try:
        sent = read_json(call.body)
    except ValueError as error:
        raise _unreadable() from error
    return json_answer(_enrolled(enrol(central, _request(sent)), central))


def _request(sent: object) -> EnrolRequest:
    match sent:
        case {"code": str(code), "public_key": str(key), "epoch": str(epoch), "epoch_number": int(number)} if (
            isinstance(sent, dict) and not isinstance(number, bool) and 1 <= number < 2**31
        ):
            store, workstation = sent.get("store"), sent.get("workstation")
            name = sent.get("name")
            texts = (code, key, epoch, *("" if text is None else text for text in (store, workstation, name)))
            if all(isinstance(text, str) and _is_plain(text) for text in texts) and epoch and code:
                return EnrolRequest(code, store, workstation, key, epoch, number, name or "", _head(sent.get("head")))
    raise _unreadable()


def _head(sent: object) -> Head | None:
    match sent:
        case None:
            return None
        case {"sequence": int(sequence), "hash": str(hash_)} if 0 <= sequence < 2**53:
            return Head(sequence, hash_)
        case _:
            raise _unreadable()


def _is_plain(text: str) -> bool:
    return len(text) <= _TEXT_LENGTH and text.isprintable()


def _unreadable() -> Refusal:
    text = "The enrolment needs code, public_key, epoch and epoch_number; nobody was enrolled."
    return Refusal(RefusalKind.MALFORMED, text)


def _enrolled(enrolled: Enrolled, central: Central) -> dict[str, object]:
    return {
        "credential": enrolled.credential,
        "statement_key": central.statement_key.public_text,
        "store": {"store": enrolled.store.store, "name": enrolled.store.name},
        "workstation": enrolled.workstation,
        "owners": enrolled.owners,
        "policy_version": enrolled.policy_version,
    }
