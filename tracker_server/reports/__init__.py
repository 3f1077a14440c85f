"""What people with a role may read and manage: other people's audit and time, and the management pages."""
