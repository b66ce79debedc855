"""The screens beyond selling, each made when its place is first asked for."""

from collections.abc import Iterable

from evertill.domain.codes.codes import ScannedCode
from evertill.ui.feature.feature import Feature, Opened, Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place


class Features:
    """One for the terminal."""

    def __init__(self, declared: Iterable[Feature], shared: Shared) -> None:
        self._shared = shared
        self._declared = {feature.place: feature for feature in declared}
        self._opened: dict[Place, Opened] = {}
        self._before = Place.START

    @property
    def places(self) -> frozenset[Place]:
        """Whose screens these are."""
        return frozenset(self._declared)

    def at(self, place: Place) -> Opened:
        """This screen, made now if it was not yet."""
        if place not in self._opened:
            self._opened[place] = self._declared[place].opened(self._shared)
        return self._opened[place]

    def shown(self, place: Place) -> None:
        """This place came to the front; one that asked for an approval goes on where it was."""
        before, self._before = self._before, place
        if place in self._declared and before is not Place.APPROVAL:
            self.at(place).shown()

    def on_key(self, key: Key) -> bool:
        """A key at one of these places."""
        if self.at(self._shared.navigator.place).on_key(key):
            return True
        if key.name is KeyName.ESCAPE:
            self._shared.navigator.back()
            return True
        return False

    def on_scan(self, scanned: ScannedCode) -> bool:
        """A scan while one of these may be in front."""
        place = self._shared.navigator.place
        return place in self._declared and self.at(place).on_scan(scanned)

    def on_notice(self, notice: object) -> None:
        """A notice of the process."""
        for opened in tuple(self._opened.values()):
            opened.on_notice(notice)
