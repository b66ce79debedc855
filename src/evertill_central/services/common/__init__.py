"""What every service stands on: `central` (database, clock, settings), refusals and remarks, who asks, keyed requests,
facts as they are read, streams as they are written.
"""
