"""Whether somebody is at this computer, as its system tells."""
