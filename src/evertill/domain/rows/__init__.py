"""Rows of streams and lines of catalogue files as values, or every reason why one is refused; shared by the till's
mirror and the backend.
"""
