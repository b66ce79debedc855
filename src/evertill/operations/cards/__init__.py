"""Cards: charging them, what comes of it, undoing it, and the terminal's own end of day.

Imports `ports`, `domain`, `kernel`. Each is a command that commits an attempt; `settle_attempt` books what came of it.
"""
