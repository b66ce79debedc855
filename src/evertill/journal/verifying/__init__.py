"""Whether a journal is what it was when it was written: each rule worked out a second time, on a path of its own.

Reads the file of a till that sells, and changes nothing. Start with `verify`.
"""
