"""What every operation is given: the command it answers, the parts of this counter, the moment, and who may do what.

Start with `command`, then `counter` and `entitled`.
"""
