"""What the office does from the shell: products, people, customers and policy of a shop, with or without a terminal.

Start with `desk_beside`.
"""
