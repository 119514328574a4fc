#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a machine can see: who may include and link what, and where files belong.

Each rule is a function from a tree to sentences that say which rule and which line. Tree runs them over this
project, Rules over small made-up trees in which each rule must find its fault, and only its fault.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ['LEADS_SOURCE_ROOT'])
sys.path.insert(0, str(ROOT / 'tests' / 'support'))
import tap  # noqa: E402

MAY_USE = {
    'base': (),
    'numbering': ('base',),
    'csv': ('base',),
    'records': ('base', 'numbering'),
    'storage': ('base', 'numbering', 'records'),
    'services': ('base', 'numbering', 'csv', 'records', 'storage'),
    'models': ('base', 'numbering', 'records', 'services'),
    'widgets': ('base', 'numbering', 'records', 'services', 'models'),
    'application': ('base', 'numbering', 'csv', 'records', 'storage', 'services', 'models', 'widgets'),
    'cli': ('base', 'numbering', 'csv', 'records', 'storage', 'services'),
}
# What a layer's public headers may speak of, where that is less than what its sources may use.
HEADERS_MAY_USE = {'services': ('base', 'numbering', 'records')}

ALL = tuple(MAY_USE)
# System headers that are not everyone's, by prefix, and the layers that may include them.
SYSTEM_HEADERS = {
    'sqlite3.h': ('storage',),
    'libpq-fe.h': ('storage',),
    'csv.h': ('csv',),
    'zlib.h': ('csv',),
    'nettle/': ('csv',),
    'xlsxwriter': ('csv',),
    'json-glib/': ('cli',),
    'adwaita.h': ('widgets', 'application'),
    'gtk/': ('widgets', 'application'),
    'gdk/': ('widgets', 'application'),
    'gsk/': ('widgets', 'application'),
    'gdk-pixbuf/': ('widgets', 'application'),
    'pango/': ('widgets', 'application'),
    'cairo': ('widgets', 'application'),
    'gio/': tuple(layer for layer in ALL if layer != 'numbering'),
    'glib.h': ALL,
    'glib/': ALL,
    'glib-object.h': ALL,
    'glib-unix.h': ALL,
    'gobject/': ALL,
}
C_LIBRARY = set('''assert.h ctype.h errno.h fcntl.h float.h inttypes.h langinfo.h libintl.h limits.h locale.h math.h
    poll.h pthread.h pwd.h setjmp.h signal.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h strings.h
    time.h unistd.h wchar.h sys/file.h sys/mman.h sys/resource.h sys/stat.h sys/statfs.h sys/statvfs.h sys/time.h
    sys/types.h sys/utsname.h sys/vfs.h sys/wait.h linux/magic.h malloc.h'''.split())
# Headers that data/ makes, and the layers that may include them. What a layer makes itself is private to it.
GENERATED = {
    'leads-examples-resources.h': ('services',),
    'leads-sql-resources.h': ('storage',),
    'leads-resources.h': ('widgets', 'application'),
}

LONGEST_SOURCE = 700
LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
LICENCE_LINE = f'/* {LICENCE} */'

# Libraries (by the beginning of their names) that the command line program may need.
CLI_LIBRARIES = ('libgio-2.0', 'libglib-2.0', 'libgobject-2.0', 'libjson-glib-1.0', 'libcsv', 'libsqlite3',
                 'libz.', 'libnettle', 'libxlsxwriter', 'libpq', 'libc.', 'libm.', 'libasan', 'libubsan', 'ld-linux')

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MADE_HEADER = re.compile(r"'(leads-[\w-]+\.h)'")
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.DOTALL)
TEXT_IN_C = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|ngettext|gettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
TEXT_IN_XML = re.compile(r'translatable="yes"')
TEXT_ALWAYS = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def files(root, *folders, endings):
    """The tree's files under FOLDERS with one of ENDINGS, sorted, as paths relative to it."""
    found = []
    for folder in folders:
        for ending in endings:
            found += [path.relative_to(root) for path in (root / folder).rglob('*' + ending)
                      if '__pycache__' not in path.parts]
    return sorted(set(found))


def text_of(root, path):
    return (root / path).read_text(encoding='utf-8')


def includes(root, path):
    for number, line in enumerate(text_of(root, path).splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '<', match.group(2)


def owners(root):
    """Which layer each of our headers belongs to, and whether it is private."""
    found = {}
    for layer in MAY_USE:
        for path in files(root, f'include/{layer}', endings=('.h',)):
            found.setdefault(path.name, []).append((layer, False))
        for path in files(root, f'src/{layer}', endings=('.h',)):
            found.setdefault(path.name, []).append((layer, True))
        recipe = root / 'src' / layer / 'meson.build'
        if recipe.is_file():
            for name in sorted(set(MADE_HEADER.findall(recipe.read_text(encoding='utf-8')))):
                found.setdefault(name, []).append((layer, True))
    return found


def check_our_headers(root):
    complaints = []
    known = owners(root)
    for name, places in sorted(known.items()):
        if len(places) > 1:
            complaints.append(f'{name} exists in more than one place ({", ".join(p[0] for p in places)}): '
                              'a header is found by its name alone')
    for path in files(root, 'src', 'include', endings=('.c', '.h')):
        layer, public = path.parts[1], path.parts[0] == 'include'
        allowed = MAY_USE.get(layer)
        if allowed is None:
            complaints.append(f'{path}: {layer} is no layer; the layers are {", ".join(MAY_USE)}')
            continue
        if public:
            allowed = HEADERS_MAY_USE.get(layer, allowed)
        for number, system, name in includes(root, path):
            if system and not name.startswith('leads-'):
                continue
            where = f'{path}:{number}: #include {name}'
            base = os.path.basename(name)
            if base in GENERATED:
                if layer not in GENERATED[base]:
                    complaints.append(f'{where}: only {" and ".join(GENERATED[base])} may include it')
                continue
            if base not in known:
                if base.endswith('.h'):
                    complaints.append(f'{where}: no layer has a header of this name')
                continue
            owner, private = known[base][0]
            if private and (owner != layer or public):
                complaints.append(f'{where}: it is private to the sources of {owner}')
            elif owner != layer and owner not in allowed:
                complaints.append(f'{where}: {"headers of " if public else ""}{layer} may use '
                                  f'{", ".join(allowed) or "no other layer"}, not {owner}')
    return complaints


def check_system_headers(root):
    complaints = []
    for path in files(root, 'src', 'include', endings=('.c', '.h')):
        layer = path.parts[1]
        for number, system, name in includes(root, path):
            if not system or name in C_LIBRARY or name.startswith('leads-'):
                continue
            where = f'{path}:{number}: #include <{name}>'
            allowed = next((layers for prefix, layers in SYSTEM_HEADERS.items() if name.startswith(prefix)), None)
            if allowed is None:
                complaints.append(f'{where}: a header that no rule names; the table in tests/project/test-layers.py '
                                  'says who may use which library')
            elif layer not in allowed:
                complaints.append(f'{where}: only {" and ".join(allowed)} may use it, not {layer}')
    return complaints


def check_lengths(root):
    complaints = []
    for path in files(root, 'src', 'tests', endings=('.c',)):
        lines = text_of(root, path).count('\n')
        if lines > LONGEST_SOURCE:
            complaints.append(f'{path}:{LONGEST_SOURCE + 1}: {lines} lines; no source passes {LONGEST_SOURCE}: '
                              'cut it by concern')
    return complaints


def check_licences(root):
    complaints = []
    for path in files(root, 'src', 'include', 'tests', endings=('.c', '.h')):
        if text_of(root, path).split('\n', 1)[0] != LICENCE_LINE:
            complaints.append(f'{path}:1: the first line must be {LICENCE_LINE}')
    others = files(root, 'src', 'data', 'tests', 'tools', 'po', 'flatpak',
                   endings=('.py', '.ui', '.css', '.sql', '.sh', 'meson.build', '.gresource.xml', '.gschema.xml'))
    for path in others:
        if LICENCE not in '\n'.join(text_of(root, path).splitlines()[:5]):
            complaints.append(f'{path}:1: one of the first five lines must say {LICENCE}')
    return complaints


def has_texts(root, path):
    if path.name.endswith(TEXT_ALWAYS):
        return True
    if path.suffix in ('.c', '.h'):
        return TEXT_IN_C.search(COMMENT.sub('', text_of(root, path))) is not None
    return TEXT_IN_XML.search(text_of(root, path)) is not None


def check_potfiles(root):
    complaints = []
    listed = [line for line in text_of(root, 'po/POTFILES').splitlines() if line and not line.startswith('#')]
    for number, name in enumerate(listed, 1):
        if not (root / name).is_file():
            complaints.append(f'po/POTFILES:{number}: {name} does not exist')
    if listed != sorted(set(listed)):
        complaints.append('po/POTFILES: the names must be sorted, each once')
    with_texts = [path for path in files(root, 'src', 'data', endings=('.c', '.h', '.ui') + TEXT_ALWAYS)
                  if has_texts(root, path)]
    for path in with_texts:
        if str(path) not in listed:
            complaints.append(f'{path}: it has texts for people, but po/POTFILES does not list it')
    return complaints


def check_templates(root):
    complaints = []
    sources = {path.stem: path for path in files(root, 'src/widgets', 'src/application', endings=('.c',))}
    for path in files(root, 'data/ui', endings=('.ui',)):
        match = re.search(r'<template\s+class="([A-Za-z0-9]+)"', text_of(root, path))
        if match is None:
            complaints.append(f'{path}: no <template class="…">; a file in data/ui is the template of one class')
            continue
        wanted = path.stem.removeprefix('leads-').replace('-', '')
        if match.group(1).removeprefix('Leads').lower() != wanted:
            complaints.append(f'{path}: the template of {match.group(1)} must bear its class’s name')
            continue
        source = sources.get(path.stem) or sources.get('leads-' + path.stem)
        if source is None:
            complaints.append(f'{path}: no source of the same name in src/widgets or src/application')
        elif f'/ui/{path.name}' not in text_of(root, source) and f'"{path.name}"' not in text_of(root, source):
            complaints.append(f'{source}: it does not set its template from /ui/{path.name}')
    return complaints


def check_rows(root):
    """Names of people are no markup, and “use-markup” among the properties of a new row comes too late for its texts."""
    complaints = []
    for path in files(root, 'src/widgets', endings=('.c',)):
        text = text_of(root, path)
        for match in re.finditer(r'g_object_new\s*\(\s*ADW_TYPE_ACTION_ROW\b|adw_status_page_set_description\s*\([^;]*'
                                 r'(?:error\b|->message)', text):
            line = text.count('\n', 0, match.start()) + 1
            complaints.append(f'{path}:{line}: leads-ui-util.h makes rows and describes pages with plain text')
    return complaints


def check_lists(root):
    """What lies in the tree is built, run and shipped: nothing is left out by forgetting a line."""
    complaints = []

    def look(paths, list_path, name_of):
        listed = text_of(root, list_path) if (root / list_path).is_file() else ''
        for path in paths:
            if not re.search(r'(?<![\w/-])' + re.escape(name_of(path)) + r'(?![\w-])', listed):
                complaints.append(f'{path}: {list_path} does not list it')

    for layer in MAY_USE:
        look(files(root, f'src/{layer}', endings=('.c',)), f'src/{layer}/meson.build',
             lambda path: path.name)
    for folder in sorted({path.parent for path in files(root, 'tests', endings=('.c', '.py'))}):
        look([path for path in files(root, folder, endings=('.c', '.py'))
              if path.name.startswith('test-') and path.parent == folder], f'{folder}/meson.build',
             lambda path: path.stem)
    look(files(root, 'data/ui', endings=('.ui',)), 'data/customer-leads.gresource.xml',
         lambda path: f'ui/{path.name}')
    look(files(root, 'data/sql', endings=('.sql',)), 'data/sql/leads-sql.gresource.xml',
         lambda path: str(path.relative_to('data/sql')))
    return complaints


def needed_libraries(program):
    """The shared libraries a program names (DT_NEEDED)."""
    run = subprocess.run(['readelf', '-d', '-W', program], capture_output=True, text=True, check=True,
                         env={**os.environ, 'LC_ALL': 'C'})
    return re.findall(r'\(NEEDED\).*\[(.+?)\]', run.stdout)


def check_cli_libraries(libraries):
    return [f'customer-leads-cli links {name}: it needs no display and may link only '
            f'{", ".join(CLI_LIBRARIES)}' for name in libraries if not name.startswith(CLI_LIBRARIES)]


class Tree(unittest.TestCase):
    """This project keeps the rules."""

    maxDiff = None

    def obey(self, complaints):
        if complaints:
            self.fail('\n' + '\n'.join(complaints))

    def test_our_headers(self):
        self.obey(check_our_headers(ROOT))

    def test_system_headers(self):
        self.obey(check_system_headers(ROOT))

    def test_lengths(self):
        self.obey(check_lengths(ROOT))

    def test_licences(self):
        self.obey(check_licences(ROOT))

    def test_potfiles(self):
        self.obey(check_potfiles(ROOT))

    def test_templates(self):
        self.obey(check_templates(ROOT))

    def test_rows(self):
        self.obey(check_rows(ROOT))

    def test_lists(self):
        self.obey(check_lists(ROOT))

    def test_command_line_links_no_gtk(self):
        libraries = needed_libraries(os.environ['LEADS_CLI'])
        self.assertTrue(any(name.startswith('libglib-2.0') for name in libraries), libraries)
        self.obey(check_cli_libraries(libraries))

    def test_window_links_gtk(self):
        """Shows that the look at the command line program would see GTK if it were there."""
        if 'LEADS_GUI' not in os.environ:
            self.skipTest('built without the window')
        self.assertTrue(any('libgtk-4' in line for line in
                            check_cli_libraries(needed_libraries(os.environ['LEADS_GUI']))))


class Rules(unittest.TestCase):
    """Each rule finds its fault."""

    def complaints(self, check, tree):
        """CHECK over a tree of {path: text}."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in {**{'po/POTFILES': ''}, **tree}.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding='utf-8')
            return check(root)

    def find(self, check, tree, *words):
        """Exactly one complaint, with these words in it."""
        found = self.complaints(check, tree)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def accept(self, check, tree):
        self.assertEqual(self.complaints(check, tree), [])

    def test_forbidden_layer(self):
        tree = {'include/storage/leads-store.h': '', 'include/base/leads-job.h': '',
                'src/widgets/leads-page.c': '\n#include "leads-job.h"\n#include "leads-store.h"\n'}
        self.find(check_our_headers, tree, 'src/widgets/leads-page.c:3', 'not storage')

    def test_every_pair_of_layers(self):
        for layer, allowed in MAY_USE.items():
            for other in ALL:
                tree = {f'include/{other}/leads-x.h': '', f'src/{layer}/leads-y.c': '#include "leads-x.h"\n'}
                with self.subTest(layer=layer, other=other):
                    found = self.complaints(check_our_headers, tree)
                    self.assertEqual(not found, other == layer or other in allowed, found)

    def test_service_header_speaks_of_storage(self):
        tree = {'include/storage/leads-store.h': '', 'include/services/leads-desk.h': '#include "leads-store.h"\n'}
        self.find(check_our_headers, tree, 'include/services/leads-desk.h:1', 'headers of services')
        del tree['include/services/leads-desk.h']
        self.accept(check_our_headers, {**tree, 'src/services/leads-desk.c': '#include "leads-store.h"\n'})

    def test_private_header(self):
        tree = {'src/storage/leads-engine-private.h': '', 'src/storage/a.c': '#include "leads-engine-private.h"\n'}
        self.accept(check_our_headers, tree)
        self.find(check_our_headers, {**tree, 'src/services/b.c': '#include "leads-engine-private.h"\n'},
                  'src/services/b.c:1', 'private to the sources of storage')
        self.find(check_our_headers, {**tree, 'include/storage/leads-b.h': '#include "leads-engine-private.h"\n'},
                  'include/storage/leads-b.h:1', 'private')

    def test_our_header_in_angle_brackets(self):
        self.find(check_our_headers, {'include/csv/leads-a.h': '', 'src/base/a.c': '#include <leads-a.h>\n'}, 'not csv')

    def test_unknown_and_double_names(self):
        self.find(check_our_headers, {'src/base/a.c': '#include "nowhere.h"\n'}, 'a.c:1', 'no layer')
        self.find(check_our_headers, {'include/base/leads-a.h': '', 'include/csv/leads-a.h': ''}, 'base, csv')
        self.find(check_our_headers, {'src/misc/a.c': ''}, 'misc is no layer')

    def test_generated_headers(self):
        self.accept(check_our_headers, {'src/storage/a.c': '#include "leads-sql-resources.h"\n'})
        self.find(check_our_headers, {'src/csv/a.c': '#include "leads-sql-resources.h"\n'}, 'only storage')
        made = {'src/csv/meson.build': "output: 'leads-table.h',", 'src/csv/a.c': '#include "leads-table.h"\n'}
        self.accept(check_our_headers, made)
        self.find(check_our_headers, {**made, 'src/services/a.c': '#include "leads-table.h"\n'}, 'private')

    def test_system_header_of_others(self):
        for name, layer, words in (('sqlite3.h', 'services', 'only storage'), ('csv.h', 'storage', 'only csv'),
                                   ('gtk/gtk.h', 'models', 'only widgets and application'),
                                   ('adwaita.h', 'cli', 'only widgets and application'),
                                   ('json-glib/json-glib.h', 'services', 'only cli'),
                                   ('gio/gio.h', 'numbering', 'not numbering'), ('curl/curl.h', 'csv', 'no rule')):
            with self.subTest(header=name):
                self.find(check_system_headers, {f'src/{layer}/a.c': f'#include <glib.h>\n#  include <{name}>\n'},
                          f'src/{layer}/a.c:2', words)
        self.accept(check_system_headers, {'src/storage/a.c': '#include <sqlite3.h>\n#include <string.h>\n'})

    def test_long_source(self):
        self.accept(check_lengths, {'src/base/a.c': '\n' * LONGEST_SOURCE})
        self.find(check_lengths, {'src/base/a.c': '\n' * (LONGEST_SOURCE + 1)}, 'src/base/a.c:701', '701 lines')

    def test_licence(self):
        good = LICENCE_LINE + '\n'
        self.accept(check_licences, {'src/base/a.c': good, 'data/ui/a.ui': f'<?xml?>\n<!-- {LICENCE} -->\n'})
        self.find(check_licences, {'src/base/a.c': '\n' + good}, 'src/base/a.c:1')
        self.find(check_licences, {'data/sql/sqlite/0001.sql': 'CREATE'}, '0001.sql:1')

    def test_potfiles(self):
        source = {'src/cli/a.c': 'x = _("Hello");\n'}
        self.find(check_potfiles, source, 'src/cli/a.c', 'does not list it')
        self.accept(check_potfiles, {**source, 'po/POTFILES': 'src/cli/a.c\n'})
        self.find(check_potfiles, {'po/POTFILES': 'src/cli/gone.c\n'}, 'po/POTFILES:1', 'does not exist')
        self.find(check_potfiles, {'data/ui/a.ui': '<property translatable="yes">'}, 'data/ui/a.ui')
        self.find(check_potfiles, {'src/cli/a.c': 'ngettext ("%d", "%d", n)'}, 'a.c')
        self.find(check_potfiles, {**source, 'src/base/b.c': '', 'po/POTFILES': 'src/cli/a.c\nsrc/base/b.c\n'}, 'sorted')
        self.accept(check_potfiles, {'src/cli/a.c': '/* _("Hello") */ foo_("x"); dgettext_("y");'})

    def test_templates(self):
        ui, source = 'data/ui/leads-page.ui', {'src/widgets/leads-page.c': '"/x/ui/leads-page.ui"'}
        self.accept(check_templates, {ui: '<template class="LeadsPage" parent="x">', **source})
        self.find(check_templates, {ui: '<object class="GtkBox">', **source}, ui, 'no <template')
        self.find(check_templates, {ui: '<template class="LeadsOther">', **source}, ui, 'LeadsOther')
        self.find(check_templates, {ui: '<template class="LeadsPage">'}, ui, 'no source')
        self.find(check_templates, {ui: '<template class="LeadsPage">', 'src/widgets/leads-page.c': ''},
                  'src/widgets/leads-page.c', 'does not set')

    def test_rows(self):
        path = 'src/widgets/leads-a.c'
        self.find(check_rows, {path: '\nx = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE);'}, path + ':2')
        self.find(check_rows, {path: 'adw_status_page_set_description (page, error->message);'}, path + ':1')
        self.accept(check_rows, {path: 'adw_status_page_set_description (page, _("None"));\nleads_ui_describe_page (p, error);'})

    def test_lists(self):
        self.find(check_lists, {'src/base/a.c': '', 'src/base/meson.build': "'aa.c',\n'a.cc'"}, 'src/base/a.c')
        self.accept(check_lists, {'src/base/a.c': '', 'src/base/meson.build': "'a.c',"})
        self.find(check_lists, {'tests/base/test-a.c': '', 'tests/base/meson.build': "'test-a-b',"}, 'test-a.c')
        self.find(check_lists, {'tests/cli/test-a.py': '', 'tests/cli/meson.build': ''}, 'test-a.py')
        self.find(check_lists, {'data/ui/a.ui': '', 'data/customer-leads.gresource.xml': ''}, 'data/ui/a.ui')
        self.find(check_lists, {'data/sql/sqlite/1.sql': '', 'data/sql/leads-sql.gresource.xml': 'sqlite/2.sql'},
                  'data/sql/sqlite/1.sql')

    def test_libraries(self):
        self.assertEqual(check_cli_libraries(['libgio-2.0.so.0', 'libc.so.6', 'libcsv.so.3']), [])
        for name in ('libgtk-4.so.1', 'libadwaita-1.so.0', 'libcairo.so.2'):
            self.assertEqual(len(check_cli_libraries([name, 'libc.so.6'])), 1)


if __name__ == '__main__':
    tap.main()
