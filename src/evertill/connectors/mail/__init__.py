"""The shop's mail server: receipts go out by SMTP, each handed over once, and never in the clear.

Imports `ports`, `domain`, `kernel`. Start with `smtp_server`, then `letters`.
"""
