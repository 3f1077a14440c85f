-- A device can begin its sequence anew: events are numbered within an epoch. See decision 0032.

ALTER TABLE events ADD COLUMN epoch INTEGER NOT NULL DEFAULT 1;
DROP INDEX events_own;
CREATE UNIQUE INDEX events_own ON events (epoch, dseq) WHERE own = 1;

-- In the order of sending: what an earlier epoch left comes first.
ALTER TABLE outbox RENAME TO outbox_before;
CREATE TABLE outbox (
    epoch INTEGER NOT NULL,
    dseq INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (epoch, dseq)
) WITHOUT ROWID;
INSERT INTO outbox SELECT 1, dseq, event FROM outbox_before;
DROP TABLE outbox_before;

-- placed = 0: the event has no place in the device's chain on the server.
ALTER TABLE verdicts ADD COLUMN placed INTEGER NOT NULL DEFAULT 1;
UPDATE verdicts SET placed = 0 WHERE code IN ('chain_broken', 'other_bytes', 'wrong_device');

-- Stretches of this device's sequence that were recorded and then were not in the store.
CREATE TABLE gaps (
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (device, epoch, first)
) WITHOUT ROWID;
