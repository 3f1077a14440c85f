"""Bugs to plant, one at a time, and what has to find each: tests by name, or seeds of the simulation."""

from __future__ import annotations

from tests.mutants.in_the_audit import PLANTED as IN_THE_AUDIT
from tests.mutants.in_what_ends import PLANTED as IN_WHAT_ENDS
from tests.mutants.mutant import Mutant
from tests.mutants.on_roles import PLANTED as ON_ROLES
from tests.mutants.on_the_screen import PLANTED as ON_THE_SCREEN

STORE = "tracker_desktop/store"
SYNC_SIDE = f"{STORE}/sync_side.py"
VERDICTS = f"{STORE}/verdicts.py"
ANEW = f"{STORE}/anew.py"
ENGINE = "tracker_desktop/sync/engine.py"
INTAKE = "tracker_server/ledger/intake.py"
READER = "tracker_server/streams/reader.py"
SIMULATE = "simulate --seeds 60"


PLANTED = (
    Mutant(
        "the cursor is saved before what it stands for is applied",
        SYNC_SIDE,
        "        with connection.writing():\n            for change in reply.changes:",
        "        with connection.writing():\n            identity.put(connection, 'cursor', reply.cursor)\n"
        "        with connection.writing():\n            for change in reply.changes:",
        SIMULATE,
    ),
    Mutant(
        "a verdict is forgotten",
        SYNC_SIDE,
        "                judge(connection, outgoing.id, verdict, placed=placed)\n",
        "                if verdict.code:\n"
        "                    judge(connection, outgoing.id, verdict, placed=placed)\n",
        SIMULATE,
    ),
    Mutant(
        "an event to be tried again later is taken for judged",
        SYNC_SIDE,
        "                if verdict.outcome is Outcome.DEFERRED:\n                    deferred.add(outgoing.epoch)\n"
        "                    continue\n",
        "",
        "tests/desktop/store/test_sync_side.py::test_final_verdicts_empty_the_outbox_and_deferred_ones_do_not",
    ),
    Mutant(
        "a rejected event is not offered to a server that forgot it",
        VERDICTS,
        "AND dseq >= ? AND placed = 1",
        "AND dseq >= ? AND placed = 1 AND outcome <> 'rejected'",
        "tests/desktop/store/test_sync_side.py::test_a_rejected_event_alone_can_be_what_was_forgotten",
    ),
    Mutant(
        "a restored server is offered nothing again",
        SYNC_SIDE,
        "self._now_ms())\n        return offer_again(self._connection, {})",
        "self._now_ms())\n        return 0",
        "tests/desktop/store/test_sync_side.py::test_a_restored_server_seen_in_a_push_is_offered_everything",
    ),
    Mutant(
        "what a server's chains lack is not offered again",
        VERDICTS,
        "(epoch, chains.get(epoch, 1)),",
        "(epoch, chains.get(epoch, 1) if not chains else 10**9),",
        "tests/desktop/store/test_sync_side.py::test_what_was_lost_between_a_push_and_its_pull_is_offered_again",
    ),
    Mutant(
        "what is pulled under our name is taken into our own sequence",
        f"{STORE}/taking.py",
        "VALUES (?, 0, ?, ?, ?, ?, ?)",
        "VALUES (?, 1, ?, ?, ?, ?, ?)",
        SIMULATE,
    ),
    Mutant(
        "a rejected start still counts",
        VERDICTS,
        "        projection.project_anew(connection, entry_id)\n",
        "        pass\n",
        SIMULATE,
    ),
    Mutant(
        "the events are written before the outbox, in another transaction",
        f"{STORE}/journal.py",
        '                connection.do("INSERT INTO outbox',
        "                connection.do('COMMIT')\n                connection.do('BEGIN IMMEDIATE')\n"
        '                connection.do("INSERT INTO outbox',
        SIMULATE,
    ),
    Mutant(
        "the last copy of another device's event is kept to oneself",
        SYNC_SIDE,
        "0 if reply.more else repull.end(connection)",
        "0",
        "tests/desktop/store/test_sync_side.py::"
        "test_what_a_restored_server_lost_of_another_device_is_offered_from_here",
    ),
    Mutant(
        "taking over drops what waits under the same number",
        ANEW,
        'dseq = ? AND event = ?", (*before, event_id))',
        'dseq = ?", before)',
        "tests/desktop/store/test_sync_side.py::test_taking_over_leaves_alone_what_waits_under_the_same_number",
    ),
    Mutant(
        "a step of an upgrade is committed by itself",
        f"{STORE}/upgrade.py",
        "    with connection.writing():\n        for number, sql in missing:\n"
        '            connection.do_script(sql)\n            connection.do(f"PRAGMA user_version = {number}")\n',
        "    for number, sql in missing:\n        with connection.writing():\n"
        '            connection.do_script(sql)\n            connection.do(f"PRAGMA user_version = {number}")\n',
        "tests/faults/test_power_cuts.py",
    ),
    Mutant(
        "what was noted is settled in another transaction than its recording",
        f"{STORE}/journal.py",
        "            elif settled is not None:\n                self.noted.settle(settled)\n",
        "        if settled is not None and not isinstance(settled, Answered):\n"
        "            with connection.writing():\n                self.noted.settle(settled)\n",
        "tests/desktop/store/test_carrying_over.py",
    ),
    Mutant(
        "what is noted has the number of the one before",
        f"{STORE}/spool.py",
        "records[-1].number + 1",
        "records[-1].number",
        "tests/desktop/store/test_spool.py",
    ),
    Mutant(
        "an exchange has no time as a whole",
        "tracker_desktop/sync/http.py",
        "                self._deadline.kept(),\n",
        "",
        "tests/desktop/sync/test_deadline.py",
    ),
    Mutant(
        "all devices come at once",
        "tracker_core/pace.py",
        "return (share * period_s - now_ms / 1000) % period_s if period_s > 0 else 0.0",
        "return 0.0",
        "tests/benchmarks/test_nine_oclock.py",
    ),
    Mutant(
        "Retry-After is cut short",
        "tracker_desktop/sync/backoff.py",
        "(retry_after or 0.0) + ceiling * chance",
        "ceiling * chance",
        "tests/desktop/sync/test_thread.py",
    ),
    Mutant(
        "a refresh reply that is lost forgets the token",
        ENGINE,
        "            phase = SyncPhase.OFFLINE if isinstance(error, Unavailable) else SyncPhase.ATTENTION\n",
        "            if self._step is Step.REFRESH:\n                self._store.account.save_refresh_token('')\n"
        "            phase = SyncPhase.OFFLINE if isinstance(error, Unavailable) else SyncPhase.ATTENTION\n",
        "tests/provider/test_lost_replies.py",
    ),
    Mutant(
        "commits are not synced to disk",
        f"{STORE}/connection.py",
        "PRAGMA synchronous = FULL",
        "PRAGMA synchronous = NORMAL",
        "tests/desktop/store/test_opening.py::test_every_commit_is_synced_to_disk",
    ),
    Mutant(
        "a key of another length is taken for a passphrase",
        f"{STORE}/connection.py",
        "    if len(key) != KEY_BYTES:",
        "    if not key:",
        "tests/desktop/store/test_opening.py::test_a_key_of_another_length_is_refused",
    ),
    Mutant(
        "an empty file is taken for a new store",
        f"{STORE}/opening.py",
        "    if size == 0:",
        "    if size < 0:",
        "tests/desktop/store/test_opening.py::test_an_empty_file_is_not_taken_for_a_new_store",
    ),
    Mutant(
        "a store behind its mark goes on as if nothing had been",
        f"{STORE}/mark.py",
        "told.device == here.device and _behind(here, told):",
        "told.device != here.device and _behind(here, told):",
        SIMULATE,
    ),
    Mutant(
        "a device that is fenced off goes on in its epoch",
        ANEW,
        "    if epoch == identity.device(connection)[1]:\n        begin_epoch(connection, now_ms)\n",
        "",
        SIMULATE,
    ),
    Mutant(
        "what follows an event without a place stays where it is",
        ANEW,
        '        "dseq >= ?2 AND EXISTS',
        '        "dseq < ?2 AND EXISTS',
        SIMULATE,
    ),
    Mutant(
        "an event gets a new id when it gets a new place",
        ANEW,
        "        event = replace(decode_event(body), device=device,",
        "        event = replace(decode_event(body), id=event_id[:-8] + '00000000', device=device,",
        "tests/desktop/store/test_anew.py::test_what_has_no_place_gets_one_in_a_new_epoch",
    ),
    Mutant(
        "a retry has another id",
        ENGINE,
        "[each.body for each in self._batch]",
        "[each.body.replace(each.id.encode(), each.id[:-8].encode() + b'%08x' % (now_ms % 16**8)) "
        "for each in self._batch]",
        "tests/desktop/sync/test_engine.py::test_what_is_pushed_is_what_was_recorded",
    ),
    Mutant(
        "a token is used before it is kept",
        ENGINE,
        "                self._store.account.save_refresh_token(grant.refresh_token)\n"
        "                self._grant = grant\n",
        "                self._grant = grant\n",
        "tests/desktop/sync/test_engine.py::test_the_new_refresh_token_is_in_the_store_before_it_is_used",
    ),
    Mutant(
        "a 401 of a proxy signs out",
        "tracker_desktop/sync/exchange.py",
        "    if response.status in (408, 425, 429, 502, 503, 504):",
        '    if response.status == 401:\n        raise Answered(400, "invalid_grant", "", None)\n'
        "    if response.status in (408, 425, 429, 502, 503, 504):",
        "tests/desktop/sync/test_engine.py::test_a_proxy_that_answers_401_never_costs_the_tokens",
    ),
    Mutant(
        "the hash of the event before is not looked at",
        INTAKE,
        "        if offered.place.prev_hash != state.head:",
        "        if not offered.place.prev_hash:",
        "tests/server/test_push.py::test_a_broken_chain_is_rejected_and_audited",
    ),
    Mutant(
        "a copy of a device is not fenced off",
        INTAKE,
        '            return Verdict(_text(offered.id), Outcome.REJECTED, "chain_broken")',
        "            return Verdict(_text(offered.id), Outcome.ACCEPTED)",
        SIMULATE,
    ),
    Mutant(
        "other bytes under a known id are taken for a retry",
        INTAKE,
        "            if known.hash == offered.hash or is_readdressed(bytes(known.body), offered.event):",
        "            if known:",
        "tests/server/test_push.py::test_the_same_id_with_other_bytes_is_refused_and_audited",
    ),
    Mutant(
        "events and their audit are not of one transaction",
        INTAKE,
        "        record(self._audit, self._at)\n",
        "        transaction.on_commit(lambda: record(self._audit, self._at))\n",
        SIMULATE,
    ),
    Mutant(
        "a start on work never assigned is accepted",
        "tracker_server/ledger/rules.py",
        '    Standing.NOT_ASSIGNED: Ruling(Outcome.REJECTED, "not_assigned"),',
        "    Standing.NOT_ASSIGNED: ACCEPTED,",
        SIMULATE,
    ),
    Mutant(
        "time worked before the device knew of the removal is refused",
        "tracker_server/work_items/standing.py",
        "Standing.TAKEN_MEANWHILE if known and known[-1] else Standing.NOT_ASSIGNED",
        "Standing.NOT_ASSIGNED",
        "tests/server/test_push.py::test_an_item_taken_away_meanwhile_is_accepted_and_flagged",
    ),
    Mutant(
        "a stale cursor is accepted",
        READER,
        "        if not rows or (rows[0].seq, rows[0].tag) != (after, tag):\n            raise _stale()\n",
        "        if not rows:\n            raise _stale()\n",
        "tests/server/test_pull.py::test_a_cursor_of_a_stream_that_went_another_way_is_stale",
    ),
    Mutant(
        "a page skips a row",
        READER,
        "    shown = rows[:PULL_LIMIT]\n",
        "    shown = rows[:PULL_LIMIT]\n    if len(rows) > PULL_LIMIT:\n        shown = rows[1 : PULL_LIMIT + 1]\n",
        "tests/server/test_pull.py::test_pages_follow_each_other_without_a_hole",
    ),
    Mutant(
        "a restored server gives numbers out a second time",
        "tracker_server/restored.py",
        'last_seq=F("last_seq") + FORGOTTEN',
        'last_seq=F("last_seq")',
        "tests/server/test_pull.py::test_a_restored_server_never_gives_a_number_out_twice",
    ),
    Mutant(
        "the later of two stops wins",
        "tracker_core/evolve.py",
        "min(record.stop, stop, key=",
        "max(record.stop, stop, key=",
        "tests/core/test_evolve.py::test_the_earlier_of_two_stops_wins_and_both_are_told_of",
    ),
    Mutant(
        "the correction that arrives last wins",
        "tracker_core/evolve.py",
        "    if value is None or (known is not None and known.order >= order):",
        "    if value is None:",
        "tests/core/test_evolve.py::test_any_order_and_any_repetition_give_the_same_timesheet",
    ),
    Mutant(
        "the device lets unassigned work be started",
        "tracker_core/decide.py",
        "    if item is not None and item.assigned:",
        "    if item is not None:",
        "tests/core/test_decide.py::test_work_not_assigned_cannot_be_started_and_the_attempt_is_a_fact",
    ),
    Mutant(
        "a permanent refusal is tried again and again",
        ENGINE,
        "error.retry_after, permanent=True)",
        "error.retry_after, permanent=False)",
        "tests/desktop/sync/test_thread.py::test_a_permanent_refusal_waits_long",
    ),
    *ON_ROLES,
    *ON_THE_SCREEN,
    *IN_THE_AUDIT,
    *IN_WHAT_ENDS,
)
