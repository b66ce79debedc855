"""The link to the backend as the last exchanges showed it; announced and logged when it changes, and only then."""

from collections import deque
from collections.abc import Callable
from enum import StrEnum

from evertill.kernel.clock import Clock
from evertill.ports.notices import Announcer, LinkChanged, LinkState

NOT_TRIED = "Not tried yet."


class Lane(StrEnum):
    """Who speaks with the backend; one may fail while the other works."""

    PUSH = "push"
    PULL = "pull"


class Link:
    """Fed by the push and the pull worker. It is online when one lane works and none fails.

    A lane that failed counts until it works again or has nothing to send.
    """

    def __init__(self, clock: Clock, announcer: Announcer, state: LinkState = LinkState.OFFLINE) -> None:
        self._clock = clock
        self._announcer = announcer
        self._now = LinkChanged(state, clock.now(), "" if state is LinkState.UNCONNECTED else NOT_TRIED)
        self._lanes: dict[Lane, tuple[LinkState, str]] = {}
        self._is_logged = False
        self._is_closed = False
        self._on_recovery: Callable[[Lane], None] = _nobody
        self._news: deque[Lane] = deque()
        self._turn: deque[None] = deque([None])

    def on_recovery(self, tell: Callable[[Lane], None]) -> None:
        """Tell when a lane works again after it failed: the other may well do so too."""
        self._on_recovery = tell

    def now(self) -> LinkChanged:
        """How it stands, since when and why."""
        return self._now

    def is_up(self) -> bool:
        """Whether the last exchanges went well."""
        return self._now.state is LinkState.ONLINE

    def worked(self, lane: Lane, warning: str = "") -> None:
        """The backend answered as agreed; `warning` is what a person should know all the same."""
        had_failed = lane in self._lanes and self._lanes[lane][0] is not LinkState.ONLINE
        self._set(lane, LinkState.ONLINE, warning)
        if had_failed:
            self._on_recovery(lane)

    def unreachable(self, lane: Lane, reason: str) -> None:
        """Nobody answered as agreed."""
        self._set(lane, LinkState.OFFLINE, reason)

    def rejected(self, lane: Lane, reason: str) -> None:
        """The backend does not accept us."""
        self._set(lane, LinkState.REJECTED, reason)

    def idle(self, lane: Lane) -> None:
        """The lane has nothing to send, so that its last failure no longer says how the link stands."""
        if self._lanes.pop(lane, None) is not None:
            self._judge(lane)

    def close(self) -> None:
        """The till is closing: what ends now ends because of that, and says nothing about the backend."""
        self._is_closed = True

    def _set(self, lane: Lane, state: LinkState, reason: str) -> None:
        if not self._is_closed:
            self._lanes[lane] = (state, reason)
            self._judge(lane)

    def _judge(self, lane: Lane) -> None:
        """Two workers come here. Whoever has the turn judges for the other too, which goes on at once.

        So nobody waits, and no announcement overtakes a later one.
        """
        self._news.append(lane)
        while self._news:
            try:
                self._turn.pop()
            except IndexError:
                return
            self._news.clear()
            try:
                self._change()
            finally:
                self._turn.append(None)

    def _change(self) -> None:
        state, reason = self._worst()
        known = self._now
        if known.state is state and known.reason == reason:
            return
        is_new = known.state is not state
        if is_new or not self._is_logged:
            self._log(state, reason)
        self._now = LinkChanged(state, self._clock.now() if is_new else known.since, reason)
        self._announcer.announce(self._now)

    def _worst(self) -> tuple[LinkState, str]:
        lanes = list(self._lanes.values())
        for worst in (LinkState.REJECTED, LinkState.OFFLINE, LinkState.ONLINE):
            found = [lane for lane in lanes if lane[0] is worst]
            if found:
                return next((lane for lane in found if lane[1]), found[0])
        return self._now.state, self._now.reason

    def _log(self, state: LinkState, reason: str) -> None:
        """Once when it starts failing, once when it recovers. What the backend says of itself is not logged."""
        import structlog

        self._is_logged = True
        log = structlog.get_logger(__name__)
        match state:
            case LinkState.ONLINE:
                log.info("the backend answers")
            case LinkState.REJECTED:
                log.warning("the backend does not accept this workstation")
            case LinkState.OFFLINE:
                log.info("the backend cannot be reached", reason=reason)
            case LinkState.UNCONNECTED:
                pass


def _nobody(lane: Lane) -> None:
    """Until somebody listens."""
