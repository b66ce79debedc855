"""What passes between a till and its backend as copies: the streams, the kinds of record and their owners, and the
reading of JSON that others wrote, member by member.

Imports `kernel` only. Start with `streams`; `stream_fields` reads the members of a row, `json_reading` a stranger's
whole text.
"""
