"""The same commands from a shell; run by the program itself, or by a process of its own when none runs."""
