"""The tray program: records what a person works on, keeps it encrypted, carries it to the organization's server."""

VERSION = "0.1.0"
