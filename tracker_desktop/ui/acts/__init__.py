"""What a person can ask for, by subject; `ui.actions` leads to each."""
