#!/usr/bin/env bash
# The main job in one command: a clip goes in, three edges serve it, a player adapts while the bandwidth falls and rises again.
#
#   scripts/demo.sh [CLIP] [--for 60s]
#
# Titles go to media/catalog, or to $STREAMLAB_CATALOG.
# Without CLIP it makes one. With --for the session is that long and everything ends with it; without, the laboratory stays up until Ctrl-C.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source-path=SCRIPTDIR source=lib/require.sh
. "$here/lib/require.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$here/lib/build.sh"

fail() { echo "demo.sh: $1" >&2; exit 2; }

clip='' limit=()
while (($#)); do
  case $1 in
    --for) [ $# -ge 2 ] || fail "--for needs a time, such as 60s"; limit=(--for "$2"); shift 2 ;;
    -*) fail "there is no option '$1'; it takes [CLIP] [--for 60s]" ;;
    *) [ -z "$clip" ] || fail "'$1' is one clip too many"; clip=$1; shift ;;
  esac
done

require dotnet ffmpeg ffprobe fonts npm
build_when_changed StreamLab.Cli
# Called as a program, never through a function: so $! is the program itself, and a signal to it arrives.
streamlab=$here/streamlab

catalog=${STREAMLAB_CATALOG:-$root/media/catalog}
# shellcheck source-path=SCRIPTDIR source=lib/children.sh
. "$here/lib/children.sh"

# from_here PATH: as it can be typed where the user stands.
from_here() {
  local path
  path=$(realpath --relative-to=. -- "$1")
  case $path in */*) ;; *) path=./$path ;; esac
  printf %q "$path"
}

say() { printf '\n=== %s\n\n' "$*"; }

# The generated clip is made and ingested once; a clip of the user's anew each time.
ingest() {
  if [ -n "$clip" ]; then
    title=my-clip
    say "Ingest: $clip becomes segments in five bitrates, looped to a minute"
    "$streamlab" ingest "$clip" --out "$catalog" --title "$title" --repeat 60s --force
    return
  fi
  title=demo clip=$root/media/demo.mp4
  if [ ! -e "$clip" ]; then
    say "A clip of one minute is made: easy and hard scenes, a timecode, a beep each second"
    "$here/make-clip.sh" "$work/demo.mp4"
    mv "$work/demo.mp4" "$clip"
  fi
  [ -e "$catalog/$title/manifest.mpd" ] && [ "$catalog/$title/manifest.mpd" -nt "$clip" ] && return
  say "Ingest: the clip becomes segments in five bitrates"
  "$streamlab" ingest "$clip" --out "$catalog" --title "$title" --force
}

# Sets mpd, page and edges from the ready line of `up`.
start_lab() {
  "$streamlab" up --catalog "$catalog" --edges 3 --port 0 --json >"$work/ready" &
  lab=$!
  children+=("$lab")
  until [ -s "$work/ready" ]; do
    kill -0 "$lab" 2>/dev/null || exit 2
    sleep 0.1
  done
  mpd=$(grep -o "\"mpd\":\"[^\"]*/$title/manifest.mpd\"" "$work/ready" | cut -d '"' -f 4)
  page=$(grep -o '"page":"[^"]*"' "$work/ready" | cut -d '"' -f 4)
  mapfile -t edges < <(grep -o '"url":"[^"]*"' "$work/ready" | cut -d '"' -f 4)
}

throttle() {
  local edge shapers=()
  for edge in "${edges[@]}"; do
    "$streamlab" shape "$edge" "$1" >/dev/null &
    shapers+=("$!")
  done
  wait "${shapers[@]}"
}

is_playing() { kill -0 "$player" 2>/dev/null; }

# pause SECONDS: or until the player has ended.
pause() {
  sleep "$1" &
  local nap=$!
  children+=("$nap")
  wait -n "$nap" "$player" || true
  kill "$nap" 2>/dev/null || true
}

ingest
start_lab
throttle 6Mbps
say "Play: rule bola, buffer 12 s, three edges of 6 Mbps each. Watch it beside: $page"
"$streamlab" play "$mpd" --abr bola --buffer 12s "${limit[@]}" &
player=$!
children+=("$player")

pause 15
if is_playing; then say "The bandwidth falls: each edge has 0.6 Mbps now"; throttle 600kbps; pause 20; fi
if is_playing; then say "The bandwidth is back: each edge has 6 Mbps again"; throttle 6Mbps; fi
status=0
wait "$player" || status=$?

[ "$status" = 0 ] || exit "$status"
if [ "${#limit[@]}" = 0 ]; then
  trap 'clean_up; exit 0' INT TERM
  say "The laboratory stays up: $page   (Ctrl-C ends it)"
  wait "$lab"
else
  say "That was it; '$(from_here "$streamlab") up --catalog $(from_here "$catalog")' starts the laboratory for you. Its page was $page"
fi
