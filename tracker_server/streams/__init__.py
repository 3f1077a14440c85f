"""What each person's devices pull: one numbered stream a person, and the epoch that cursors are bound to."""
