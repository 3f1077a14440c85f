"""The commands of ``timetracker-server``: a module declares its words and does what they ask. Django is not up yet."""
