"""Devices in the network: who accepts a connection is found, and nobody else's network is asked."""

import socket

from evertill.devices.network_search import answering, neighbours_of


def test_only_those_that_accept_are_found() -> None:
    with socket.create_server(("127.0.0.7", 0)) as server:
        port = server.getsockname()[1]
        assert answering(("127.0.0.5", "127.0.0.7"), port, wait_ms=100) == ("127.0.0.7",)


def test_neighbours_are_those_of_a_private_network() -> None:
    neighbours = neighbours_of("192.168.7.20")
    assert len(neighbours) == 253
    assert {"192.168.7.1", "192.168.7.254"} <= set(neighbours)
    assert "192.168.7.20" not in neighbours


def test_no_network_of_others_is_searched() -> None:
    assert neighbours_of("8.8.8.8") == neighbours_of("127.0.0.1") == neighbours_of("169.254.3.3") == ()
    assert neighbours_of("") == ()
