#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sandbox-import.sh APP FILE [PICTURE]: opens FILE with the installed Flatpak APP, as a file manager would, picks the
# lead, submits, and counts what was stored. The sandbox sees FILE through the document portal alone.
# To be run inside tests/support/with-display: the home directory, and so the store, is a fresh one.
set -euo pipefail

app=$1
file=$2
picture=${3:-}
patience=60

cli () {
  flatpak run --user --command=customer-leads-cli "$app" "$@"
}

# window TITLE: waits for a window and prints its id.
window () {
  local id

  id=$(timeout "$patience" xdotool search --sync --onlyvisible --name "^$1\$" | head -n 1)
  test -n "$id" || { echo "No window “$1” within $patience seconds." >&2; return 1; }
  echo "$id"
}

# press WINDOW KEY…: presses keys in a window.
press () {
  xdotool windowactivate --sync "$1"
  shift
  xdotool key --clearmodifiers --delay 50 "$@"
}

lead=$(cli --json lead add --customer 'Northwind Traders' --service 'Operator Connect' | sed -nE 's/.*"id" *: *([0-9]+).*/\1/p')
cli connection add --lead "$lead" --name 'PSTN 1' --side pstn >/dev/null
cli profile add --name 'Standard Calling' --trunk sbc1.example.com --trunk sbc2.example.com >/dev/null

# What --file-forwarding does, but for the path: flatpak names the runtime directory outside, which the sandbox
# has only where it is the usual one.
document=$(flatpak document-export --app="$app" --allow-read "$file")
flatpak run --user "$app" "/run/flatpak/doc/${document#*/doc/}" &
trap 'flatpak kill "$app" 2>/dev/null || true' EXIT
echo "opened: $(xdotool getwindowname "$(window 'Customer Leads')")"

chooser=$(window 'Choose a Lead')
xdotool windowactivate --sync "$chooser"
xdotool type --clearmodifiers --delay 30 Northwind
press "$chooser" Return
dialog=$(window 'Upload Numbers')

if test -n "$picture"; then
  sleep 2
  import -window root "$picture"
fi

# The key does nothing before the file is checked.
expected=$(grep -c '^+' "$file")
stored=0
for ((second = 0; second < patience && stored != expected; second++)); do
  ! xdotool search --onlyvisible --name '^Upload Numbers$' >/dev/null || press "$dialog" ctrl+Return
  sleep 1
  stored=$(cli numbers --lead "$lead" --count | tr -cd '0-9')
done
if test "$stored" != "$expected"; then
  test -z "$picture" || import -window root "$picture"
  echo "$stored numbers are stored, but the file holds $expected." >&2
  exit 1
fi
echo "imported: $stored numbers"
