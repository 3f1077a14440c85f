"""Carries events to the organization's server and brings back what changed; the only room that knows ``requests``."""
