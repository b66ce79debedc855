"""`evertill device`: what is plugged in, what it may be, and a try of one device as it is set up."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.devices.device_trial import try_device
from evertill.app.devices.terminal_trial import greet_terminal
from evertill.app.seams import system_seams
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home, read_settings
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say, say_as_is
from evertill.devices.discovery import found_devices, serial_ports, usb_printers
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.ports.devices import DeviceSlot

TERMINAL = "terminal"
_ELSEWISE = frozenset({DeviceSlot.CUSTOMER_SCREEN, DeviceSlot.PAYMENT_TERMINAL})
TRIED = (*(slot.value for slot in DeviceSlot if slot not in _ELSEWISE), TERMINAL)

app = new_app("See which devices are plugged in, and try one.")


@app.callback()
def device() -> None:
    """What is done is named by a second word."""


@app.command(name="list")
def list_devices(as_json: JsonOption = False) -> int:
    """Serial ports and USB printers of this machine, each with the address to write into the settings."""
    log_to_terminal()
    ports, printers = serial_ports(), usb_printers()
    if as_json:
        print_json(
            {
                "serial_ports": [
                    {"address": str(port.usb or port.port), "port": port.port, "description": port.description}
                    for port in ports
                ],
                "usb_printers": [{"address": str(printer.identity)} for printer in printers],
            }
        )
        return 0
    for port in ports:
        say_as_is(f"serial  {port.usb or port.port!s:<24} {port.port}  {port.description}")
    for printer in printers:
        say_as_is(f"usb     {printer.identity}")
    if not ports and not printers:
        say("No serial port and no USB printer is to be seen.")
    return 0


@app.command()
def discover(as_json: JsonOption = False) -> int:
    """Everything that may be a device of the till, as the device screen finds it: how to write it, what it may be."""
    log_to_terminal()
    found = found_devices()
    if as_json:
        print_json(
            {
                "found": [
                    {
                        "connection": each.connection,
                        "address": each.address,
                        "description": each.description,
                        "may_be": sorted(each.slots),
                    }
                    for each in found
                ]
            }
        )
        return 0
    for each in found:
        say_as_is(f"{each.connection:<7} {each.address:<28} {', '.join(sorted(each.slots))}  ({each.description})")
    if not found:
        say("Nothing is plugged in that could be a device of the till.")
    return 0


@app.command(name="test")
def try_one(
    name: Annotated[str, typer.Argument(help=f"Which device: {', '.join(TRIED)}.", metavar="NAME")],
    home: HomeOption = None,
    seconds: Annotated[int, typer.Option(min=1, max=300, help="How long to wait for it.")] = 20,
    as_json: JsonOption = False,
) -> int:
    """Print a test page, weigh, show the next scan, write to the display, or make a card terminal ready (nothing is
    charged): exit status 1 when nothing came of it.

    Not while the till itself runs: a device belongs to one program at a time.
    """
    log_to_terminal()
    if name in (TERMINAL, DeviceSlot.PAYMENT_TERMINAL):
        return _try_terminal(home, as_json=as_json)
    if name not in TRIED:
        raise typer.BadParameter(f"{name!r} is no device that can be tried here; name one of {', '.join(TRIED)}.")
    slot = DeviceSlot(name)
    said: list[str] = []
    worked = try_device(chosen_home(home), system_seams(), slot, said.append if as_json else say, patience_s=seconds)
    if as_json:
        print_json({"device": slot.value, "works": worked, "said": list(said)})
    else:
        say(f"The {slot.value.replace('_', ' ')} works." if worked else f"Nothing came of it within {seconds} seconds.")
    return 0 if worked else 1


def _try_terminal(home: Path | None, *, as_json: bool) -> int:
    chosen = chosen_home(home)
    settings = read_settings(chosen).payment_terminal
    if not settings.has_line:
        say("No card terminal with a line is set up here, so nothing was tried; set one up in the settings first.")
        return 1
    currency = MirrorPolicies(Reading(chosen.mirror, system_seams().connect_mirror)).policy().currency
    wrong = greet_terminal(settings, currency)
    if as_json:
        print_json({"device": settings.name, "protocol": settings.protocol.value, "ready": not wrong, "reason": wrong})
    else:
        say_as_is(f"{settings.name}: {tell(wrong or 'ready')}")
    return 1 if wrong else 0


COMMAND = typer.main.get_command(app)
