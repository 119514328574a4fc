-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first schema. Times are UTC microseconds. Columns named *_key hold a name folded for comparing
-- (NFKC, case folded, white space collapsed): SQL itself folds ASCII only. Ids are never given twice
-- (AUTOINCREMENT), for the ledger keeps them.

CREATE TABLE provider (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL DEFAULT '',
  live_setup_id TEXT
) STRICT;

INSERT INTO provider (id) VALUES (1);

CREATE TABLE channel (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  description TEXT,
  live_setup_id TEXT
) STRICT;

CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  full_name_key TEXT NOT NULL UNIQUE,
  channel INTEGER REFERENCES channel (id),
  country TEXT CHECK (length(country) = 2),
  email TEXT,
  phone TEXT,
  live_setup_id TEXT
) STRICT;

CREATE INDEX customer_by_channel ON customer (channel);

CREATE TABLE lead (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer INTEGER NOT NULL REFERENCES customer (id),
  service_name TEXT NOT NULL CHECK (service_name <> ''),
  service_name_key TEXT NOT NULL,
  deploy TEXT NOT NULL,
  status TEXT NOT NULL,
  consented_on INTEGER,
  last_modified INTEGER NOT NULL,
  UNIQUE (customer, service_name_key),
  CHECK (deploy || '/' || status IN (
    'deployed/ok', 'ready/warning', 'deployed/warning', 'deployed/error', 'deployed/unmonitored',
    'failed/error', 'unknown/warning'))
) STRICT;

CREATE TABLE profile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE,
  guid TEXT,
  carrier TEXT,
  region TEXT,
  emergency TEXT
) STRICT;

CREATE TABLE profile_trunk (
  profile INTEGER NOT NULL REFERENCES profile (id),
  position INTEGER NOT NULL,
  fqdn TEXT NOT NULL CHECK (fqdn <> ''),
  PRIMARY KEY (profile, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE connection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lead INTEGER NOT NULL REFERENCES lead (id),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('customer', 'pstn')),
  kind TEXT NOT NULL CHECK (kind IN ('ip_group', 'tenant')),
  sbc_name TEXT,
  proxy_set TEXT,
  pstn_gateway TEXT,
  sessions INTEGER CHECK (sessions > 0),
  deployment_state TEXT,
  metering_tag TEXT,
  UNIQUE (lead, name_key)
) STRICT;

-- Uploads stay for ever. profile_name and connection_name are what those were called when they were removed.
-- live: how many numbers it owns now; lowest and highest: of the numbers it wrote.
CREATE TABLE upload (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lead INTEGER NOT NULL REFERENCES lead (id),
  profile INTEGER REFERENCES profile (id),
  profile_name TEXT NOT NULL,
  connection INTEGER REFERENCES connection (id),
  connection_name TEXT NOT NULL,
  service_info TEXT NOT NULL CHECK (length(service_info) BETWEEN 1 AND 64),
  service_info_key TEXT NOT NULL,
  ticket TEXT CHECK (length(ticket) <= 64),
  source TEXT NOT NULL CHECK (source IN ('single', 'range', 'file', 'paste', 'mixed')),
  file_name TEXT,
  file_sha256 TEXT,
  uploaded_at INTEGER NOT NULL,
  uploaded_by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('complete', 'partial', 'undone')),
  undone_at INTEGER,
  lines INTEGER NOT NULL,
  header INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  repaired INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  existing INTEGER NOT NULL,
  invalid INTEGER NOT NULL,
  uploaded INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  live INTEGER NOT NULL,
  lowest INTEGER,
  highest INTEGER,
  CHECK (lines = header + blank + accepted + repaired + duplicate + existing + invalid),
  CHECK (live BETWEEN 0 AND uploaded),
  CHECK ((state = 'undone') = (undone_at IS NOT NULL))
) STRICT;

CREATE INDEX upload_by_lead ON upload (lead);
CREATE INDEX upload_by_profile ON upload (profile);
CREATE INDEX upload_by_connection ON upload (connection);
CREATE INDEX upload_by_service_info ON upload (service_info_key);

CREATE TABLE upload_file (
  upload INTEGER NOT NULL REFERENCES upload (id),
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  sha256 TEXT,
  heading TEXT,
  lines INTEGER NOT NULL,
  header INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  repaired INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  existing INTEGER NOT NULL,
  invalid INTEGER NOT NULL,
  uploaded INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  PRIMARY KEY (upload, position),
  CHECK (lines = header + blank + accepted + repaired + duplicate + existing + invalid)
) STRICT, WITHOUT ROWID;

-- How many lines were refused for which reason: position 0 is the whole upload, others a file.
CREATE TABLE upload_reason (
  upload INTEGER NOT NULL REFERENCES upload (id),
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  lines INTEGER NOT NULL CHECK (lines > 0),
  PRIMARY KEY (upload, position, reason)
) STRICT, WITHOUT ROWID;

-- The lines that were refused; file 0 is what was typed.
CREATE TABLE upload_line (
  upload INTEGER NOT NULL REFERENCES upload (id),
  position INTEGER NOT NULL,
  file INTEGER NOT NULL,
  line INTEGER NOT NULL,
  record TEXT,
  text TEXT,
  reason TEXT NOT NULL,
  detail TEXT,
  suggestion TEXT,
  PRIMARY KEY (upload, position)
) STRICT, WITHOUT ROWID;

-- The live numbers: the key is what keeps a number with one owner. 999999999999999 is fifteen digits (E.164).
-- state: 0 active, 1 release requested, 2 cooling (small numbers, for there are millions of rows).
-- The reference is deferred so that a bulk insert needs no statement journal.
CREATE TABLE number (
  e164 INTEGER PRIMARY KEY CHECK (e164 BETWEEN 1 AND 999999999999999),
  upload INTEGER NOT NULL REFERENCES upload (id) DEFERRABLE INITIALLY DEFERRED,
  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),
  until INTEGER,
  cac INTEGER CHECK (cac >= 2)
) STRICT;

-- An entry ends with the row's key, so this is (upload, e164).
CREATE INDEX number_by_upload ON number (upload);

CREATE TABLE number_history (
  id INTEGER PRIMARY KEY,
  e164 INTEGER NOT NULL,
  upload INTEGER NOT NULL REFERENCES upload (id) DEFERRABLE INITIALLY DEFERRED,
  ended_at INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('released', 'undone')),
  cac INTEGER
) STRICT;

CREATE INDEX number_history_by_number ON number_history (e164);
CREATE INDEX number_history_by_upload ON number_history (upload);

CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  action TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX event_by_entity ON event (entity, entity_id);

CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN
  SELECT raise(ABORT, 'events are never removed');
END;

CREATE TRIGGER event_keeps BEFORE UPDATE ON event
BEGIN
  SELECT raise(ABORT, 'events are never changed');
END;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
