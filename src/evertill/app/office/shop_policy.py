"""Shows and changes the policy of a shop without a backend: member by member, or from a file.

Members are named as in the row of the stream, those within others with a dot: `pricing.tax_rounding`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evertill.app.office.importing import load_unless_running
from evertill.app.seams import Seams
from evertill.app.workstation.home import Home, read_file
from evertill.domain.policy.rows import parse_policy, policy_content
from evertill.domain.policy.store_policy import CashRounding, PricingPolicy, StorePolicy
from evertill.domain.rows.stream_rows import STORE_POLICY_KEY, Stream
from evertill.domain.streams.record_kinds import RecordKind
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.people import MirrorFreshness, MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.ports.connector import Row

_UNCHANGED = "so nothing was changed"
_WORDS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class ShownPolicy:
    """What holds now."""

    content: JsonObject
    is_own: bool
    """Whether it is this till's own, so that it can be changed here; else its backend's."""


def shown_policy(home: Home, seams: Seams) -> ShownPolicy:
    """The policy this till goes by; SettingsFault when nothing is set up in the home."""
    read_file(home.settings)
    local = LocalRows(home.folder)
    mirror = Reading(home.mirror, seams.connect_mirror)
    try:
        is_own = local.owner_of(Stream.POLICY) == "local" and not MirrorFreshness(mirror).is_pulled(Stream.POLICY)
        copied = policy_content(MirrorPolicies(mirror).policy())
    finally:
        mirror.close()
    return ShownPolicy(_whole(_kept(local)) if is_own else copied, is_own)


def set_member(home: Home, seams: Seams, name: str, values: Sequence[str]) -> JsonObject:
    """Give one member another value; a list has each of its entries as a value. The new content is returned."""
    default = _default_of(name)
    return _change(home, seams, {name: _value(name, default, values)})


def reset_member(home: Home, seams: Seams, name: str) -> JsonObject:
    """Give one member its default again."""
    _default_of(name)
    return _change(home, seams, {name: None})


def import_policy(home: Home, seams: Seams, path: Path) -> JsonObject:
    """Take over the members that a JSON file names; the others stay as they are."""
    members = dict(_flat(_content_of_file(path)))
    for name in members:
        _default_of(name)
    return _change(home, seams, members)


def keep_tiles(home: Home, seams: Seams, tiles: Sequence[JsonObject]) -> JsonObject:
    """Give the shop these quick keys; none leaves them to the catalogue."""
    return _change(home, seams, {"tiles": list(tiles) or None})


def keep_pace(home: Home, seams: Seams, kind: RecordKind, every_s: int | None) -> JsonObject:
    """Look at one kind of data so often, in seconds, or do without it (None)."""
    off = shown_policy(home, seams).content["cadences"]
    named = list(off["off"]) if isinstance(off, Mapping) and isinstance(off["off"], list) else []
    others: list[Json] = [name for name in named if name != kind.value]
    if every_s is None:
        return _change(home, seams, {"cadences.off": [*others, kind.value]})
    return _change(home, seams, {"cadences.off": others or None, f"cadences.every_s.{kind.value}": every_s})


def _change(home: Home, seams: Seams, members: Mapping[str, Json]) -> JsonObject:
    shown = shown_policy(home, seams)
    if not shown.is_own:
        raise SettingsFault(
            f"The policy of this shop belongs to its backend, {_UNCHANGED} and selling goes on as before; change it "
            "there, and this till will follow."
        )
    local = LocalRows(home.folder)
    changed = _kept(local)
    for name, value in members.items():
        changed = _put(changed, name.split("."), value)
    version = local.next_version()
    _check(changed, version, str(shown.content["currency"]), local)
    local.keep({Stream.POLICY: [Row(STORE_POLICY_KEY, version, changed)]})
    load_unless_running(home, seams)
    return _whole(changed)


def _check(content: JsonObject, version: int, currency: str, local: LocalRows) -> None:
    """SettingsFault when a till could not sell by this policy."""
    try:
        policy = parse_policy(content, version)
    except BadRow as bad:
        raise SettingsFault(f"{bad.reason.removesuffix('.')}, {_UNCHANGED}; give another value.") from bad
    if policy.currency != currency:
        raise SettingsFault(
            f"The currency of a till is chosen when it is set up, for its prices and its journal are in "
            f"{currency}, {_UNCHANGED}; set up another home for {policy.currency}."
        )
    classes = [row.key for row in local.rows(Stream.TAXES) if row.content is not None]
    if policy.default_tax_class not in classes:
        raise SettingsFault(
            f"There is no tax class {policy.default_tax_class[:40]!r}, {_UNCHANGED}; name one of {', '.join(classes)}."
        )


def _kept(local: LocalRows) -> JsonObject:
    """The content as kept, with members that only a newer program knows."""
    rows = [row.content for row in local.rows(Stream.POLICY) if row.key == STORE_POLICY_KEY]
    return dict(rows[-1] or {}) if rows else {}


def _whole(kept: JsonObject) -> JsonObject:
    """Every member with what it stands at; quick keys only where the shop chose its own."""
    content = policy_content(parse_policy(kept, 0))
    return {**content, "tiles": kept["tiles"]} if "tiles" in kept else content


def _put(content: Mapping[str, Json], path: Sequence[str], value: Json) -> JsonObject:
    """The content with a member deep in it changed; None takes the member away."""
    name, *deeper = path
    rest = {other: found for other, found in content.items() if other != name}
    if not deeper:
        return rest if value is None else {**rest, name: value}
    inner = content.get(name)
    return {**rest, name: _put(inner if isinstance(inner, Mapping) else {}, deeper, value)}


def _default_of(name: str) -> Json:
    """The default of a member by its dotted name; SettingsFault when there is no such member."""
    known = _known()
    if name not in known:
        raise SettingsFault(
            f"No policy has the member {name[:60]!r}, {_UNCHANGED}; these there are: {', '.join(sorted(known))}."
        )
    return known[name]


def _known() -> dict[str, Json]:
    fullest = StorePolicy(pricing=PricingPolicy(cash_rounding=CashRounding(1)))
    found = dict(_flat(policy_content(fullest)))
    return {**found, "pricing": None, "pricing.cash_rounding": None, "tiles": []}


def _flat(content: Mapping[str, Json], before: str = "") -> Iterator[tuple[str, Json]]:
    for name, value in content.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _value(name: str, default: Json, values: Sequence[str]) -> Json:
    if isinstance(default, list):
        return [_entry(text, of_numbers=bool(default) and isinstance(default[0], int)) for text in values]
    if len(values) != 1:
        raise SettingsFault(f"{name} has one value, and {len(values)} were given, {_UNCHANGED}; give one.")
    return _single(name, default, values[0])


def _single(name: str, default: Json, text: str) -> Json:
    if isinstance(default, str):
        return text
    if isinstance(default, bool):
        return _WORDS.get(text.lower(), text)
    if isinstance(default, int):
        return _number(text)
    try:
        found: Json = json.loads(text)
    except ValueError as error:
        raise SettingsFault(f"The value of {name} is written as JSON, or null for none, {_UNCHANGED}.") from error
    return found


def _number(text: str) -> Json:
    """A whole number; any other text stays one, and the parser of the policy tells what is wrong with it."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else text


def _entry(text: str, *, of_numbers: bool) -> Json:
    """An entry of a list; one of several members is written as a JSON object."""
    if of_numbers:
        return _number(text)
    if not text.startswith("{"):
        return text
    try:
        found: Json = json.loads(text)
    except ValueError:
        return text
    return found


def _content_of_file(path: Path) -> JsonObject:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsFault(f"{path} cannot be read ({error.strerror}), {_UNCHANGED}; name another file.") from error
    except (ValueError, RecursionError) as error:
        raise SettingsFault(f"{path} is no JSON in UTF-8, {_UNCHANGED}; correct the file.") from error
    if not isinstance(found, dict):
        raise SettingsFault(f"{path} holds no object with named members, {_UNCHANGED}; correct the file.")
    return found
