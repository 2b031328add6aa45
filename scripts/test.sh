#!/usr/bin/env bash
# Installs what is missing, builds, checks the format and runs every test. The last line is `N passed, N failed, N skipped`.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source-path=SCRIPTDIR source=lib/require.sh
. "$here/lib/require.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$here/lib/build.sh"
# shellcheck source-path=SCRIPTDIR source=lib/stop.sh
. "$here/lib/stop.sh"

cd "$root"
require dotnet ffmpeg ffprobe fonts chromium npm shellcheck nginx varnishd
logs=$root/artifacts/test-logs
rm -rf "$logs"
mkdir -p "$logs"
started=$SECONDS

say() { echo "[$((SECONDS - started)) s] $*"; }

# check NAME COMMAND…: a step that is no test; what it says is shown when it fails. It counts as a failure: the file NAME.count.
check() {
  local name=$1
  shift
  if "$@" >"$logs/$name.log" 2>&1 </dev/null; then say "$name: good"; return; fi
  cat "$logs/$name.log"
  echo "0 1 0" >"$logs/$name.count"
  say "$name: FAILED"
}

is_broken() { compgen -G "$logs/*.count" >/dev/null; }

# summary_of LOG: total, failed and skipped as the runner closes with; nothing when it did not come so far.
summary_of() {
  sed -n -e 's/.* Total: 0$/0 0 0/p' -e 's/.* Total: \([0-9]*\), Errors: [0-9]*, Failed: \([0-9]*\), Skipped: \([0-9]*\),.*/\1 \2 \3/p' "$1" | tail -n 1
}

# run_room NAME: one test project; its verdict is the file NAME.count (passed failed skipped).
run_room() {
  local log=$logs/$1.log total failed skipped status=0
  timeout 900 "artifacts/bin/$1/release/$1" -noColor -noLogo >"$log" 2>&1 </dev/null || status=$?
  read -r total failed skipped < <(summary_of "$log") || read -r total failed skipped <<<"1 1 0"
  # A run that broke off, or failed outside its tests, counts as one failure.
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then total=$((total + 1)) failed=1; fi
  if [ "$failed" != 0 ]; then cat "$log"; fi
  echo "$((total - failed - skipped)) $failed $skipped" >"$logs/$1.count"
  say "$1: $((total - failed - skipped)) passed, $failed failed, $skipped skipped"
}

rooms() { find tests -maxdepth 1 -name '*.Tests' "$@" -printf '%f\n' | sort; }

run_rooms() {
  local room
  # The build has failed for style and analyzers already: blanks are left. It is done before anything is measured.
  check format dotnet format whitespace --no-restore --verify-no-changes &
  for room in $(rooms ! -name '*.EndToEnd.Tests'); do
    while [ "$(jobs -rp | wc -l)" -ge 3 ]; do wait -n || true; done
    run_room "$room" &
  done
  wait
  # Real servers, a real browser, real time: alone, so that nothing else disturbs their measurements.
  run_room StreamLab.EndToEnd.Tests &
  wait $!
}

sum_up() {
  local passed=0 failed=0 skipped=0 p f s
  for count in "$logs"/*.count; do
    [ -e "$count" ] || continue
    read -r p f s <"$count"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  done
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$passed" != 0 ]
}

check scripts shellcheck -x .ci/run scripts/streamlab scripts/*.sh scripts/lib/*.sh
check restore dotnet restore --locked-mode --disable-build-servers
check build with_build_lock build StreamLab.sln --no-restore
if ! is_broken; then run_rooms; fi
sum_up
