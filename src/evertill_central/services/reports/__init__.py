"""What is read off the books: the whole at a glance, signed statements of a workstation's days, the Z reports that
came.
"""
