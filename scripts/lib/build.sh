# shellcheck shell=bash
# Sourced. Builds for release, one build at a time in a checkout, and only when a source is newer than the last build.
# Build servers are not left behind: they would hold the caller's files and terminal open.

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# build PROJECT [OPTION…]: dotnet build, quiet unless it fails; everything it says goes to stderr.
build() {
  local log
  log=$(mktemp)
  if dotnet build "$@" -c Release -v quiet -clp:NoSummary --disable-build-servers >"$log" 2>&1 </dev/null 9>&-; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# with_build_lock COMMAND…: waits while another process of this checkout builds.
with_build_lock() {
  mkdir -p "$root/artifacts"
  ( flock 9; "$@" ) 9>"$root/artifacts/build.lock"
}

sources_are_newer_than() {
  [ ! -e "$1" ] || [ -n "$(find "$root/src" "$root"/Directory.*.props "$root/global.json" \
    \( -path '*/wwwroot/lib' -o -name node_modules \) -prune -o -newer "$1" -print -quit)" ]
}

# build_when_changed PROJECT: the stamp is older than the build, so that a source saved meanwhile is built next time.
build_when_changed() {
  local stamp=$root/artifacts/$1.stamp
  sources_are_newer_than "$stamp" || return 0
  with_build_lock build_unless_fresh "$1" "$stamp"
}

build_unless_fresh() {
  sources_are_newer_than "$2" || return 0
  if [ -t 2 ]; then echo "building $1 …" >&2; fi
  touch "$2.new"
  build "$root/src/$1" || return 1
  mv "$2.new" "$2"
}
