"""The network cable of the demo: passes bytes to the backend until it is cut, on a process of its own.

Run as `python -m evertill.app.demo.relay HOST:PORT`; prints `listening HOST:PORT`; obeys `cut` and `restore` on
standard input.
"""

import asyncio
import contextlib
import sys

CHUNK = 65_536


class Relay:
    """One listening end, any number of connections."""

    def __init__(self, host: str, port: int) -> None:
        self._target = host, port
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()

    async def serve(self) -> None:
        """Until standard input ends."""
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()[:2]
        sys.stdout.write(f"listening {host}:{port}\n")
        sys.stdout.flush()
        async with server:
            await self._obey()

    async def _obey(self) -> None:
        words = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(words), sys.stdin)
        while word := (await words.readline()).strip():
            self._is_cut = word == b"cut"
            if self._is_cut:
                for writer in tuple(self._open):
                    writer.transport.abort()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        try:
            there_reader, there_writer = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, there_writer}
        try:
            await asyncio.gather(_copy(reader, there_writer), _copy(there_reader, writer))
        finally:
            self._open -= {writer, there_writer}


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await reader.read(CHUNK):
            writer.write(chunk)
            await writer.drain()
    with contextlib.suppress(OSError):
        writer.close()


if __name__ == "__main__":
    to_host, _, to_port = sys.argv[1].rpartition(":")
    asyncio.run(Relay(to_host, int(to_port)).serve())
