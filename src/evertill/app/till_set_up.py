"""The set-up screen's end in the home: reads and keeps settings on a worker, so that no disk holds up the screens."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import TypeVar

from evertill.app.errands import run_and_post
from evertill.app.first_run import offered_locales, own_name
from evertill.app.formats import LocaleFormats
from evertill.app.home import Home
from evertill.app.locale_facts import facts_of
from evertill.app.locale_store import SHOWN_CURRENCIES, keep_facts
from evertill.app.seams import Seams
from evertill.app.settings import read_settings, write_settings
from evertill.app.shop_policy import set_member, shown_policy
from evertill.domain.stream_rows import Stream
from evertill.kernel.errors import Fault
from evertill.kernel.worker import Worker
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import Reading
from evertill.ui.behind.set_up_port import OwnedStream, SetUpState
from evertill.ui.settings import UiSettings

Answer = TypeVar("Answer")
Failed = Callable[[Fault], None]


class TillSetUp:
    """Fulfils `ui.set_up.SetUpPort`."""

    def __init__(
        self,
        home: Home,
        seams: Seams,
        formats: LocaleFormats,
        worker: Worker,
        post: Callable[[Callable[[], None]], None],
        languages: tuple[str, ...],
    ) -> None:
        self._home = home
        self._seams = seams
        self._formats = formats
        self._worker = worker
        self._post = post
        self._languages = languages

    def read(self, then: Callable[[SetUpState], None], failed: Failed) -> None:
        """What holds now."""
        self._run(lambda: read_state(self._home, self._seams, self._formats, self._languages), then, failed)

    def keep_look(self, ui: UiSettings, locale: str, then: Callable[[], None], failed: Failed) -> None:
        """Into the home's settings."""

        def keep() -> None:
            settings = read_settings(self._home)
            if locale != settings.locale:
                keep_facts(self._home, facts_of(locale, SHOWN_CURRENCIES))
            write_settings(self._home, replace(settings, ui=ui, locale=locale))

        self._run(keep, lambda _: then(), failed)

    def keep_policy(self, name: str, lines: tuple[str, ...], then: Callable[[], None], failed: Failed) -> None:
        """Into this till's own policy; a backend's is refused."""
        self._run(lambda: set_member(self._home, self._seams, name, lines), lambda _: then(), failed)

    def _run(self, act: Callable[[], Answer], then: Callable[[Answer], None], failed: Failed) -> None:
        run_and_post(self._worker, self._post, act, then, failed)


def read_state(home: Home, seams: Seams, formats: LocaleFormats, languages: tuple[str, ...]) -> SetUpState:
    """What the home holds."""
    settings, policy = read_settings(home), shown_policy(home, seams)
    owners = LocalRows(home.folder).owners()
    with ExitStack() as stack:
        mirror = Reading(home.mirror, seams.connect_mirror)
        stack.callback(mirror.close)
        freshness = MirrorFreshness(mirror)
        owned = tuple(_owned(stream, owners.get(stream, "local"), freshness, formats) for stream in Stream)
    return SetUpState(
        ui=settings.ui,
        locale=settings.locale,
        receipt_header=_lines(policy.content.get("receipt_header")),
        receipt_footer=_lines(policy.content.get("receipt_footer")),
        is_policy_own=policy.is_own,
        owned=owned,
        home=str(home.folder),
        languages=tuple((code, own_name(code)) for code in languages),
        locales=offered_locales(settings.locale),
    )


def _owned(stream: Stream, owner: str, freshness: MirrorFreshness, formats: LocaleFormats) -> OwnedStream:
    copied = freshness.copied_at(stream)
    return OwnedStream(stream.value, owner, "" if copied is None else formats.moment(copied.astimezone()))


def _lines(found: object) -> tuple[str, ...]:
    return tuple(str(line) for line in found) if isinstance(found, list) else ()
