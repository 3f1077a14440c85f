"""The HTTP API: thin; bodies and errors in, values to the rooms, values out."""
