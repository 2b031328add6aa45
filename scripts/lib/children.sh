# shellcheck shell=bash
# Sourced by scripts that start servers: a folder $work and the processes ${children[@]} that end with the script, however it ends: what has not
# ended ten seconds after it was asked to is killed.

work=$(mktemp -d)
children=()

clean_up() {
  local child
  trap - EXIT INT TERM
  for child in "${children[@]}"; do kill -TERM "$child" 2>/dev/null || true; done
  for _ in {1..100}; do kill -0 "${children[@]}" 2>/dev/null || break; sleep 0.1; done
  kill -KILL "${children[@]}" 2>/dev/null || true
  for child in "${children[@]}"; do wait "$child" 2>/dev/null || true; done
  rm -rf "$work"
}
trap clean_up EXIT
trap 'clean_up; exit 130' INT TERM
