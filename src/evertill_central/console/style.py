"""The console's style sheet: the terminal's colours, light and dark; wide tables become cards on a phone."""

LIGHT = {
    "text": "#14181F",
    "surface": "#FFFFFF",
    "app": "#EEF1F5",
    "raised": "#F6F8FB",
    "secondary": "#4A5361",
    "hairline": "#D8DDE5",
    "border": "#767E8C",
    "primary": "#0B57D0",
    "on-primary": "#FFFFFF",
    "danger": "#B3261E",
    "danger-soft": "#FCEBEA",
    "warning": "#5C3B00",
    "warning-soft": "#FFE7B3",
    "good": "#0B6B4B",
    "good-soft": "#E3F4EC",
    "bar": "#1B2130",
    "on-bar": "#FFFFFF",
    "bar-chip": "#353C4B",
}
DARK = {
    "text": "#F2F5FA",
    "surface": "#12161C",
    "app": "#0A0D12",
    "raised": "#181D26",
    "secondary": "#B4BDCB",
    "hairline": "#2B323D",
    "border": "#7C8696",
    "primary": "#8AB4FF",
    "on-primary": "#07122B",
    "danger": "#FF8F86",
    "danger-soft": "#3A1A1C",
    "warning": "#FFD98A",
    "warning-soft": "#3A2A08",
    "good": "#4CD39A",
    "good-soft": "#0F2C22",
    "bar": "#050609",
    "on-bar": "#F2F5FA",
    "bar-chip": "#262B35",
}
"""Named and valued as in the terminal's palette, which the backend cannot import."""

_RULES = """
* { box-sizing: border-box; margin: 0; }
body { background: var(--app); color: var(--text); font: 400 16px/1.5 Inter, "Inter Variable", system-ui, sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
header { background: var(--bar); color: var(--on-bar); display: flex; align-items: center; gap: 1rem;
  padding: .5rem max(1.25rem, 50vw - 36.75rem); min-height: 3.5rem; white-space: nowrap; }
header h1 { font-size: 1.0625rem; font-weight: 650; }
header h1 span { font-weight: 400; opacity: .8; margin-left: .375rem; }
nav { display: flex; gap: .25rem; overflow-x: auto; margin-right: auto; }
nav a { color: var(--on-bar); text-decoration: none; padding: .5rem .75rem; border-radius: 8px; font-weight: 500; }
nav a[aria-current] { background: var(--bar-chip); }
form.search, form.close { display: flex; gap: .75rem; align-items: end; }
form.search { padding: 0 0 .25rem; }
section form.search { padding: 1rem 1.25rem; }
form.search label { flex: 1; max-width: 32rem; }
form.search button, form.close button { width: auto; padding: 0 1.25rem; }
form.close label { min-width: 9rem; }
td ol { margin: .375rem 0 0 1.25rem; padding: 0; color: var(--secondary); font-size: .9375rem; }
.chip { background: var(--bar-chip); color: var(--on-bar); border-radius: 999px; padding: .25rem .875rem;
  font-size: .875rem; font-weight: 500; }
header button { background: none; color: var(--on-bar); border: 1px solid #8a93a5; font-weight: 500; width: auto;
  min-height: 2.5rem; padding: 0 1rem; }
main { max-width: 76rem; margin: 0 auto; padding: 1.25rem 1.25rem 4rem; display: grid; gap: 1.25rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; }
.card, section { background: var(--surface); border: 1px solid var(--hairline); border-radius: 10px; }
.card { padding: 1rem 1.25rem; }
.card b { display: block; font-size: 1.75rem; font-weight: 650; line-height: 1.25; letter-spacing: -.01em;
  white-space: nowrap; }
.card b small { font-size: .9375rem; font-weight: 500; color: var(--secondary); margin-left: .25rem; }
.card span, .soft { color: var(--secondary); font-size: .9375rem; }
.card.wide { grid-column: span 2; }
.card.look { background: var(--warning-soft); border-color: transparent; }
.card.look, .card.look span { color: var(--warning); }
section { overflow: hidden; }
h2 { font-size: 1rem; font-weight: 650; padding: .875rem 1.25rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .6875rem 1.25rem; border-top: 1px solid var(--hairline); vertical-align: top; }
th { color: var(--secondary); font-weight: 500; font-size: .875rem; background: var(--raised); }
th.number, td.number { text-align: right; white-space: nowrap; }
td.net, td strong { font-weight: 650; }
td .soft { display: block; }
.mark { display: inline-block; white-space: nowrap; border-radius: 999px; padding: .0625rem .625rem;
  font-size: .875rem; font-weight: 500; }
.mark.warning { background: var(--warning-soft); color: var(--warning); }
.mark.danger { background: var(--danger-soft); color: var(--danger); }
.mark.good { background: var(--good-soft); color: var(--good); }
.empty { border-top: 1px solid var(--hairline); padding: 1rem 1.25rem; }
code { font: 400 .875em ui-monospace, "DejaVu Sans Mono", monospace; }
td.since { white-space: nowrap; }
.fact { overflow-wrap: break-word; }
.fact code { overflow-wrap: anywhere; }
td a { color: var(--primary); font-weight: 650; }
a.card { color: inherit; text-decoration: none; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .875rem 1.5rem;
  padding: .25rem 1.25rem 1.25rem; border-top: 1px solid var(--hairline); padding-top: 1rem; }
dt { color: var(--secondary); font-size: .875rem; }
dd { margin: 0; overflow-wrap: break-word; }
form.sign { max-width: 24rem; width: calc(100% - 2.5rem); margin: 14vh auto 0; padding: 2rem; display: grid;
  gap: 1rem; }
form.sign h1 { font-size: 1.375rem; font-weight: 650; }
form.sign label { font-weight: 500; display: grid; gap: .375rem; }
input, button { font: inherit; width: 100%; min-height: 3rem; padding: 0 .875rem; border-radius: 8px; }
input { background: var(--surface); color: var(--text); border: 1px solid var(--border); }
button { background: var(--primary); color: var(--on-primary); border: 0; cursor: pointer; font-weight: 650; }
:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
header :focus-visible { outline-color: #FFD54A; }
.alert { background: var(--danger-soft); color: var(--danger); border-radius: 8px; padding: .625rem .875rem; }
@media (max-width: 48rem) {
  header { gap: .25rem .625rem; flex-wrap: wrap; padding-bottom: .25rem; }
  header h1 { margin-right: auto; }
  nav { order: 1; width: 100%; flex-wrap: wrap; }
  nav a { padding: .625rem .75rem; }
  header h1 span { display: none; }
  header button { padding: 0 .75rem; }
  .card.wide { grid-column: 1 / -1; }
  .figures { grid-template-columns: 1fr 1fr; }
  thead { display: none; }
  table, tbody { display: block; }
  tr { display: block; padding: .875rem 1.25rem; border-top: 1px solid var(--hairline); }
  td, td.number { display: block; border: 0; padding: .125rem 0; text-align: left; }
  td[data-name] { display: flex; justify-content: space-between; gap: 1rem; }
  td[data-name] > div { text-align: right; min-width: 0; overflow-wrap: anywhere; }
  td[data-name] ol { text-align: left; }
  td[data-name]:has(form) { display: block; }
  td[data-name] form { text-align: left; padding-top: .25rem; }
  form.close label { flex: 1; min-width: 0; }
  td[data-name]::before { content: attr(data-name); color: var(--secondary); font-weight: 400; }
}
"""


def style_sheet() -> str:
    """The whole sheet; which look is drawn, the browser knows."""
    return (
        f":root {{ color-scheme: light dark; {_colours(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_colours(DARK)} }} }}\n{_RULES}"
    )


def _colours(look: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in look.items())
