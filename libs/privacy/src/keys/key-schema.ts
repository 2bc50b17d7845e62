/** The tables beside that of the master key. */
const TABLES = `
  -- The log that the keys go with, once it is known.
  CREATE TABLE log (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE subjectKey (
    id TEXT NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    subject TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- NULL once the key has been destroyed: the row stays, so that no second key is ever made for an erased subject.
    wrapped BLOB,
    -- The fingerprint of the master key that wrapped it.
    master TEXT,
    createdAt TEXT NOT NULL,
    destroyedAt TEXT,
    UNIQUE (municipality, subject, purpose)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE hashingKey (
    municipality TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    wrapped BLOB NOT NULL,
    master TEXT NOT NULL,
    createdAt TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- All keys alike. A hashing key's subject and purpose are what format 1 called them, for they are bound into what wraps it.
  CREATE VIEW everyKey AS
    SELECT id, municipality, subject, purpose, wrapped, master FROM subjectKey
    UNION ALL SELECT id, municipality, 'commands', 'inputHash', wrapped, master FROM hashingKey;
`;

export const SCHEMA = `
  CREATE TABLE masterKey (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    -- The fingerprint of the one that is being rotated to, while that is under way.
    next TEXT
  ) STRICT, WITHOUT ROWID;
  ${TABLES}
`;

/** Format 1 kept hashing keys among the subjects', and had one master key for good. */
export const UPGRADE_FROM_1 = `
  ALTER TABLE masterKey ADD COLUMN next TEXT;
  ALTER TABLE subjectKey RENAME TO earlierKey;
  ${TABLES}
  INSERT INTO hashingKey (municipality, id, wrapped, master, createdAt)
    SELECT municipality, earlierKey.id, wrapped, fingerprint, createdAt FROM earlierKey, masterKey
    WHERE purpose = 'inputHash' AND wrapped IS NOT NULL;
  INSERT INTO subjectKey (id, municipality, subject, purpose, wrapped, master, createdAt)
    SELECT earlierKey.id, municipality, subject, purpose, wrapped, CASE WHEN wrapped IS NULL THEN NULL ELSE fingerprint END, createdAt
    FROM earlierKey, masterKey WHERE purpose <> 'inputHash';
  DROP TABLE earlierKey;
`;
