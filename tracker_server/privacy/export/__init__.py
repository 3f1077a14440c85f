"""The export of all that the server holds of a person: a ZIP for people, programs and whoever wants to verify it."""
