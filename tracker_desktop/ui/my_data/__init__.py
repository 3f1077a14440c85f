"""The window "My data": what is kept of a person, and what they can ask for about it."""
