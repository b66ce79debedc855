"""The HTTP contract, version 1: plain functions of a request and a `Central`, under a thin FastAPI shell.

Start with `routes` (the table of calls), then `shell`; a simulator calls `dispatch.answer` without any HTTP.
"""
