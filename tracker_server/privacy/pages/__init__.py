"""The pages of people's rights: one's own data, requests to answer, flagged time, legal requests, receipts."""
