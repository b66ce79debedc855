"""A shift and its drawer: what each transaction adds to the figures, the X and Z reports, what was counted, and the
books beside the backend's.
"""
