"""What this room tells the rooms above of: they keep it in the audit. Each is sent with ``person``."""

from __future__ import annotations

from django.dispatch import Signal

token_replayed = Signal()
"""A refresh token came again after its grace; its whole family was ended."""

token_revoked = Signal()
"""A device signed out by giving its refresh token back."""

password_refused = Signal()
"""A password did not open the door. ``person``: whom the e-mail names, None for nobody; ``reason``: a code."""

account_locked = Signal()
"""Too many wrong passwords or codes. ``reason``: the code of the last one."""

provider_refused = Signal()
"""The organization's provider vouched for somebody in vain. ``person``: None for nobody known; ``reason``: a code."""

identity_bound = Signal()
"""The provider's subject was bound to its person, at the first sign-in."""
