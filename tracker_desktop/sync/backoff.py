"""How long to wait before the next try. Pure."""

from __future__ import annotations

FIRST_S = 2.0
CAP_S = 300.0
PERMANENT_S = 3600.0  # a request the server calls wrong is wrong again tomorrow; only an update or an admin mends it


def delay(failures: int, chance: float, retry_after: float | None) -> float:
    """Seconds to wait after the ``failures``-th failure in a row (from 1): full jitter under an exponential cap.

    ``chance`` in [0, 1) is the caller's randomness. The server's ``Retry-After`` in seconds comes before that, and is
    never cut short: all whom a server turned away in one second would else come back in one second.
    """
    ceiling = min(CAP_S, FIRST_S * 2.0 ** min(failures, 16))
    return max((retry_after or 0.0) + ceiling * chance, 0.5)
