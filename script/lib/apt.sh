# shellcheck shell=bash
# What the system must have, and how it gets there on Debian and Ubuntu. Nothing is installed when nothing is missing.
# The system's own PostgreSQL service is left as it is: no cluster is made for it, none of its clusters is touched.

python_of_system() {
  local python
  for python in /usr/bin/python3 "$(command -v python3 || true)"; do
    [[ -x $python ]] && "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
      printf '%s\n' "$python" && return
  done
  return 1
}

# Folder of PostgreSQL's programs: version $1, or the newest from 15 that has PostGIS.
postgres_programs() {
  local folder version best=0
  for folder in /usr/lib/postgresql/*/bin; do
    version=$(basename "$(dirname "$folder")")
    [[ -x $folder/initdb && -f /usr/share/postgresql/$version/extension/postgis.control ]] || continue
    [[ -z ${1:-} || $version == "$1" ]] && ((version >= 15 && version > best)) && best=$version
  done
  ((best)) && printf '/usr/lib/postgresql/%s/bin\n' "$best"
}

has_library() { /sbin/ldconfig -p | grep -q "$1"; }

# Prints the missing packages; "postgis" stands for the newest PostgreSQL with PostGIS.
missing_packages() { # server | test
  python_of_system >/dev/null || printf 'python3 python3-venv '
  command -v msgfmt >/dev/null || printf 'gettext '
  [[ -n ${DATABASE_URL:-} ]] || postgres_programs >/dev/null || printf 'postgis '
  has_library libgdal.so || printf 'libgdal '
  has_library libpangoft2-1.0.so || printf 'libpango-1.0-0 libpangoft2-1.0-0 ' # WeasyPrint: posters and leaflets
  has_library libharfbuzz-subset.so || printf 'libharfbuzz-subset0 '
  [[ -d /usr/share/fonts/truetype/dejavu ]] || printf 'fonts-dejavu-core '
  [[ $1 == test ]] || return 0
  [[ -n ${KMZB_CHROMIUM:-} || -x /usr/bin/chromium ]] || printf 'chromium '
  has_library libatomic.so.1 || printf 'libatomic1 '
  [[ -n ${KMZB_NGINX:-} || -x /usr/sbin/nginx ]] || printf 'nginx ' # runs the shipped configuration, never as a service
}

newest_package() { apt-cache search --names-only "$1" | awk '{ print $1 }' | sort -V | tail -n 1; }

# Turns the stand-ins into the names that this system knows.
package_names() {
  local name found
  for name in "$@"; do
    case $name in
      postgis)
        found=$(newest_package '^postgresql-[0-9]+-postgis-3$')
        printf '%s\n%s\n' "${found%-postgis-3}" "$found"
        ;;
      libgdal) newest_package '^libgdal[0-9]+(t64)?$' ;;
      *) printf '%s\n' "$name" ;;
    esac
  done
}

refresh_packages() { as_root apt-get -o Acquire::Retries=3 -o APT::Update::Error-Mode=any update -q; }

# Only the programs are wanted: no service of a new package starts, now or with the system.
install_packages() {
  local switch=/etc/postgresql-common/createcluster.d/kmzb.conf policy=/usr/sbin/policy-rc.d
  as_root mkdir -p "${switch%/*}"
  printf 'create_main_cluster = false\n' | as_root tee "$switch" >/dev/null
  if [[ -e $policy ]]; then
    policy=
  else
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
  fi
  # shellcheck disable=SC2064 # expanded now: the names are gone when the trap runs
  trap "as_root rm -f '$switch' ${policy:+'$policy'}" EXIT
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 \
    -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends "$@" </dev/null
  [[ " $* " != *" nginx "* ]] || as_root systemctl --quiet disable nginx 2>/dev/null || true
}

ensure_packages() { # server | test
  local missing names
  read -r -a missing <<<"$(missing_packages "$1")"
  ((${#missing[@]})) || return 0
  need_space 1500
  command -v apt-get >/dev/null ||
    fail "this system has no apt-get. Install by hand: ${missing[*]} (PostgreSQL 15 or newer with PostGIS 3), then run this again."
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    fail "missing: ${missing[*]}. Installing needs root or sudo: run this once as root, or ask for these packages."
  fi
  if ((EUID != 0)) && ! sudo -n true 2>/dev/null && [[ ! -t 0 ]]; then
    fail "missing: ${missing[*]}. sudo does not work here without a terminal: run this once in a terminal, or as root."
  fi
  ((EUID == 0)) || sudo true || fail "missing: ${missing[*]}. sudo refused: ask for these packages, or for the right to install them."
  step "Reading the lists of packages" "Is the network up? The package servers could not be reached." refresh_packages
  mapfile -t names < <(package_names "${missing[@]}")
  [[ " ${missing[*]} " != *" postgis "* || " ${names[*]} " == *-postgis-3* ]] ||
    fail "this system offers no PostgreSQL with PostGIS 3. Debian 12 and Ubuntu 24.04 do; or give a DATABASE_URL."
  step "Installing ${names[*]}" "Is the network up, and is there space on the disk?" install_packages "${names[@]}"
  [[ -z $(missing_packages "$1") ]] || fail "still missing after the installation: $(missing_packages "$1"). See $LOG/setup.log"
}
