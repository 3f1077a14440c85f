"""Use cases in plain Python: no Qt, no threads, nothing of the operating system."""
