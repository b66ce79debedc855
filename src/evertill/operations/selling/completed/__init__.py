"""What is done with a sale that is completed: copy, gift receipt, mail, post void. Start with `print_copy`."""
