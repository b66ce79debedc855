"""Setting a till up on screen: the first start in an empty home, and the set-up page of one that sells.

Start with `first_start`; what shell and screens both do to make a home is in `app.setup`.
"""
