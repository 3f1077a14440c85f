"""The encrypted SQLite database of a server without PostgreSQL: a Django backend on SQLCipher, and the key files."""
