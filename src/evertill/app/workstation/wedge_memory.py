"""What the till has learned of its keyboard-wedge scanner and its operators' typing, in a small file of the home."""

from collections.abc import Callable

from evertill.app.workstation.home import Home, read_file, write_file
from evertill.domain.codes.wedge_timing import NOTHING_LEARNED, WedgeTiming
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.worker import Job

_OPERATORS_MAX = 100


class FileWedgeMemory:
    """Reads once; writes on a worker. A file that cannot be read or written costs nothing but the learning."""

    def __init__(self, home: Home, submit: Callable[[Job], bool]) -> None:
        self._path = home.folder / "wedge.json"
        self._submit = submit
        self._operator: str | None = None
        self._content: JsonObject | None = None

    def load(self, operator: str | None) -> WedgeTiming:
        """The scanner's part, and this operator's."""
        self._operator = operator
        content = self._read()
        typing = content.get("operators")
        return WedgeTiming(
            scan_gap_ms=_whole(content.get("scan_gap_ms")),
            scans=_whole(content.get("scans")),
            typing_gap_ms=_whole(typing.get(operator or "")) if isinstance(typing, dict) else 0,
        )

    def save(self, timing: WedgeTiming) -> None:
        """Keep it."""
        content = self._read()
        known = content.get("operators")
        operators = dict(known) if isinstance(known, dict) else {}
        if self._operator and timing.typing_gap_ms:
            operators.pop(self._operator, None)
            operators[self._operator] = timing.typing_gap_ms
        latest = dict(list(operators.items())[-_OPERATORS_MAX:])
        self._content = {"scan_gap_ms": timing.scan_gap_ms, "scans": timing.scans, "operators": latest}
        written = self._content
        self._submit(lambda: self._write(written))

    def _read(self) -> JsonObject:
        if self._content is None:
            try:
                stored = read_file(self._path)
            except SettingsFault:
                stored = None
            self._content = stored if isinstance(stored, dict) else {}
        return self._content

    def _write(self, content: JsonObject) -> None:
        try:
            write_file(self._path, content)
        except SettingsFault:
            return  # learned again tomorrow


def _whole(value: object) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= 10_000 else NOTHING_LEARNED.scans  # type: ignore[operator,return-value]  # seen above
