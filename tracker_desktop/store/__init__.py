"""The encrypted store: what was recorded, what waits to be sent, what is assigned. The only room that knows
sqlcipher3.
"""
