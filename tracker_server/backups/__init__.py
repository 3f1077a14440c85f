"""Backups that retention and erasure reach into: what they hold of a month and a person is locked with both keys."""
