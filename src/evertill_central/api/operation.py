"""What those ask who run the server: version, health, figures."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from evertill.domain.rows.stream_rows import Stream
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.reports.overview import Figures, find_figures

CONTRACT_VERSION = 1
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def get_version(_call: Call, _central: Central) -> Answer:
    """Which contract and which release this is."""
    streams = [stream.value for stream in Stream]
    return json_answer(
        {"name": "evertill-central", "version": release(), "api": [CONTRACT_VERSION], "streams": streams}
    )


def get_health(_call: Call, central: Central) -> Answer:
    """Whether the database answers; a fault of it is a 503."""
    find_figures(central)
    return json_answer({"status": "ok", "now": central.now_text()})


def get_metrics(_call: Call, central: Central) -> Answer:
    """Figures in Prometheus' text format."""
    lines = "\n".join(_lines(find_figures(central), central))
    return Answer(f"{lines}\n".encode(), media_type=METRICS_TYPE)


def release() -> str:
    """The release as installed."""
    try:
        return version("evertill")
    except PackageNotFoundError:
        return "0"


def _lines(figures: Figures, central: Central) -> Iterator[str]:
    yield from _metric("evertill_facts_total", "counter", "Facts recorded.", {"": figures.facts})
    yield from _metric("evertill_exceptions_waiting", "gauge", "Exceptions nobody closed.", {"": figures.exceptions})
    yield from _metric("evertill_workstations", "gauge", "Workstations known.", {"": figures.workstations})
    waiting = {"": central.news.listener_count}
    yield from _metric("evertill_long_polls", "gauge", "Long polls waiting in this process.", waiting)
    versions = {f'{{stream="{stream}",store="{scope}"}}': last for stream, scope, last in figures.streams}
    yield from _metric("evertill_stream_version", "gauge", "Last version of each stream.", versions)
    counts = {
        f'{{call="{call}",status="{status}"}}': count
        for (call, status), count in sorted(central.traffic.counts().items())
    }
    yield from _metric("evertill_answers_total", "counter", "Answers of this process.", counts)


def _metric(name: str, kind: str, meaning: str, values: dict[str, int]) -> Iterator[str]:
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"
    yield from (f"{name}{labels} {value}" for labels, value in values.items())
