"""What a person has to settle: raising and closing it, and two reasons for it that rows bring (taxes written anew,
prices gone stale).
"""
