"""Security events: what of the audit somebody has to know soon, as a feed, and as alerts by webhook and mail."""
