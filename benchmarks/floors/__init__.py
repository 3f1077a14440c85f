"""The least that each thing can cost: programs and loops with nothing of ours in them."""
