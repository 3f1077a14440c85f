"""The audit table: who did what, when, from which device; only ever added to, each stream a hash chain."""
