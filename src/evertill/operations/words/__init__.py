"""The words a till prints and says in the shop's language, and the words people type into it: one plain line, never a
payment card's number.

Start with `till_words`, then `card_door`.
"""
