"""Bugs to plant in the organization's audit, and what has to find each."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

MERKLE = "tracker_core/merkle.py"
SEALING = "tracker_server/audit/sealing.py"
STREAMS = "tracker_server/audit/verify_streams.py"
SHARDS = "tracker_server/audit/verify_shards.py"
TAMPERING = "tests/server/test_tampering.py"

PLANTED = (
    Mutant(
        "a leaf can pass for an inner node",
        MERKLE,
        '    return hashlib.sha256(b"\\x00" + data).digest()',
        "    return hashlib.sha256(data).digest()",
        "tests/core/test_merkle.py",
    ),
    Mutant(
        "a proof that the past was kept is believed without the old root",
        MERKLE,
        "    return last == 0 and old == old_root and new == new_root",
        "    return last == 0 and new == new_root",
        "tests/core/test_merkle.py",
    ),
    Mutant(
        "a second form of a signature is taken",
        "tracker_core/ed25519.py",
        "    if key is None or scalar >= ORDER or ",
        "    if key is None or ",
        "tests/core/test_note.py",
    ),
    Mutant(
        "a key under which one signature fits many messages is taken",
        "tracker_core/ed25519.py",
        " or _encode(_multiply(8, key)) == _encode(NEUTRAL)",
        "",
        "tests/core/test_note.py",
    ),
    Mutant(
        "a key names its successor without having signed",
        "tracker_core/succession.py",
        "header == HEADER and is_signed(note, old) and ",
        "header == HEADER and ",
        "tests/core/test_succession.py",
    ),
    Mutant(
        "a device follows a key that was replaced to a thief's",
        "tracker_desktop/sync/witness.py",
        "if before.public in (key.public for key in ancestors(now.public, discovery.audit_key_changes)):",
        "if discovery.audit_key_changes:",
        "tests/desktop/sync/test_followed_keys.py",
    ),
    Mutant(
        "a new key leaves heads that the old one signed",
        "tracker_server/audit/rotating.py",
        "        AuditShard.objects.filter(month=shard.month).update(note=signed)\n",
        "        assert signed\n",
        "tests/server/test_rotating.py",
    ),
    Mutant(
        "rows are taken for purged without a record",
        "tracker_verify/judge.py",
        "    if stream.purged and any(_says(row, stream) for row in rows):",
        "    if stream.purged:",
        "tests/verify/test_forged.py",
    ),
    Mutant(
        "what was brought counts as compared when it was not",
        "tracker_verify/command.py",
        "    return 3 if findings.are_open else 0",
        "    return 0",
        "tests/verify/test_forged.py",
    ),
    Mutant(
        "bytes between the files of an export are not looked for",
        "tracker_verify/packed.py",
        "            if not _is_gapless(archive, data):",
        "            if data.closed:",
        "tests/verify/test_forged.py",
    ),
    Mutant(
        "an entry that went half is taken for one that is too old",
        "tracker_server/ledger/verifying.py",
        "if row.entry in kept or youngest",
        "if youngest",
        "tests/server/test_ledger_verified.py",
    ),
    Mutant(
        "an event that was put in beside the audit passes",
        "tracker_server/ledger/verifying.py",
        "        elif accepted and received_at >= first:",
        "        elif accepted and received_at < first:",
        "tests/server/test_ledger_verified.py",
    ),
    Mutant(
        "a note is believed whatever else was signed in its name",
        "tracker_core/note.py",
        "    return bool(own) and all(",
        "    return bool(own) and any(",
        "tests/core/test_note.py",
    ),
    Mutant(
        "two sealers put a row into the tree twice",
        SEALING,
        "        leaves = [leaf for leaf in leaves if leaf.seq > sealed[leaf.stream]]\n",
        "",
        "tests/server/test_sealing.py::test_what_another_server_sealed_meanwhile_is_not_sealed_twice",
    ),
    Mutant(
        "rows of one month land in another's tree",
        SEALING,
        "max(month_of(at), open_from)",
        "open_from or '2026-11'",
        "tests/server/test_sealing.py::test_each_month_has_a_tree_and_a_row_goes_to_its_own",
    ),
    Mutant(
        "every row has the same salt",
        "tracker_server/audit/record.py",
        "secrets.token_hex(SALT_BYTES)",
        "'00' * SALT_BYTES",
        "tests/server/test_sealing.py::test_rows_get_a_salt_each",
    ),
    Mutant(
        "a row that is no leaf of its tree passes",
        STREAMS,
        "begin : begin + HASH_SIZE] != leaf:",
        "begin : begin + HASH_SIZE] == b'':",
        TAMPERING,
    ),
    Mutant(
        "rows that went without a record pass",
        STREAMS,
        "    if stream.purged and (purge is None or purge[:2] != (stream.purged, stream.purged_head)):",
        "    if stream.purged and purge is False:",
        TAMPERING,
    ),
    Mutant(
        "a head that was kept is not held against the rows",
        SHARDS,
        '    if now != head.root.hex():\n        wrong(f"{name}: the first',
        '    if not now:\n        wrong(f"{name}: the first',
        TAMPERING,
    ),
    Mutant(
        "a head that this server did not sign passes",
        "tracker_server/audit/signing.py",
        "    return note.verified(signed, note.Key(name, public_key().public))",
        "    return head",
        TAMPERING,
    ),
    Mutant(
        "a month that is not over is dropped",
        "tracker_server/audit/purging.py",
        "dropped=False, month__lt=month_of(now_ms())",
        "dropped=False",
        "tests/server/test_purging.py",
    ),
    Mutant(
        "the code purges what the floor keeps",
        "tracker_server/audit/purging.py",
        "    before = min(before, oldest_kept())\n",
        "",
        "tests/server/test_purging.py",
    ),
    Mutant(
        "a proof of another's rows is given to anybody",
        "tracker_server/reports/reading.py",
        "    if person is None or (person.id != reader.id and not reader.may(Right.READ_AUDIT)):",
        "    if person is None:",
        "tests/server/test_proofs.py",
    ),
)
