# shellcheck shell=bash
# Sourced by scripts that start servers: a folder $work and the processes ${children[@]} that end with the script, however it ends.

work=$(mktemp -d)
children=()

clean_up() {
  local child
  trap - EXIT INT TERM
  for child in "${children[@]}"; do kill -TERM "$child" 2>/dev/null || true; done
  for child in "${children[@]}"; do wait "$child" 2>/dev/null || true; done
  rm -rf "$work"
}
trap clean_up EXIT
trap 'clean_up; exit 130' INT TERM
