"""What is written down for ever: `transaction` is one sealed entry of a workstation's journal, `epoch_end` why a till
may not go on under its numbers.
"""
