"""Keys that reach this program from any other, as the system hands them out."""
