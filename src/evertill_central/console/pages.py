"""The console's pages as HTML; everything shown is escaped, nothing is fetched from elsewhere."""

from html import escape

from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import Money
from evertill_central.services.overview import Overview, WorkstationView

_STYLE = """
:root { color-scheme: light dark; --ink: #16202b; --soft: #5c6b7a; --line: #dde4ea; --ground: #f4f6f8; --card: #fff;
  --accent: #0b6bcb; --warn: #b25e00; --good: #18794e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef4; --soft: #9aa9b8; --line: #2b3743; --ground: #10161c;
  --card: #19222b; --accent: #5aa9f7; --warn: #f0a04b; --good: #4cc38a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 Inter, system-ui, sans-serif; }
header { display: flex; gap: 1rem; align-items: center; padding: 1rem 2rem; border-bottom: 1px solid var(--line);
  background: var(--card); }
header h1 { font-size: 1.15rem; margin: 0; flex: 1; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 2rem 4rem; }
.figures { display: flex; gap: 1rem; flex-wrap: wrap; margin-bottom: 1.5rem; }
.figure { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.5rem;
  min-width: 11rem; }
.figure b { display: block; font-size: 1.8rem; font-variant-numeric: tabular-nums; line-height: 1.2; }
.figure span { color: var(--soft); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-bottom: 1.5rem;
  overflow-x: auto; }
section h2 { font-size: 1rem; margin: 0; padding: 1rem 1.25rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .6rem 1.25rem; border-top: 1px solid var(--line); white-space: nowrap; }
th { color: var(--soft); font-weight: 500; font-size: .85rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.said { white-space: normal; }
.soft { color: var(--soft); } .warn { color: var(--warn); } .good { color: var(--good); }
form.sign { max-width: 24rem; margin: 12vh auto; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px; padding: 2rem; }
input, button { font: inherit; width: 100%; padding: .7rem .9rem; border-radius: 8px; border: 1px solid var(--line); }
input { background: var(--ground); color: var(--ink); margin: .25rem 0 1rem; }
button { background: var(--accent); color: #fff; border: 0; cursor: pointer; font-weight: 600; }
header button { width: auto; padding: .4rem .9rem; background: transparent; color: var(--soft);
  border: 1px solid var(--line); }
"""


def sign_in_page(message: str = "") -> str:
    """Asks for an admin token."""
    warning = f'<p class="warn" role="alert">{escape(message)}</p>' if message else ""
    form = (
        '<form class="sign" method="post" action="/console/sign-in"><h1>Evertill central</h1>'
        f'{warning}<label for="token">Admin token</label>'
        '<input id="token" name="token" type="password" autocomplete="current-password" autofocus required>'
        "<button>Sign in</button>"
        '<p class="soft">The command <code>evertill-central token</code> gives one.</p></form>'
    )
    return _page(form)


def overview_page(overview: Overview) -> str:
    """Workstations with what they took today, and what waits for a person."""
    header = (
        "<header><h1>Evertill central</h1>"
        f'<span class="soft">{escape(overview.day.isoformat())}</span>'
        '<form method="post" action="/console/sign-out"><button>Sign out</button></form></header>'
    )
    figures = "".join(
        f'<div class="figure"><b>{number:,}</b><span>{escape(name)}</span></div>'
        for number, name in (
            (len(overview.stores), "stores"),
            (len(overview.workstations), "workstations"),
            (overview.fact_count, "transactions recorded"),
            (overview.exception_count, "waiting exceptions"),
        )
    )
    body = f'<div class="figures">{figures}</div>{_workstations(overview)}{_exceptions(overview)}'
    return _page(f"{header}<main>{body}</main>")


def _workstations(overview: Overview) -> str:
    rows = "".join(_workstation(view, overview) for view in overview.workstations)
    empty = '<tr><td class="soft" colspan="8">No workstation yet: give a code and enrol one.</td></tr>'
    return (
        "<section><h2>Workstations today</h2><table><tr><th>Store</th><th>Workstation</th><th>Last seen</th>"
        '<th class="number">Sales</th><th class="number">Returns</th><th class="number">Sold</th>'
        f'<th class="number">Returned</th><th class="number">Net</th></tr>{rows or empty}</table></section>'
    )


def _workstation(view: WorkstationView, overview: Overview) -> str:
    row, totals = view.workstation, view.totals
    store = overview.stores.get(row.store)
    seen = escape(_moment(row.last_seen_at)) if row.last_seen_at else '<span class="soft">never</span>'
    state = ' <span class="warn">blocked</span>' if row.blocked_at else ""
    name = f"{escape(row.workstation)} <span class='soft'>{escape(row.name)}</span>{state}"
    counts = "".join(f'<td class="number">{totals[count]}</td>' for count in ("sales", "returns"))
    amounts = "".join(
        f'<td class="number">{escape(_amount(totals, name))}</td>' for name in ("sold", "returned", "net")
    )
    return (
        f"<tr><td>{escape(store.name if store else row.store)}</td><td>{name}</td><td>{seen}</td>{counts}{amounts}</tr>"
    )


def _exceptions(overview: Overview) -> str:
    rows = "".join(
        f"<tr><td>{escape(_moment(each.raised_at))}</td><td>{escape(each.store)}-{escape(each.workstation)}</td>"
        f'<td class="warn">{escape(each.kind.replace("_", " "))}</td><td class="said">{escape(each.said)}</td>'
        f'<td class="soft">{escape(each.fact_id)}</td></tr>'
        for each in overview.exceptions
    )
    empty = '<tr><td class="good" colspan="5">Nothing waits: every transaction fits.</td></tr>'
    return (
        "<section><h2>Waiting exceptions</h2><table><tr><th>Since</th><th>Workstation</th><th>Kind</th>"
        f"<th>What happened</th><th>Transaction</th></tr>{rows or empty}</table></section>"
    )


def _amount(totals: JsonObject, name: str) -> str:
    minor, currency = totals[name], totals["currency"]
    if not isinstance(minor, int) or not isinstance(currency, str):
        return "-"
    try:
        return f"{Money(minor, currency).amount:,} {currency}"
    except SettingsFault:
        return f"{minor:,} minor units of {currency}"


def _moment(text: str) -> str:
    return text[:19].replace("T", " ") + " UTC"


def _page(body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evertill central</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body>{body}</body></html>"
    )
