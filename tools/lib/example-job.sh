#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# example-job.sh PROGRAM FILE: does the whole job with the command line program on a file of numbers that are
# all valid, in a throw-away data directory, and shows each step. Fails if a number was not found again.
set -euo pipefail

cli=$1
file=$2
data_dir=$(mktemp -d)
trap 'rm -rf "$data_dir"' EXIT

# show COMMAND…: a command as one would type it.
show () {
  local word

  printf '\n$ customer-leads-cli'
  for word; do
    case $word in
      *[!a-zA-Z0-9./_-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
}

# say COMMAND…: shows a command and runs it.
say () {
  show "$@"
  "$cli" --data-dir "$data_dir" "$@"
}

# add COMMAND…: the same for a command that makes something; leaves its id in $id.
add () {
  show "$@"
  id=$("$cli" --data-dir "$data_dir" --json "$@" | sed -nE 's/.*"id" *: *([0-9]+).*/\1/p')
  echo "$id"
}

add lead add --customer 'Northwind Traders' --service 'Operator Connect' --channel 'Example Channel'
lead=$id
add connection add --lead "$lead" --name 'PSTN 1' --side pstn
add profile add --name 'Standard Calling' --trunk sbc1.example.com --trunk sbc2.example.com
say upload --lead "$lead" --profile 'Standard Calling' --connection 'PSTN 1' --service-info 'Operator Connect' \
  --file "$file"
say numbers Northwind

# A line is a number, or a range: first to last.
expected=$(awk -F '[, ]' '/^\+/ { n += $2 == "to" ? $3 - $1 + 1 : 1 } END { print n }' "$file")
stored=$("$cli" --data-dir "$data_dir" numbers --lead "$lead" --count | tr -cd '0-9')
printf '\n'
if test "$stored" != "$expected"; then
  echo "The lead has $stored numbers, but the file holds $expected." >&2
  exit 1
fi
echo "Done: $stored numbers were uploaded and found again. The data directory is removed now."
