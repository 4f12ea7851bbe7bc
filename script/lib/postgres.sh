# shellcheck shell=bash
# The private PostgreSQL cluster: where it lies, starting, stopping. It listens on one unix socket and on no network.
# PostgreSQL refuses to run as root: called by root it runs as the user postgres, in a folder that this user can reach.

place_cluster() {
  PG_OWNER=$(id -un)
  PG_HOME=$LOCAL/postgres
  if ((EUID == 0)); then
    PG_OWNER=postgres
    as_pg test -x "$ROOT" || PG_HOME=/var/lib/kmzb-$(path_hash)
  fi
  [[ $PG_HOME != *[\"\$\`\\]* ]] ||
    fail "PostgreSQL's programs cannot work in a folder whose name holds a quotation mark, \$, \` or \\. Move $ROOT elsewhere."
  PG_DATA=$PG_HOME/data
  PG_SOCKET=$PG_HOME/socket
  # The system takes socket names of at most 107 bytes, "/.s.PGSQL.5432" and its lock included.
  (($(printf '%s' "$PG_SOCKET" | wc -c) <= 85)) || PG_SOCKET=/tmp/kmzb-$EUID-$(path_hash)
  if [[ -f $PG_DATA/PG_VERSION ]]; then
    PG_BIN=$(postgres_programs "$(<"$PG_DATA/PG_VERSION")") ||
      fail "$PG_DATA was made by PostgreSQL $(<"$PG_DATA/PG_VERSION"), which is no longer installed. Install it again, or remove the folder to start with an empty database."
  else
    PG_BIN=$(postgres_programs) || fail "no PostgreSQL 15 or newer with PostGIS 3 was found in /usr/lib/postgresql."
  fi
}

# As the cluster's owner, from a folder that everyone may enter, with nothing of our environment.
as_pg() {
  local -a call=(env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@")
  if ((EUID == 0)); then (cd / && runuser -u postgres -- "${call[@]}"); else (cd / && "${call[@]}"); fi
}

write_as_pg() { as_pg sh -c 'umask 077; cat >"$1"' sh "$1"; }

# Who may connect: the owner's system user as superuser, the application's role with its password; nobody else.
create_cluster() {
  local new=$PG_HOME/data.new
  install -d -m 700 -o "$PG_OWNER" "$PG_HOME"
  as_pg rm -rf "$new"
  as_pg "$PG_BIN/initdb" --pgdata "$new" --username postgres --encoding UTF8 --locale C.UTF-8 \
    --locale-provider icu --icu-locale pl-PL --data-checksums --auth-local peer --auth-host reject
  write_as_pg "$new/pg_ident.conf" <<<"owner $PG_OWNER postgres"
  printf 'local all postgres peer map=owner\nlocal all kmzb scram-sha-256\n' | write_as_pg "$new/pg_hba.conf"
  as_pg sh -c 'printf "include %skmzb.conf%s\n" "$2" "$2" >>"$1/postgresql.conf"' sh "$new" "'"
  as_pg mv "$new" "$PG_DATA"
}

# Nothing of a resident may reach the server's own log: no client, no statement, no parameter, no detail of a row, and no
# error, because its words often quote a value ("log" ranks above "error"; the site's own log says what failed and where).
cluster_settings() {
  local shared=posix
  (($(df -Pm /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }') + 0 >= 256)) || shared=mmap
  cat <<EOF
listen_addresses = ''
unix_socket_directories = '${PG_SOCKET//\'/\'\'}'
max_connections = 80
shared_buffers = 128MB
dynamic_shared_memory_type = $shared
fsync = on
full_page_writes = on
synchronous_commit = on
track_commit_timestamp = off
jit = off
random_page_cost = 1.1
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = off
log_line_prefix = '%t %p %e '
log_connections = off
log_disconnections = off
log_hostname = off
log_statement = none
log_min_messages = log
log_min_duration_statement = -1
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
pg_stat_statements.track_utility = off
EOF
}

# A process of this cluster works in its data folder.
of_cluster() { [[ $(readlink "/proc/$1/cwd" 2>/dev/null) == "$PG_DATA" && $(<"/proc/$1/comm") == postgres ]]; }

cluster_runs() {
  local pid
  [[ -s $PG_DATA/postmaster.pid ]] && pid=$(head -n 1 "$PG_DATA/postmaster.pid") && of_cluster "$pid" 2>/dev/null
}

# After a crash: servers without their postmaster, and files that name a number which may be another process by now.
clear_leftovers() {
  local entry
  for entry in /proc/[0-9]*; do
    ! of_cluster "${entry#/proc/}" 2>/dev/null || kill -KILL "${entry#/proc/}" 2>/dev/null || true
  done
  rm -f "$PG_DATA/postmaster.pid" "$PG_SOCKET"/.s.PGSQL.*
}

run_cluster() {
  [[ -d $PG_DATA ]] || create_cluster
  cluster_settings | write_as_pg "$PG_DATA/kmzb.conf"
  clear_leftovers
  if [[ ! -d $PG_SOCKET ]]; then install -d -m 700 -o "$PG_OWNER" "$PG_SOCKET"; fi
  [[ ! -L $PG_SOCKET && $(stat -c %U "$PG_SOCKET") == "$PG_OWNER" ]] || fail "$PG_SOCKET belongs to somebody else. Remove it."
  [[ ! -f $PG_HOME/postgres.log ]] || as_pg mv -f "$PG_HOME/postgres.log" "$PG_HOME/postgres.log.1"
  as_pg "$PG_BIN/pg_ctl" start --silent --wait --timeout 120 --pgdata "$PG_DATA" --log "$PG_HOME/postgres.log" 9>&- || {
    as_pg tail -n 5 "$PG_HOME/postgres.log"
    return 1
  }
}

halt_cluster() {
  cluster_runs || return 0
  as_pg "$PG_BIN/pg_ctl" stop --silent --mode fast --wait --timeout 30 --pgdata "$PG_DATA" ||
    as_pg "$PG_BIN/pg_ctl" stop --silent --mode immediate --wait --timeout 15 --pgdata "$PG_DATA"
}
