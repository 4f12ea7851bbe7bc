# shellcheck shell=bash
# The database of the application: role, database and extensions in the private cluster, or the one that DATABASE_URL
# names. The superuser does only what is written here; the application and its commands connect as "kmzb".
# The cluster runs as long as somebody uses it: the server, or a run of the tests.

EXTENSIONS=(postgis btree_gist pg_trgm unaccent)

superuser() { as_pg "$PG_BIN/psql" --no-psqlrc --quiet --tuples-only --set ON_ERROR_STOP=1 --host "$PG_SOCKET" --username postgres "$@"; }

create_extensions() {
  local name
  printf 'SET client_min_messages = warning;\n'
  for name in "${EXTENSIONS[@]}"; do printf 'CREATE EXTENSION IF NOT EXISTS %s;\n' "$name"; done
}

# In template1 too: the test databases are copies of it, and their owner may not create extensions.
prepare_database() { # PASSWORD
  superuser --dbname postgres <<EOF
SELECT 'CREATE ROLE kmzb' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kmzb') \gexec
ALTER ROLE kmzb LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION PASSWORD '$1';
EOF
  create_extensions | superuser --dbname template1
  superuser --dbname postgres <<'EOF'
SELECT 'CREATE DATABASE kmzb OWNER kmzb' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'kmzb') \gexec
EOF
  create_extensions | superuser --dbname kmzb
}

# Remembers who uses the cluster; $1 names a file of $RUN that holds the process.
start_cluster() { # USER_FILE PID
  local password
  [[ -z $CALLER_DATABASE_URL ]] || return 0
  place_cluster
  remember "$RUN/$1" "$2"
  cluster_runs || step "Starting the database" "See $PG_HOME/postgres.log" run_cluster
  password=$(database_password)
  prepare_database "$password" >>"$LOG/setup.log" 2>&1 ||
    fail "the database could not be prepared: $(tail -n 1 "$LOG/setup.log" | cut -c1-200)"
  ensure_env "$password" "$PG_SOCKET"
}

# The last one who leaves stops the cluster.
leave_cluster() { # USER_FILE
  local file
  rm -f "$RUN/$1"
  [[ -d $LOCAL/postgres || -d /var/lib/kmzb-$(path_hash) ]] || return 0
  for file in "$RUN"/cluster-*; do
    alive "$file" && return
    rm -f "$file"
  done
  place_cluster
  halt_cluster >>"$LOG/setup.log" 2>&1 || printf '%s: the database did not stop; see %s\n' "$NAME" "$PG_HOME/postgres.log" >&2
}

# With DATABASE_URL: can it be reached, is it new enough, are the extensions there or can they be made?
check_given_database() {
  [[ -n $CALLER_DATABASE_URL ]] || return 0
  local problem
  problem=$("$PYTHON" "$ROOT/script/lib/check_database.py" "${EXTENSIONS[@]}" 2>&1 >/dev/null) || fail "DATABASE_URL: $(tail -n 1 <<<"$problem")"
  [[ -z $problem ]] || say "$problem"
}
