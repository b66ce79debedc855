"""Labels as ZPL: what stands on them, safe against any text, and the label printer's dialogue with its emulator."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from evertill.app.workstation.formats import LocaleFormats
from evertill.devices.assembly import make_label_printer
from evertill.devices.label_printer.dialogue import NOT_PRINTED, read_host_status
from evertill.devices.label_printer.label_printer import WORDS
from evertill.devices.label_printer.labels import Label, LabelKind, LabelSize, label_of, label_zpl
from evertill.devices.label_printer.machine import DrawnLabel, LabelMachine, draw_sheet, read_sheet
from evertill.devices.label_printer.settings import LabelConnection, LabelPrinterSettings
from evertill.domain.goods.shop_links import ShopLinks
from evertill.kernel.quantity import Unit
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.devices import DeviceLink, LabelsGivenUp
from tests.support.counter import ENGLISH
from tests.support.devices import HandWorker, ManualClock, Notices
from tests.support.memory_line import memory_pair
from tests.support.sales import an_item

pytestmark = pytest.mark.expects_log("the device does not work")
LINKS = ShopLinks(product="https://corner.example/p/{sku}")
FORMATS = LocaleFormats(ENGLISH)


def drawn(label: Label, size: LabelSize | None = None) -> DrawnLabel:
    return draw_sheet(read_sheet(label_zpl(label, size or LabelSize()).decode()))


def test_shelf_label_says_what_it_costs_and_leads_to_its_page() -> None:
    item = an_item("25.90", sku="COMTE-12", name="Comté 12 months", unit=Unit.KILOGRAM, gtin="04000417025005")
    label = label_of(item, LabelKind.SHELF, FORMATS, LINKS)
    zpl = label_zpl(label, LabelSize()).decode()
    assert zpl.startswith("^XA^CI28")
    assert zpl.endswith("^PQ1^XZ\n")
    assert "^BEN,40,Y,N^FH^FD400041702500^FS" in zpl
    assert drawn(label).text.splitlines() == [
        "Comté 12 months",
        "€25.90",
        "/ 1 kg",
        "400041702500",
        "COMTE-12",
        "MA,https://corner.example/p/COMTE-12",
    ]


def test_return_label_says_why_and_no_price() -> None:
    label = label_of(an_item("79.00", sku="JACKET"), LabelKind.RETURN, FORMATS, ShopLinks(), "Seam open")
    assert label.price == ""
    assert "Seam open" in drawn(label).text


def test_open_price_is_left_to_be_written() -> None:
    assert label_of(an_item(None, sku="SERVICE"), LabelKind.SHELF, FORMATS, LINKS).price == ""


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=30))
def test_no_text_can_become_a_command(name: str, price: str, code: str) -> None:
    zpl = label_zpl(Label(name, price, code=code), LabelSize()).decode()
    assert zpl.count("^XA") == zpl.count("^XZ") == 1
    assert "~" not in zpl
    sheet = read_sheet(zpl)
    texts = [text for _, text in sheet.fields]
    shown = "".join(sign for sign in name.replace("\n", " ") if sign.isprintable())
    assert not name or shown in texts or not shown


@given(st.binary(max_size=400))
def test_emulated_label_printer_survives_any_bytes_and_prints_the_next_label(chunk: bytes) -> None:
    machine = LabelMachine(
        lambda label: label.text, lambda sheet: DrawnLabel(b"", "".join(text for _, text in sheet.fields))
    )
    machine.receive(chunk, 0)
    machine.run(0)
    machine.take_answers()
    machine.receive(b"^XZ" + label_zpl(Label("Bread", "4.20"), LabelSize()), 0)
    machine.run(0)
    assert machine.take_told()[-1] == "printed Bread4.20"


@given(st.lists(st.binary(max_size=40), max_size=4))
def test_host_status_of_any_bytes_is_read_or_left(strings: list[bytes]) -> None:
    status = read_host_status(strings)
    assert status is None or isinstance(status.complaint, str)


def test_label_is_drawn_within_its_edges() -> None:
    name = "A very long product name that takes two lines at least"
    link = "https://corner.example/p/with/a/rather/long/address?and=more"
    label = Label(name, "€123,456.78", "€1.00 / kg", "4006381333931", link, "SKU-1")
    image = Image.open(io.BytesIO(drawn(label).png))
    assert image.size == (57 * 8, 32 * 8)
    box = Image.eval(image, lambda shade: 255 - shade).getbbox()
    assert box is not None
    assert box[2] <= 456 - 8


class Bench:
    """A label printer's worker on a memory line."""

    def __init__(self) -> None:
        self.clock, self.notices = ManualClock(), Notices()
        self.near, self.far, self.cable = memory_pair(WORDS)
        self.out: list[str] = []
        self.machine = LabelMachine(
            self._keep, lambda sheet: DrawnLabel(b"", "|".join(text for _, text in sheet.fields))
        )
        self.worker: HandWorker | None = None
        self.is_mute = False
        self.printer = make_label_printer(
            LabelPrinterSettings(LabelConnection.TCP, "memory"),
            clock=self.clock,
            announcer=self.notices,
            make_worker=self._make_worker,
            transport=self.near,
        )
        self.printer.enable()

    def put(self, name: str) -> None:
        assert self.printer.put(label_zpl(Label(name, "1.00"), LabelSize()))

    def run(self, ms: int) -> None:
        assert self.worker is not None
        for _ in range(ms // 10):
            self.worker.run_due()
            if not self.cable.is_cut:
                self.machine.receive(self.far.read(4096, 0), self.clock.ms)
                self.machine.run(self.clock.ms)
                answers = self.machine.take_answers()
                if not self.is_mute:
                    self.far.write(answers, 0)
            self.clock.ms += 10

    def _keep(self, label: DrawnLabel) -> str:
        self.out.append(label.text)
        return "label"

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        self.worker = HandWorker(self.clock, tick, on_stop)
        return self.worker


def test_label_comes_out() -> None:
    bench = Bench()
    bench.put("Bread")
    bench.run(500)
    assert bench.out == ["Bread|1.00"]
    assert bench.printer.link.state is DeviceLink.READY


@pytest.mark.parametrize(
    ("word", "mended"), [("paper-out", "paper-in"), ("pause", "resume"), ("head-open", "head-close")]
)
def test_labels_wait_for_a_printer_that_cannot_print(word: str, mended: str) -> None:
    bench = Bench()
    bench.machine.command(word)
    bench.run(500)
    bench.put("Bread")
    bench.put("Milk")
    bench.run(5000)
    assert bench.out == []
    assert bench.printer.link.state is DeviceLink.FAULT
    bench.machine.command(mended)
    bench.run(15_000)
    assert bench.out == ["Bread|1.00", "Milk|1.00"]
    assert bench.printer.printed == 2


def test_label_that_waited_too_long_is_given_up_and_told() -> None:
    bench = Bench()
    bench.is_mute = True
    bench.put("Bread")
    bench.run(310_000)
    assert bench.notices.of(LabelsGivenUp) == [LabelsGivenUp(NOT_PRINTED)]
    bench.is_mute = False
    bench.run(30_000)
    assert bench.out == []


def test_settings_out_of_reason_are_refused() -> None:
    with pytest.raises(ValueError, match="out of reason"):
        LabelPrinterSettings(width_mm=500)
    with pytest.raises(ValueError, match="needs an address"):
        LabelPrinterSettings(LabelConnection.TCP)
