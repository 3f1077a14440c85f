"""Ends a process without a word at one of its writes to the database, as a power cut would: before it or after it."""

import os
import signal


def at_write(last: int, *, after: bool):
    """For ``connection.execute_wrapper``: the write with the number ``last`` kills this process."""
    done = 0

    def kill(execute, sql, params, many, context):
        nonlocal done
        writes = sql.startswith(("DELETE", "UPDATE", "INSERT"))
        done += writes
        dies = writes and done == last
        if dies and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = execute(sql, params, many, context)
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return kill
