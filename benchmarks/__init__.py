"""What TimeTracker claims about speed and weight, measured beside the least that each thing can cost."""
