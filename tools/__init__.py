"""What developers and the demo run; not part of what is installed."""
