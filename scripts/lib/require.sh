# shellcheck shell=bash
# Sourced. `require ffmpeg chromium …` sees to it that these are there: on Debian and Ubuntu, as root or with sudo, it says what it
# installs and does; elsewhere it says what is missing and ends with 3. Nothing is asked of the network when nothing is missing.

# Servers are put where only root looks.
PATH=$PATH:/usr/local/sbin:/usr/sbin

is_there() {
  case $1 in
    dotnet) dotnet --list-sdks 2>/dev/null | grep -q '^1[0-9]\.' ;;
    chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
    plot-fonts) [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" /Library/Fonts \
      \( -name '*.[to]t[fc]' -o -name '*.pf[ab]' \) -print -quit 2>/dev/null)" ] ;;
    fonts) [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name 'DejaVuSansMono.ttf' -print -quit 2>/dev/null)" ] ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

package_of() {
  case $1 in
    dotnet) echo dotnet-sdk-10.0 ;;
    chromium) if grep -qs '^ID=ubuntu' /etc/os-release; then echo chromium-browser; else echo chromium; fi ;;
    fonts | plot-fonts) echo fonts-dejavu-core ;;
    ffprobe) echo ffmpeg ;;
    varnishd) echo varnish ;;
    taskset) echo util-linux ;;
    *) echo "$1" ;;
  esac
}

# The words that run a command as root: none as root, sudo where it is; fails where neither is.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else return 1
  fi
}

install_packages() {
  command -v apt-get >/dev/null || return 1
  echo "installing $* (apt-get)" >&2
  { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >&2 </dev/null
}

# ask_for NAME…: installs what is missing where that can be done, and goes on without it where not.
ask_for() {
  local name packages=()
  for name in "$@"; do
    is_there "$name" || packages+=("$(package_of "$name")")
  done
  [ "${#packages[@]}" = 0 ] || install_packages "${packages[@]}" || true
}

require() {
  local name
  ask_for "$@"
  for name in "$@"; do
    is_there "$name" && continue
    if [ "$name" = dotnet ]; then
      echo "the .NET SDK 10 is missing: install it as https://dotnet.microsoft.com/download says, then run this again" >&2
    else
      echo "$name is missing: install it (Debian and Ubuntu: apt-get install $(package_of "$name")), then run this again" >&2
    fi
    exit 3
  done
}
