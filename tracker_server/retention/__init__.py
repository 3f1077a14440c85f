"""For how long records are kept, and the purge of what is older."""
