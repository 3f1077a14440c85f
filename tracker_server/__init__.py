"""The organization's server: people and their work items, the ledger of events, the audit table."""

VERSION = "0.1.0"
OLDEST_CLIENT = "0.1.0"  # two versions back, once there are that many
POLICY_SHIPPED = "2"  # the version of privacy/policy.md
CLIENT_ID = "timetracker-desktop"
