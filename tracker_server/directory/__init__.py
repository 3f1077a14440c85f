"""People and teams coming, changing and leaving: by hand, from a CSV file, or from a directory (SCIM)."""
