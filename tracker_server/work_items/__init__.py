"""Work items, who they are assigned to, and the whole history of that."""
