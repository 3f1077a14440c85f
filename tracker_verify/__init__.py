"""Checks a person's export offline, with nothing but the standard library: the command timetracker-verify."""
