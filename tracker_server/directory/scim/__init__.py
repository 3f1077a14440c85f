"""SCIM 2.0 (RFC 7643, 7644), for the organization's directory: the protocol is scim2-server's, the storage ours."""
