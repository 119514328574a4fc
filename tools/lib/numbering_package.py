# SPDX-License-Identifier: GPL-3.0-or-later
"""The npm package google-libphonenumber: brought here once, kept below _build, asked through Node.js."""

import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

NAME = 'google-libphonenumber'
ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / '_build' / 'npm'


def fetch(version):
    """The folder of the unpacked package of that version."""
    folder = KEPT / f'{NAME}-{version}'
    if not folder.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as place:
            subprocess.run(['npm', 'pack', '--silent', f'{NAME}@{version}'], cwd=place, check=True,
                           stdout=subprocess.DEVNULL)
            with tarfile.open(next(Path(place).glob('*.tgz'))) as archive:
                archive.extractall(place)
            (Path(place) / 'package').rename(folder)
    return folder


def release_date(version):
    """When that version was released, as the registry says, ISO 8601."""
    run = subprocess.run(['npm', 'view', NAME, 'time', '--json'], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)[version][:10]


def metadata(folder):
    """Regions of every code, metadata of every region, mobile tokens; see numbering-package.js."""
    run = subprocess.run(['node', Path(__file__).with_name('numbering-package.js'), folder], check=True,
                         capture_output=True, text=True)
    return json.loads(run.stdout)


def stop_without_node():
    """Ends the program with a sentence where Node.js is not installed."""
    for program in ('node', 'npm'):
        try:
            subprocess.run([program, '--version'], check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            sys.exit(f'Please install Node.js 18 or newer with npm: “{program}” could not be run.')
