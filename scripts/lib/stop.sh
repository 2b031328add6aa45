# shellcheck shell=bash
# Sourced by a script that runs programs side by side or under `timeout`, which Ctrl-C at a terminal does not reach: whatever tells the script to
# end ends them, too, before it.

# descendants PROCESS: the numbers of all below it, the lowest first.
descendants() {
  local child
  for child in $(ps -o pid= --ppid "$1"); do descendants "$child"; echo "$child"; done
}

# stop STATUS: what has not ended after five seconds is killed.
stop() {
  local processes
  trap - INT TERM
  mapfile -t processes < <(descendants $$)
  kill -TERM "${processes[@]}" 2>/dev/null || true
  for _ in {1..50}; do kill -0 "${processes[@]}" 2>/dev/null || break; sleep 0.1; done
  kill -KILL "${processes[@]}" 2>/dev/null || true
  exit "$1"
}
trap 'stop 130' INT
trap 'stop 143' TERM
