"""What a till pulls: the changes of every stream since its cursors, and all balances in pages for the check of its
books.
"""
