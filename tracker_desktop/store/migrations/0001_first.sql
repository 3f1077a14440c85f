-- The journal and what is made from it. Times are UTC milliseconds; bodies are events as the bytes they have for ever.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Each tree that a recording touches is a page to encrypt and sync, so there are as few as can be.
CREATE TABLE events (
    id TEXT PRIMARY KEY,            -- UUIDv7: sorts by the time of recording
    own INTEGER NOT NULL,           -- 1: recorded by this device in its present epoch
    dseq INTEGER NOT NULL,
    entry TEXT,                     -- the entry it speaks of
    body BLOB NOT NULL,
    hash TEXT NOT NULL              -- its link in the chain of its device
) WITHOUT ROWID;
CREATE UNIQUE INDEX events_own ON events (dseq) WHERE own = 1;
CREATE INDEX events_entry ON events (entry) WHERE entry IS NOT NULL;

CREATE TABLE outbox (
    dseq INTEGER PRIMARY KEY,
    event TEXT NOT NULL
);

CREATE TABLE verdicts (
    event TEXT PRIMARY KEY,
    outcome TEXT NOT NULL,
    code TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX verdicts_rejected ON verdicts (event) WHERE outcome = 'rejected';

CREATE TABLE work_items (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL COLLATE NOCASE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    project TEXT NOT NULL,
    assigned INTEGER NOT NULL,
    assignment_rev INTEGER NOT NULL
);
CREATE INDEX work_items_key ON work_items (key);
CREATE INDEX work_items_assigned ON work_items (key) WHERE assigned = 1;
CREATE VIRTUAL TABLE work_items_words USING fts5 (
    key, title, project, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);

-- What the person at this device keeps at the top; survives an item's leaving and coming back.
CREATE TABLE pins (
    item TEXT PRIMARY KEY
) WITHOUT ROWID;

-- A projection: every row can be made anew from events.
CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    work_item TEXT,
    start_ms INTEGER,
    end_ms INTEGER,                 -- NULL while it runs
    counts INTEGER NOT NULL,        -- 0: voided, or its start is not known yet
    record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entries_end ON entries (end_ms) WHERE counts = 1;

-- Heads of the person's audit stream as the server told them.
CREATE TABLE checkpoints (
    size INTEGER PRIMARY KEY,
    head TEXT NOT NULL,
    received_ms INTEGER NOT NULL
);
