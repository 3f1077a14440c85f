"""What the desktop program and the server share: facts, rules and the fold. Pure: no Qt, no I/O, no clock, no
randomness.
"""
