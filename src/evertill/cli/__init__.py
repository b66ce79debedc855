"""The command line: one module for each command, which reads arguments, calls `app` and prints.

Start with `main`.
"""
