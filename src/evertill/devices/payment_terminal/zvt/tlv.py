"""The TLV container of ZVT: tags and lengths as in BER, in any order, of any depth worth reading."""

from collections.abc import Iterable, Sequence

from evertill.kernel.values import dataclass

_DEPTH_MAX = 8
_CONSTRUCTED = 0x20


@dataclass(frozen=True, slots=True)
class Tlv:
    """One object. `tag` is its bytes as a number: 0x1F10 for 1F 10."""

    tag: int
    content: bytes
    children: tuple["Tlv", ...] = ()


def parse_tlv(content: bytes, *, depth: int = 0) -> tuple[Tlv, ...]:
    """The objects in a container; what is cut off or damaged at its end is left out."""
    found: list[Tlv] = []
    place = 0
    while place < len(content):
        if content[place] == 0x00:  # BER lets zero bytes stand between objects
            place += 1
            continue
        head = _read_head(content, place)
        if head is None:
            break
        tag, is_constructed, start, size = head
        inner = content[start : start + size]
        if len(inner) < size:
            break
        deeper = is_constructed and depth < _DEPTH_MAX
        found.append(Tlv(tag, inner, parse_tlv(inner, depth=depth + 1) if deeper else ()))
        place = start + size
    return tuple(found)


def find(objects: Iterable[Tlv], *path: int) -> Tlv | None:
    """The first object at this path of tags; a path of one tag is looked for in containers inside as well."""
    listed = list(objects)
    for found in listed:
        if found.tag == path[0]:
            if len(path) == 1:
                return found
            deeper = find(found.children, *path[1:])
            if deeper is not None:
                return deeper
    if len(path) == 1:
        for found in listed:
            deeper = find(found.children, *path)
            if deeper is not None:
                return deeper
    return None


def every(objects: Iterable[Tlv], tag: int) -> list[Tlv]:
    """All objects with this tag, containers inside included, in order."""
    found: list[Tlv] = []
    for one in objects:
        if one.tag == tag:
            found.append(one)
        found += every(one.children, tag)
    return found


def write_tlv(tag: int, content: bytes) -> bytes:
    """One object."""
    size = len(content)
    if size < 0x80:
        length = bytes([size])
    else:
        length = bytes([0x81, size]) if size < 0x100 else b"\x82" + size.to_bytes(2, "big")
    return tag.to_bytes((tag.bit_length() + 7) // 8 or 1, "big") + length + content


def container(objects: Sequence[bytes]) -> bytes:
    """The bitmap 06 with these objects in it."""
    return write_tlv(0x06, b"".join(objects))


def read_length(content: bytes, place: int) -> tuple[int, int] | None:
    """A BER length at this place, and where what it measures begins; None when it is cut off or of a strange form."""
    if place >= len(content):
        return None
    first = content[place]
    if first < 0x80:
        return first, place + 1
    count = first & 0x7F
    if not 1 <= count <= 3 or place + 1 + count > len(content):
        return None
    return int.from_bytes(content[place + 1 : place + 1 + count], "big"), place + 1 + count


def _read_head(content: bytes, place: int) -> tuple[int, bool, int, int] | None:
    first = content[place]
    tag, place = first, place + 1
    if first & 0x1F == 0x1F:
        for _ in range(3):
            if place >= len(content):
                return None
            tag, place = tag << 8 | content[place], place + 1
            if not content[place - 1] & 0x80:
                break
    length = read_length(content, place)
    if length is None:
        return None
    size, start = length
    return tag, bool(first & _CONSTRUCTED), start, size
