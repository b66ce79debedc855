"""What an item asks when it is rung: options to choose, a serial number, a batch, the day it must be used by.

Start with `item_details_presenter`.
"""
