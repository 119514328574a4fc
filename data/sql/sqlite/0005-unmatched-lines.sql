-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Lines of a file for several leads that no upload of it has: they name no lead, or one of which nothing was uploaded.
-- batch: the first upload that the file made, or its only one.

CREATE TABLE unmatched_file (
  batch INTEGER NOT NULL REFERENCES upload (id),
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  sha256 TEXT,
  heading TEXT,
  PRIMARY KEY (batch, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE unmatched_line (
  batch INTEGER NOT NULL REFERENCES upload (id),
  position INTEGER NOT NULL,
  file INTEGER NOT NULL,
  line INTEGER NOT NULL,
  record TEXT,
  text TEXT,
  reason TEXT NOT NULL,
  detail TEXT,
  suggestion TEXT,
  PRIMARY KEY (batch, position)
) STRICT, WITHOUT ROWID;
