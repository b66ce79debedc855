"""The console's pages as HTML; everything shown is escaped, nothing is fetched from elsewhere."""

from html import escape

from evertill.kernel.canonical import JsonObject
from evertill_central.console.frame import money, page, section, whole_page
from evertill_central.services.reports.overview import EXCEPTIONS_SHOWN, Overview, WorkstationView
from evertill_central.services.reports.z_reports import ZView

REFRESH_S = 30
_COLUMNS = ("Sales", "Returns", "Sold", "Returned", "Net")
_KIND_WORDS = {
    "gap": "Not arrived yet",
    "fork": "Two in one place",
    "previous_hash": "Chain broken",
    "fenced": "Old copy of a till",
    "figures": "Figures",
    "stock": "Stock",
    "hash_conflict": "One id, two contents",
}


def sign_in_page(message: str = "") -> str:
    """Asks for an admin token."""
    alert = f'<p class="alert" role="alert">{escape(message)}</p>' if message else ""
    form = (
        '<form class="sign card" method="post" action="/console/sign-in"><h1>Evertill central</h1>'
        f"{alert}<label>Admin token"
        '<input id="token" name="token" type="password" autocomplete="current-password" autofocus required></label>'
        "<button>Sign in</button>"
        '<p class="soft">The command <code>evertill-central token</code> gives one.</p></form>'
    )
    return page(form)


def overview_page(overview: Overview) -> str:
    """Workstations with what they took today, and what waits for a person."""
    body = f"{_figures(overview)}{_exceptions(overview)}{_workstations(overview)}{_z_reports(overview)}"
    refresh = f'<meta http-equiv="refresh" content="{REFRESH_S}">'
    return whole_page("", overview.day.isoformat(), body, refresh)


def _figures(overview: Overview) -> str:
    counts = (
        (len(overview.stores), "stores", ""),
        (len(overview.workstations), "workstations", ""),
        (overview.fact_count, "transactions", ""),
        (overview.exception_count, "do not fit", " look" if overview.exception_count else ""),
    )
    cards = "".join(
        f'<div class="card{look}"><b>{number:,}</b><span>{escape(name)}</span></div>' for number, name, look in counts
    )
    look = " look" if overview.task_count else ""
    tasks = f'<a class="card{look}" href="/console/tasks"><b>{overview.task_count:,}</b><span>need a person</span></a>'
    return f'<div class="figures">{_taken(overview)}{cards}{tasks}</div>'


def _taken(overview: Overview) -> str:
    """What all workstations took today, one figure for each currency."""
    sums: dict[str, int] = {}
    for view in overview.workstations:
        net, currency = view.totals["net"], view.totals["currency"]
        if isinstance(net, int) and isinstance(currency, str):
            sums[currency] = sums.get(currency, 0) + net
    return "".join(
        f'<div class="card wide"><b>{_large(minor, currency)}</b><span>taken today, returns off</span></div>'
        for currency, minor in sorted(sums.items())
    )


def _large(minor: int, currency: str) -> str:
    figure, _, unit = money(minor, currency).partition(" ")
    return f"{escape(figure)} <small>{escape(unit)}</small>"


def _workstations(overview: Overview) -> str:
    if not overview.workstations:
        return section(
            "Workstations today",
            '<p class="empty soft">No workstation yet: <code>evertill-central code --store STORE</code> gives a code, '
            "and <code>evertill enrol</code> takes it.</p>",
        )
    head = "".join(f'<th class="number">{name}</th>' for name in _COLUMNS)
    rows = "".join(_workstation(view, overview) for view in overview.workstations)
    table = f"<table><thead><tr><th>Workstation</th><th>Last seen</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return section("Workstations today", table)


def _workstation(view: WorkstationView, overview: Overview) -> str:
    row, totals = view.workstation, view.totals
    store = overview.stores.get(row.store)
    place = store.name if store else row.store
    blocked = ' <span class="mark danger">blocked</span>' if row.blocked_at else ""
    name = f"<strong>{escape(place)} · {escape(row.workstation)}</strong>{blocked}<span class='soft'>{escape(row.name)}"
    seen = escape(_moment(row.last_seen_at, overview)) if row.last_seen_at else "never"
    figures = [str(totals["sales"]), str(totals["returns"])]
    figures += [_amount(totals, each) for each in ("sold", "returned", "net")]
    cells = "".join(
        f'<td class="number{" net" if title == "Net" else ""}" data-name="{title}">{escape(figure)}</td>'
        for title, figure in zip(_COLUMNS, figures, strict=True)
    )
    return f'<tr><td>{name}</span></td><td data-name="Last seen">{seen}</td>{cells}</tr>'


def _z_reports(overview: Overview) -> str:
    """What tills came to when their shifts ended."""
    if not overview.z_reports:
        return section("Z reports", '<p class="empty soft">No till has closed a shift lately.</p>')
    head = "".join(
        f'<th class="number">{name}</th>' for name in ("Turnover", "Should be there", "Over / short", "Unsent")
    )
    rows = "".join(_z_report(z) for z in overview.z_reports)
    table = f"<table><thead><tr><th>Z report</th><th>Day</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return section("Z reports", table)


def _z_report(z: ZView) -> str:
    expected = "–" if z.cash_expected is None else money(z.cash_expected, z.currency)
    over_short = "not counted" if z.over_short is None else money(z.over_short, z.currency)
    figures = (
        ("Turnover", money(z.turnover, z.currency)),
        ("Should be there", expected),
        ("Over / short", over_short),
        ("Unsent", str(z.unsent)),
    )
    cells = "".join(f'<td class="number" data-name="{name}">{escape(text)}</td>' for name, text in figures)
    return f'<tr><td><strong>{escape(z.number_text)}</strong></td><td data-name="Day">{escape(z.day)}</td>{cells}</tr>'


def _exceptions(overview: Overview) -> str:
    if not overview.exceptions:
        return section(
            "Waiting exceptions",
            '<p class="empty"><span class="mark good">Nothing waits</span> Every transaction fits.</p>',
        )
    rows = "".join(
        f'<tr><td><span class="mark warning">{escape(_kind(each.kind))}</span></td>'
        f'<td>{escape(each.said)}<span class="soft fact"><code>{escape(each.fact_id)}</code></span></td>'
        f"<td>{escape(each.store)}-{escape(each.workstation)}</td>"
        f'<td class="since soft">{escape(_moment(each.raised_at, overview))}</td></tr>'
        for each in overview.exceptions
    )
    head = "<thead><tr><th>Kind</th><th>What happened</th><th>Workstation</th><th>Since</th></tr></thead>"
    more = overview.exception_count - len(overview.exceptions)
    rest = f'<p class="empty soft">The first {EXCEPTIONS_SHOWN} are shown; {more:,} more wait.</p>' if more > 0 else ""
    return section("Waiting exceptions", f"<table>{head}<tbody>{rows}</tbody></table>{rest}")


def _kind(kind: str) -> str:
    return _KIND_WORDS.get(kind, kind.replace("_", " ").capitalize())


def _amount(totals: JsonObject, name: str) -> str:
    minor, currency = totals[name], totals["currency"]
    if not isinstance(minor, int) or not isinstance(currency, str):
        return "–"
    return money(minor, currency)


def _moment(text: str, overview: Overview) -> str:
    """The time, with the day unless it is the one shown."""
    day, _, time = text[:16].partition("T")
    return f"{time} UTC" if day == overview.day.isoformat() else f"{day} {time} UTC"
