-- When somebody was away while a timer ran. Stays on this device: what a person makes of it becomes events.
CREATE TABLE absences (
    id INTEGER PRIMARY KEY,
    began_ms INTEGER NOT NULL,
    began_offset INTEGER NOT NULL,
    ended_ms INTEGER,               -- NULL while it lasts
    ended_offset INTEGER,
    cause TEXT NOT NULL,
    choice TEXT                     -- NULL while the person has not answered
);
CREATE INDEX absences_open ON absences (id) WHERE choice IS NULL;

-- 1: the person has seen that this was not accepted.
ALTER TABLE verdicts ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;

-- For the colours of projects: each name once, without reading the items.
CREATE INDEX work_items_project ON work_items (project);
