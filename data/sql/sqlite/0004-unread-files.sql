-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Files of an upload that could not be read: the sentence that said why, when it was submitted without them. They have
-- no lines, and stand behind the files that were read.

ALTER TABLE upload_file ADD COLUMN problem TEXT;
