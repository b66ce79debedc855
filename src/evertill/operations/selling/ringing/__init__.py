"""An item comes onto the sale: scanned, keyed, or chosen by hand. Start with `scan_item`, then `ring`."""
