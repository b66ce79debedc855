"""The HTTP contract, version 1: plain functions of a request value and a `Central`, and the thin FastAPI shell over them.

Start with `routes` (the table of calls), then `shell`; a simulator calls `dispatch.answer` without any HTTP.
"""
