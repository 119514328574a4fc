-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Uploads that were submitted together, one for each lead of a file. batch: the first of them, its own id there;
-- batch_size: how many there are.

ALTER TABLE upload ADD COLUMN batch INTEGER REFERENCES upload (id);
ALTER TABLE upload ADD COLUMN batch_size INTEGER NOT NULL DEFAULT 1 CHECK (batch_size > 0);

CREATE INDEX upload_by_batch ON upload (batch) WHERE batch IS NOT NULL;
