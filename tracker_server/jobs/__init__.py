"""What the server does by itself, each thing once a period however many servers share the database."""
