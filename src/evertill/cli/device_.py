"""`evertill device list`: what is plugged in that could be a device of the till, as the settings name it."""

import typer

from evertill.app.log import log_to_terminal
from evertill.cli.options import JsonOption, new_app, print_json, say
from evertill.devices.discovery import serial_ports, usb_printers

app = new_app("See which devices are plugged in.")


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
        say(f"serial  {port.usb or port.port!s:<24} {port.port}  {port.description}")
    for printer in printers:
        say(f"usb     {printer.identity}")
    if not ports and not printers:
        say("No serial port and no USB printer is to be seen.")
    return 0


COMMAND = typer.main.get_command(app)
