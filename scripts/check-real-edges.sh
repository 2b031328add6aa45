#!/usr/bin/env bash
# Checks by real requests that Varnish and nginx behave as edges: an origin, both in front of it, and a player that plays over each.
#
#   scripts/check-real-edges.sh CATALOG
#
# CATALOG is a folder of ingested titles. Takes about half a minute; ends with 1 when something does not hold.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source-path=SCRIPTDIR source=lib/require.sh
. "$here/lib/require.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$here/lib/build.sh"

if [ $# != 1 ] || [ ! -d "$1" ]; then echo "check-real-edges.sh: name a folder of ingested titles" >&2; exit 2; fi
require dotnet npm nginx varnishd curl
build_when_changed StreamLab.Cli
catalog=$1 origin_port=18080 varnish_port=18091 nginx_port=18092
# shellcheck source-path=SCRIPTDIR source=lib/children.sh
. "$here/lib/children.sh"

broken=0
# holds SENTENCE COMMAND…: says whether the command succeeds.
holds() {
  if "${@:2}"; then echo "ok    $1"; else echo "FAILS $1"; broken=1; fi
}
# until_it PATTERN URL: asks for a minute at most.
until_it() {
  for _ in $(seq 120); do
    if curl -sf "$2" 2>/dev/null | grep -q "$1"; then return; fi
    sleep 0.5
  done
  return 1
}
# field NAME CURL-ARGUMENT…: a field of the response.
field() { curl -s -o /dev/null -D - "${@:2}" | tr -d '\r' | grep -i "^$1:" | cut -d ' ' -f 2- || true; }
status() { curl -s -o /dev/null -w '%{http_code}' "$@"; }

thirty_at_once() {
  local pids=() n
  for n in $(seq 30); do
    curl -s -o "$work/$name-$n" "$url?CMCD=sid%3D$n" &
    pids+=("$!")
  done
  wait "${pids[@]}"
  for n in $(seq 30); do cmp -s "$work/$name-$n" "$catalog/$segment" || return 1; done
}
is_hit() { [[ $(field cache-status "$1") == *"$name; hit"* ]]; }
gives_a_range() { [ "$(status -r 10-19 "$url")" = 206 ] && [ "$(curl -s -r 10-19 "$url" | wc -c)" = 10 ]; }
lets_browsers_read() { [ "$(field access-control-allow-origin -H 'Origin: http://a.example' "$url")" = '*' ]; }
knows_its_etag() { [ "$(status -H "If-None-Match: $(field etag "$url")" "$url")" = 304 ]; }
# Older than max-age and stale-while-revalidate together.
keeps_no_old_manifest() {
  status "$edge_url/$title/manifest.mpd" >/dev/null
  sleep 7
  ! is_hit "$edge_url/$title/manifest.mpd"
}
refuses_control() { [ "$(status -X POST "$edge_url/api/edges")" = 403 ]; }
is_played_over() {
  "$here/streamlab" play "$origin/$title/manifest.mpd" --pathway "fixed:$name" --for 6s --json >"$work/played"
  grep -q "\"$name\": [1-9]" "$work/played" && grep -q '"failedRequests": 0' "$work/played"
}

"$here/streamlab" origin --catalog "$catalog" --port "$origin_port" --json >"$work/ready" &
children+=("$!")
origin=http://127.0.0.1:$origin_port
until_it . "$origin/health"
"$here/real-edges.sh" --origin "$origin" --varnish-port "$varnish_port" --nginx-port "$nginx_port" >/dev/null &
children+=("$!")
until_it varnish "$origin/api/edges"
until_it nginx "$origin/api/edges"

title=$(basename "$(dirname "$(find "$catalog" -maxdepth 2 -name manifest.mpd | sort | head -n 1)")")
segment=$(cd "$catalog" && find "$title" -name '*.m4s' | sort | sed -n 2p)
for edge in "varnish $varnish_port" "nginx $nginx_port"; do
  read -r name port <<<"$edge"
  edge_url=http://127.0.0.1:$port url=http://127.0.0.1:$port/$segment
  holds "$name: 30 at once get the origin's bytes" thirty_at_once
  holds "$name: CMCD is not in the key" is_hit "$url?CMCD=bl%3D100"
  holds "$name: a range of a hit" gives_a_range
  holds "$name: browsers may read" lets_browsers_read
  holds "$name: an ETag that fits gives 304" knows_its_etag
  holds "$name: an old manifest is not used" keeps_no_old_manifest
  holds "$name: control is refused" refuses_control
  holds "$name: our player plays over it" is_played_over
done
[ "$broken" = 0 ]
