#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks that were made to do harm, or that harm was done to: each ends in one sentence and exit status 1, stores
nothing, and takes no more memory than a good one may."""

import io
import os
import pathlib
import struct
import subprocess
import tempfile
import threading
import unittest
import zipfile
import zlib

from leads_cli import Store

import tap

SANITIZED = 'LEADS_SANITIZE' in os.environ
WORKBOOKS = pathlib.Path(os.environ['LEADS_SOURCE_ROOT']) / 'tests' / 'fixtures' / 'workbooks'
MAX_BYTES = 256 << 20
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
SHEET = 'xl/worksheets/sheet1.xml'

DAMAGED = 'incomplete or damaged'
HARMFUL = 'could do harm'
TOO_MUCH = 'has more in it than can be read'
PASSWORD = 'protected with a password'
NO_WORKBOOK = 'not a workbook or a text file'


def sheet(rows):
    return f'<worksheet><sheetData>{rows}</sheetData></worksheet>'


def relations(*targets):
    return '<Relationships>' + ''.join(f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                                       for n, (kind, target) in enumerate(targets)) + '</Relationships>'


GOOD = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(('officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': f'<workbook xmlns:r="{OFFICE}"><sheets><sheet name="Numbers" sheetId="1" r:id="r0"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(('worksheet', 'worksheets/sheet1.xml'), ('sharedStrings', 'sharedStrings.xml'),
                                            ('styles', 'styles.xml')),
    SHEET: sheet('<row><c t="s"><v>0</v></c></row>'),
    'xl/sharedStrings.xml': '<sst><si><t>+12127881500</t></si></sst>',
    'xl/styles.xml': '<styleSheet/>',
}


def pack(parts, packed=True):
    written = io.BytesIO()
    with zipfile.ZipFile(written, 'w', zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)
    return written.getvalue()


def with_parts(**changed):
    """A good workbook but for these parts, by the last words of their names; None: it lacks that one."""
    parts = dict(GOOD)
    for word, part in changed.items():
        name = next(name for name in GOOD if pathlib.PurePath(name).stem.replace('.xml', '').endswith(word))
        if part is None:
            del parts[name]
        else:
            parts[name] = part
    return pack(parts)


def deflate(pieces):
    """Packs PIECES as tightly as can be: the packed bytes, what they are unpacked, and their checksum."""
    packer, packed, size, crc = zlib.compressobj(9, zlib.DEFLATED, -15), [], 0, 0
    for piece in pieces:
        packed.append(packer.compress(piece))
        size += len(piece)
        crc = zlib.crc32(piece, crc)
    return b''.join(packed) + packer.flush(), size, crc


def with_raw_sheet(packed, size, crc):
    """A workbook with a sheet of these packed bytes, of which the archive says SIZE and CRC."""
    parts = {name: part for name, part in GOOD.items() if name != SHEET}
    body = pack(parts)
    end = body.rindex(b'PK\5\6')
    count, length, start = struct.unpack('<HII', body[end + 10:end + 20])
    name = SHEET.encode()
    fields = struct.pack('<HHHIIIIHH', 20, 0, 8, 0, crc, len(packed), size, len(name), 0)
    local = b'PK\3\4' + fields + name + packed
    entry = b'PK\1\2' + struct.pack('<H', 20) + fields + struct.pack('<HHHII', 0, 0, 0, 0, start) + name
    directory = body[start:start + length] + entry
    tail = b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    return body[:start] + local + directory + tail


def with_flag(body, offset, bits):
    """The same archive with BITS set in a field of its last directory entry."""
    changed = bytearray(body)
    changed[body.rindex(b'PK\1\2') + offset] |= bits
    return bytes(changed)


def overlapping():
    """Two names for the same bytes."""
    body = pack(GOOD, packed=False)
    end = body.rindex(b'PK\5\6')
    count, length, start = struct.unpack('<HII', body[end + 10:end + 20])
    first = body[start:start + 46 + len('[Content_Types].xml')]
    again = first.replace(b'[Content_Types].xml', b'[Content_Types].xm2')
    directory = body[start:start + length] + again
    return body[:start] + directory + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, count + 1, count + 1, len(directory), start, 0)


LAUGHS = ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + ''.join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip('abcdefgh', 'bcdefghi')) + ']>')

# What a workbook is called, how it is made, and what is said of it.
HOSTILE = {
    'empty': (lambda: b'', 'empty'),
    'only the start of an archive': (lambda: b'PK\3\4', DAMAGED),
    'half of it': (lambda: pack(GOOD)[:len(pack(GOOD)) // 2], DAMAGED),
    'without its last byte': (lambda: pack(GOOD)[:-1], DAMAGED),
    'without its first byte': (lambda: pack(GOOD)[:4] + pack(GOOD)[5:], DAMAGED),
    'zeros behind it': (lambda: pack(GOOD) + bytes(100), DAMAGED),
    'an archive of other things': (lambda: pack({'a.txt': 'a'}), NO_WORKBOOK),
    'an archive of archives': (lambda: pack({f'{n}.zip': pack({'0': bytes(1 << 20)}) for n in range(100)}), NO_WORKBOOK),
    'a text document': (lambda: pack({**GOOD, '_rels/.rels': relations(('officeDocument', 'word/document.xml')),
                                      'word/document.xml': '<w:document xmlns:w="w"/>',
                                      'word/_rels/document.xml.rels': '<Relationships/>'}), NO_WORKBOOK),
    'a binary workbook': (lambda: pack({**GOOD, '_rels/.rels': relations(('officeDocument', 'xl/workbook.bin')),
                                        'xl/workbook.bin': b'\x83\x01'}), '.xlsb'),
    'an older workbook': (lambda: b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(4000), '.xls'),
    'an encrypted workbook': (lambda: b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(4000) + 'EncryptedPackage\0'.encode('utf-16-le'), PASSWORD),
    'encrypted parts': (lambda: with_flag(pack(GOOD), 8, 1), PASSWORD),
    'a picture': (lambda: b'\x89PNG\r\n\x1a\n' + bytes(100), 'picture'),
    'much of nothing': (lambda: with_raw_sheet(*deflate([b'<worksheet>'] + [b' ' * (1 << 20)] * 300)), HARMFUL),
    'four gigabytes as they say': (lambda: with_raw_sheet(deflate([b'<worksheet>'])[0], 0xfffffffe, 0), TOO_MUCH),
    'much that says it is little': (lambda: with_raw_sheet(deflate([b'<worksheet>'] + [b' ' * (1 << 20)] * 300)[0], 4000, 0), DAMAGED),
    'a wrong checksum': (lambda: with_raw_sheet(*deflate([GOOD[SHEET].encode()])[:2], 1), DAMAGED),
    'bytes that are not packed so': (lambda: with_raw_sheet(b'\xff' * 1000, 2000, 0), DAMAGED),
    'many entries': (lambda: pack({**GOOD, **{f'x/{n}': '' for n in range(20000)}}, packed=False), TOO_MUCH),
    'two names for the same bytes': (overlapping, HARMFUL),
    'a name that leads out': (lambda: pack({**GOOD, '../../outside': 'x'}), HARMFUL),
    'an absolute name': (lambda: pack({**GOOD, '/etc/outside': 'x'}), HARMFUL),
    'a part that leads out': (lambda: pack({**GOOD, '_rels/.rels': relations(('officeDocument', '../../etc/passwd'))}), HARMFUL),
    'no list of sheets': (lambda: with_parts(workbook=None), DAMAGED),
    'no sheet': (lambda: with_parts(sheet1=None), DAMAGED),
    'no texts': (lambda: with_parts(sharedStrings=None), DAMAGED),
    'an empty sheet': (lambda: with_parts(sheet1=sheet('')), 'empty'),
    'entities within entities': (lambda: with_parts(sheet1=LAUGHS + sheet('<row><c t="str"><v>&i;</v></c></row>')), HARMFUL),
    'a file from outside': (lambda: with_parts(sheet1='<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
                                               + sheet('<row><c t="str"><v>&f;</v></c></row>')), HARMFUL),
    'a document type of the texts': (lambda: with_parts(sharedStrings='<!DOCTYPE sst SYSTEM "http://example.com/x.dtd"><sst/>'), HARMFUL),
    'an entity of nowhere': (lambda: with_parts(sheet1=sheet('<row><c t="str"><v>&f;</v></c></row>')), DAMAGED),
    'elements within elements': (lambda: with_parts(sheet1='<worksheet>' + ''.join(f'<a{n}>' for n in range(20000))), HARMFUL),
    'a very long value': (lambda: with_raw_sheet(*deflate([b'<worksheet a="'] + [os.urandom(1 << 19).hex().encode()] * 40)), HARMFUL),
    'XML that ends early': (lambda: with_parts(sheet1=sheet('<row>')[:-30]), DAMAGED),
    'XML in UTF-16': (lambda: with_parts(sheet1=('\ufeff' + GOOD[SHEET]).encode('utf-16-le')), DAMAGED),
    'bytes that are no text': (lambda: with_parts(sheet1=sheet('<row><c t="str"><v>\xff</v></c></row>').encode('latin-1')), DAMAGED),
    'rows that go back': (lambda: with_parts(sheet1=sheet('<row r="2"/><row r="1"/>')), DAMAGED),
    'more rows than there are': (lambda: with_parts(sheet1=sheet('<row r="1048577"><c><v>1</v></c></row>')), TOO_MUCH),
    'more columns than there are': (lambda: with_parts(sheet1=sheet('<row><c r="XFE1"><v>1</v></c></row>')), TOO_MUCH),
    'a text that is not there': (lambda: with_parts(sheet1=sheet('<row><c t="s"><v>7</v></c></row>')), DAMAGED),
    'one text for a million cells': (lambda: with_parts(
        sheet1=sheet(''.join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(1, 100001))),
        sharedStrings=f'<sst><si><t>{os.urandom(16000).hex()}</t></si></sst>'), TOO_MUCH),
}


class Hostile(Store):
    def check(self, path, **options):
        """Checks a file: exit status, what was said, and the most memory it had in bytes."""
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(self.command('check', path), stdout=subprocess.DEVNULL, stderr=said, **options)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            return process.returncode, said.read().decode(), usage.ru_maxrss * 1024

    def test_each(self):
        for number, (name, (make, says)) in enumerate(HOSTILE.items()):
            with self.subTest(name=name):
                path = self.dir / f'{number}.xlsx'
                path.write_bytes(make())
                status, said, peak = self.check(path)
                path.unlink()
                self.assertEqual(status, 1, said)
                self.assertIn(says, said)
                self.assertIn(f'“{number}.xlsx”', said)
                self.assertEqual(said.count('\n'), 1, said)
                if not SANITIZED:
                    self.assertLess(peak, MAX_BYTES)

    def test_good_one(self):
        """What the others are made of is nothing that is refused."""
        for body in (pack(GOOD), pack(GOOD, packed=False), with_parts(styles='<styleSheet/>'),
                     with_raw_sheet(*deflate([GOOD[SHEET].encode()]))):
            path = self.dir / 'good.xlsx'
            path.write_bytes(body)
            self.assertEqual(self.check(path)[:2], (0, ''))

    def test_nothing_is_stored(self):
        """Among good files a hostile one stops the upload as a whole."""
        lead = self.make_desk()
        good = self.write('good.csv', '+12127881500\n')
        bad = self.dir / 'bad.xlsx'
        bad.write_bytes(HOSTILE['entities within entities'][0]())
        done = self.run_cli(*self.upload_words(lead, '--file', good, '--file', bad), status=1)
        self.assertIn('“bad.xlsx”', done.stderr)
        self.assertEqual(self.stored(), set())

    def test_no_files(self):
        folder = self.dir / 'folder.xlsx'
        folder.mkdir()
        self.assertIn('folder', self.run_cli('check', folder, status=1).stderr)
        self.assertIn('not found', self.run_cli('check', self.dir / 'none.xlsx', status=1).stderr)

    def test_pipe(self):
        """A workbook from a pipe is as good as one from a file."""
        pipe = self.dir / 'pipe.xlsx'
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_bytes, args=((WORKBOOKS / 'text-cells.xlsx').read_bytes(),))
        writer.start()
        self.assertEqual(self.check(pipe)[:2], (0, ''))
        writer.join()

    @unittest.skipIf(SANITIZED, 'the sanitizer has memory of its own')
    def test_the_longest(self):
        """A million rows with as many texts, which is nothing bad, take little memory."""
        numbers = range(442_079_000_000, 442_079_000_000 + 1_000_000)
        rows = (f'<row><c t="s"><v>{n}</v></c></row>'.encode() for n in range(len(numbers)))
        parts = {**GOOD, 'xl/sharedStrings.xml': '<sst>' + ''.join(f'<si><t>+{number}</t></si>' for number in numbers) + '</sst>'}
        path = self.dir / 'long.xlsx'
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part if name != SHEET else b'<worksheet><sheetData>' + b''.join(rows) + b'</sheetData></worksheet>')
        status, said, peak = self.check(path)
        self.assertIn(status, (0, 3), said)
        self.assertLess(peak, MAX_BYTES)


if __name__ == '__main__':
    tap.main()
