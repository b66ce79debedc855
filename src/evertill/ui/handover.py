"""A second start on one machine brings the first window to the front instead of opening another."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_MS = 500


def hand_over(home: Path) -> bool:
    """Ask the terminal that runs on this home to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(home))
    if not socket.waitForConnected(CONNECT_MS):
        return False
    socket.write(b"raise\n")
    is_heard = socket.waitForBytesWritten(CONNECT_MS)
    socket.disconnectFromServer()
    return is_heard


class Doorbell(QObject):
    """Listens for later starts; lives on the UI thread as long as the window."""

    def __init__(self, home: Path, on_ring: Callable[[], None]) -> None:
        super().__init__()
        self._on_ring = on_ring
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A name left behind by a crash is ours to take: the journal's lock says that we are the first.
        QLocalServer.removeServer(_name(home))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(home))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self._on_ring()


def _name(home: Path) -> str:
    return "evertill-" + hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:24]
