#!/bin/sh
# A dump of the database each night, read back before it counts, the newest 14 kept. For compose.yaml; a timer may run it
# with `--once` as well. The connection is told by libpq's own PGHOST, PGUSER, PGDATABASE and PGPASSWORD.
set -eu
umask 077
folder=${DUMPS:-/dumps} keep=${DUMPS_KEPT:-14}

dump() {
  file=$folder/sightline-$(date -u +%Y%m%dT%H%M%SZ).dump
  rm -f "$folder"/*.unfinished
  pg_dump --format=custom --file="$file.unfinished" && pg_restore --list "$file.unfinished" >/dev/null \
    && mv "$file.unfinished" "$file" || return 1
  ls -1r "$folder"/sightline-*.dump | tail -n "+$((keep + 1))" | while read -r old; do rm -f "$old"; done
}

if [ "${1:-}" = --once ]; then
  dump
  exit
fi
while :; do
  # A night that failed is tried again within the hour.
  if dump; then sleep 86400; else echo "not dumped" >&2; sleep 3600; fi
done
