"""Takes in what devices recorded, answers each event with a verdict, and serves what changed."""
