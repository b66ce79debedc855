"""The page of a receipt on the web: reads well on a phone, prints well on paper, fetches nothing and keeps nothing."""

from html import escape

from evertill.kernel.money import Money, currency_exponent
from evertill_central.services.storefront.web_receipts import WebReceipt

_STYLE = """
:root{color-scheme:light dark;--text:#14181F;--soft:#4A5361;--app:#EEF1F5;--card:#fff;--line:#D8DDE5;--good:#0B6B4B}
@media(prefers-color-scheme:dark){
:root{--text:#F2F5FA;--soft:#B4BDCB;--app:#0A0D12;--card:#12161C;--line:#2B323D;--good:#4CD39A}}
*{box-sizing:border-box}body{margin:0;background:var(--app);color:var(--text);font:16px/1.5 Inter,system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem}
article{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.5rem}
h1{font-size:1.35rem;margin:0}p{margin:.2rem 0;color:var(--soft)}
table{width:100%;border-collapse:collapse;margin:1rem 0}
td{padding:.45rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td:last-child{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;padding-left:1rem}
small{display:block;color:var(--soft)}tr.total td{border:0;font-size:1.6rem;font-weight:700;padding-top:1rem}
tr.saved td{color:var(--good);font-weight:600}tr.soft td{border:0;color:var(--soft);padding:.15rem 0}
@media print{body{background:#fff;color:#000}main{padding:0;max-width:none}article{border:0;padding:0}}
"""


def web_receipt_page(receipt: WebReceipt) -> str:
    """The receipt."""
    word = "Return" if receipt.is_return else "Receipt"
    rows = [_row(f"{escape(line.name)}{_times(line.quantity)}", line.amount, is_escaped=True) for line in receipt.lines]
    rows.append(_row(f"Total {receipt.total.currency}", receipt.total, "total"))
    if receipt.discount.minor > 0:
        rows.append(_row("You saved", receipt.discount, "saved"))
    rows += [_row(name, amount, "soft") for name, amount in receipt.tenders]
    if receipt.change.minor:
        rows.append(_row("Change", receipt.change, "soft"))
    rows += [_row(name, amount, "soft") for name, amount in receipt.taxes]
    head = f"<h1>{escape(receipt.shop)}</h1><p>{word} {escape(receipt.number)}</p><p>{escape(receipt.occurred_at)}</p>"
    return _page(f"{word} {receipt.number}", f"<article>{head}<table>{''.join(rows)}</table></article>")


def no_receipt_page() -> str:
    """For a token that leads nowhere."""
    said = (
        "<h1>There is no receipt here</h1>"
        "<p>It may not have arrived yet. Try again in a few minutes, or scan the code once more.</p>"
    )
    return _page("No receipt", f"<article>{said}</article>")


def _row(name: str, amount: Money, kind: str = "", *, is_escaped: bool = False) -> str:
    label = name if is_escaped else escape(name)
    return f'<tr class="{kind}"><td>{label}</td><td>{_amount(amount)}</td></tr>'


def _times(quantity: str) -> str:
    return "" if quantity == "1" else f"<small>{escape(quantity)} ×</small>"


def _amount(money: Money) -> str:
    exponent = currency_exponent(money.currency)
    digits = str(abs(money.minor)).rjust(exponent + 1, "0")
    whole, cents = (digits[:-exponent], digits[-exponent:]) if exponent else (digits, "")
    sign = "−" if money.minor < 0 else ""
    return f"{sign}{int(whole):,}".replace(",", "\u202f") + (f".{cents}" if cents else "")


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>{body}</main></body></html>"
    )
