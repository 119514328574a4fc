-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How many of the uploaded numbers were outside the numbering plan of the day and were included all the same.

ALTER TABLE upload ADD COLUMN unplanned INTEGER NOT NULL DEFAULT 0 CHECK (unplanned BETWEEN 0 AND uploaded);
ALTER TABLE upload_file ADD COLUMN unplanned INTEGER NOT NULL DEFAULT 0 CHECK (unplanned BETWEEN 0 AND uploaded);
