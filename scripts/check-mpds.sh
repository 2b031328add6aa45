#!/usr/bin/env bash
# check-mpds.sh FOLDER…: reads every static MPD below the folders and compares its segment list with that of mpd-parser (video.js), pinned and
# installed in a temporary folder. One line for each that differs or is refused, then the counts. docs/compatibility.md says what differs and why.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source-path=SCRIPTDIR source=lib/require.sh
. "$here/lib/require.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$here/lib/build.sh"
mpd_parser=1.4.0

[ $# -gt 0 ] || { echo "check-mpds.sh: name folders of MPDs" >&2; exit 2; }
require dotnet npm
build_when_changed StreamLab.Cli
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cp "$here/lib/compare-mpds.mjs" "$work/"
(cd "$work" && npm install --silent --no-audit --no-fund --no-save "mpd-parser@$mpd_parser" >/dev/null)

# One of each: the test sets copy from one another.
find "$@" -type f -iname '*.mpd' -exec sha256sum {} + | sort -u -k1,1 | sed 's/^[0-9a-f]*  //' | sort |
  node "$work/compare-mpds.mjs" dotnet "$root/artifacts/bin/StreamLab.Cli/release/streamlab.dll" inspect --json --segments
