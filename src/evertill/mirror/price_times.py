"""When a price begins and ends, as the table of prices keeps it: milliseconds, those that say nothing included."""

EARLIEST_MS = -(2**62)
LATEST_MS = 2**62
