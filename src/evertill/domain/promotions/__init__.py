"""What a promotion is, as data, and which units it may touch. How several meet on a sale is in `pricing`."""
