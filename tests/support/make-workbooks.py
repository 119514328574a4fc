#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the workbooks of tests/fixtures/workbooks that are not a spreadsheet's own; the same bytes every time.

Those named libreoffice-* were saved by LibreOffice 7.4 from the CSV beside them, and are kept as they are:

    soffice --headless --convert-to xlsx --infilter='CSV:44,34,76,1,1/2/2/2' libreoffice-text.csv   (all cells text)
    soffice --headless --convert-to xlsx --infilter='CSV:44,34,76,1,,0,false,true' libreoffice-numbers.csv
                                                                                                    (and libreoffice-leads.csv)
    soffice --headless --convert-to ods libreoffice-text.csv                                        (and xls)

libreoffice-password.xlsx is libreoffice-text.xlsx saved with the password "secret".
"""

import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

FOLDER = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'workbooks'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'

# Cell styles: General, text, a day, a day and a time of a format of its own, percent.
GENERAL, TEXT, DAY, MOMENT, PERCENT = range(5)
STYLES = (f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="1">'
          '<numFmt numFmtId="164" formatCode="[$-409]m/d/yy\\ h:mm\\ AM/PM;@"/></numFmts>'
          '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill/></fills>'
          '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
          '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="14"/><xf numFmtId="164"/>'
          '<xf numFmtId="9"/></cellXfs></styleSheet>')


class Strings:
    """The texts that cells share, each once, as XML."""

    def __init__(self):
        self.items = []

    def index(self, xml):
        if xml not in self.items:
            self.items.append(xml)
        return self.items.index(xml)

    def part(self):
        return (f'{XML}<sst xmlns="{MAIN}" count="{len(self.items)}" uniqueCount="{len(self.items)}">'
                + ''.join(f'<si>{item}</si>' for item in self.items) + '</sst>')


def text(value):
    return f'<t xml:space="preserve">{escape(value)}</t>' if value != value.strip() else f'<t>{escape(value)}</t>'


def cell(strings, place, value):
    """VALUE: a text; a number; (number, style); ('xml', of a shared string); ('cell', attributes and inside)."""
    style = GENERAL
    if isinstance(value, tuple) and value[0] == 'cell':
        return f'<c r="{place}"{value[1]}</c>'
    if isinstance(value, tuple) and value[0] == 'xml':
        return f'<c r="{place}" t="s"><v>{strings.index(value[1])}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" s="{TEXT}" t="s"><v>{strings.index(text(value))}</v></c>'
    if isinstance(value, tuple):
        value, style = value
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def sheet(strings, rows):
    """ROWS: number of the row → its cells from column A on; None is no cell."""
    xml = [f'{XML}<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>']
    for number, cells in rows.items():
        xml.append(f'<row r="{number}" spans="1:{max(len(cells), 1)}">')
        xml += [cell(strings, f'{"ABCDEFGH"[column]}{number}', value)
                for column, value in enumerate(cells) if value is not None]
        xml.append('</row>')
    return ''.join(xml) + '</sheetData><pageMargins left="0.7" right="0.7" top="0.75"/></worksheet>'


def parts(sheets):
    """SHEETS: (name, state, rows) each. All parts of the workbook, in the order in which Excel has them."""
    strings = Strings()
    bodies = [sheet(strings, rows) for _, _, rows in sheets]
    numbers = range(1, len(sheets) + 1)
    last = len(sheets)
    types = ''.join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{CONTENT}worksheet+xml"/>'
                    for n in numbers)
    found = {
        '[Content_Types].xml':
            f'{XML}<Types xmlns="{PACKAGE}content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}sheet.main+xml"/>{types}'
            f'<Override PartName="/xl/styles.xml" ContentType="{CONTENT}styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{CONTENT}sharedStrings+xml"/></Types>',
        '_rels/.rels':
            f'{XML}<Relationships xmlns="{PACKAGE}relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml':
            f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr defaultThemeVersion="124226"/><sheets>'
            + ''.join(f'<sheet name="{escape(name)}" sheetId="{n}"{f" state={chr(34)}{state}{chr(34)}" if state else ""}'
                      f' r:id="rId{n}"/>' for n, (name, state, _) in zip(numbers, sheets))
            + '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
            f'{XML}<Relationships xmlns="{PACKAGE}relationships">'
            + ''.join(f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                      for n in numbers)
            + f'<Relationship Id="rId{last + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
            + f'<Relationship Id="rId{last + 2}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    }
    found.update({f'xl/worksheets/sheet{n}.xml': body for n, body in zip(numbers, bodies)})
    found['xl/styles.xml'] = STYLES
    found['xl/sharedStrings.xml'] = strings.part()
    return found


def write(path, members):
    """Stored, not packed: zlib's versions pack differently."""
    with zipfile.ZipFile(path, 'w') as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)


NUMBERS = [f'+4420794601{n:02}' for n in range(20)]


def text_cells():
    rows = {1: ['Numbers', 'Name', 'Note']}
    rows.update({2 + n: [number, f'Desk {n + 1}', '=SUM(1)' if n == 3 else None] for n, number in enumerate(NUMBERS)})
    return parts([('Numbers', None, rows)])


def stored_as_numbers():
    """What a spreadsheet makes of numbers that were typed into it, and what else is in such files."""
    return parts([('Sheet1', None, {
        1: ['Phone Number', 'Started'],
        2: [442079460000, (45351, DAY)],
        3: ['442079460001'],
        4: [('cell', '><v>4.42079460002E+11</v>'), (45351.5, MOMENT)],
        5: [(45351, DAY)],
        6: [('cell', ' t="e"><f>NA()</f><v>#N/A</v>')],
        7: [('cell', ' t="b"><v>1</v>')],
        8: [(0.2, PERCENT)],
        9: [('cell', ' t="str"><f>"+"&amp;A2</f><v>+442079460003</v>')],
        10: [('cell', '><f>A2+4</f><v>442079460004</v>')],
        11: [('xml', '<r><t>+4420</t></r><r><rPr><b/></rPr><t>79460005</t></r><rPh sb="0" eb="1"><t>x</t></rPh>')],
        12: [442079460000.5],
        13: [(442079460006, DAY)],
        16: [('cell', ' t="inlineStr"><is><t>+442079460007</t></is>')],
        20: [],
    })])


def several_sheets():
    return parts([
        ('Lists', 'hidden', {1: ['not this one']}),
        ('Read me', None, {1: ['The numbers are on the next sheet.']}),
        ('Numbers & Names', None, {3: ['Name', 'Number'], 4: ['Reception', NUMBERS[0]], 6: ['Security', NUMBERS[1]]}),
    ])


def document_type():
    members = text_cells()
    members['xl/worksheets/sheet1.xml'] = members['xl/worksheets/sheet1.xml'].replace(
        XML, XML + '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>')
    return members


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, members in (('text-cells', text_cells()), ('stored-as-numbers', stored_as_numbers()),
                          ('several-sheets', several_sheets()), ('document-type', document_type())):
        write(folder / f'{name}.xlsx', members)

    whole = (folder / 'text-cells.xlsx').read_bytes()
    (folder / 'cut-off.xlsx').write_bytes(whole[:len(whole) * 2 // 3])

    # The flag of encryption in the directory; ZIP programs ask for a password.
    locked = bytearray(whole)
    place = locked.rindex(b'PK\1\2')
    locked[place + 8] |= 1
    (folder / 'zip-password.xlsx').write_bytes(locked)


if __name__ == '__main__':
    main()
