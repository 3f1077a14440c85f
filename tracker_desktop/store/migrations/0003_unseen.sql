-- What a pull from the start has not brought yet, though other devices sent it once. See decision 0045.
CREATE TABLE unseen (event TEXT PRIMARY KEY) WITHOUT ROWID;
