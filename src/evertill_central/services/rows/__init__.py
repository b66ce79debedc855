"""Rows of streams as an admin or a loaded file writes them: judged by the till's own parsers, written or refused with
a reason, listed again.
"""
