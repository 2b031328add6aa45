# shellcheck shell=bash
# Sourced. Builds for release, one build at a time in a checkout, and only when a source is newer than the last build.
# No server outlives its build: it would hold the caller's files and terminal open.

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
export DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# build PROJECT [OPTION…]: dotnet build, quiet unless it fails; everything it says goes to stderr. Its projects share a compiler server of
# this build's own (a compiler for each would take twice as long), which ends with it.
build() (
  log=$(mktemp) server=streamlab-$BASHPID-$RANDOM
  # Whatever ends the build, Ctrl-C too.
  trap 'end_compiler_server "$server"; rm -f "$log"' EXIT
  dotnet build "$@" -c Release -v quiet -clp:NoSummary -nodeReuse:false -p:UseRazorBuildServer=false \
    -p:UseSharedCompilation=true -p:SharedCompilationId="$server" >"$log" 2>&1 </dev/null 9>&- && exit
  status=$?
  cat "$log" >&2
  exit "$status"
)

end_compiler_server() {
  local sdks
  sdks=$(dirname -- "$(readlink -f -- "$(command -v dotnet)")")/sdk
  dotnet "$sdks/$(dotnet --version)/Roslyn/bincore/VBCSCompiler.dll" -shutdown -pipename:"$1" >/dev/null 2>&1 </dev/null 9>&- || true
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
# Nothing is built with STREAMLAB_IS_BUILT=1: tests have built what they run.
build_when_changed() {
  [ "${STREAMLAB_IS_BUILT-}" != 1 ] || return 0
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
