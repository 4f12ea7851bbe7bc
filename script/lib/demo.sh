# shellcheck shell=bash
# A demo of one's own, for pictures and measures: a database beside the site's on the same private server, made anew each
# time or kept, with the files that Chromium needs. Ends with the script that calls it.

set_up_demo() { # NAME [keep]: of the database (kmzb_NAME)
  remember_caller
  make_folders
  take_lock
  : >"$LOG/setup.log"
  need_space 200
  ensure_packages test
  ensure_venv requirements.txt requirements-dev.txt
  demo_env
  ensure_env
  check_given_database
  trap 'exit 130' INT TERM HUP
  trap 'leave_cluster "cluster-demo-$$"' EXIT
  start_cluster "cluster-demo-$$" $$
  if [[ -z $CALLER_DATABASE_URL ]]; then
    step "Making the database kmzb_$1" "Another run may use it; wait for its end." new_database "kmzb_$1" "${2:-}"
    export DATABASE_URL=${DATABASE_URL%/*}/kmzb_$1
  fi
  step "Compiling translations" "A .po file is broken; the log names its line." compile_catalogues
  step "Collecting static files" "The log names the file." collect_static
  step "Updating the tables" "The log names the migration." migrate
  step "Loading the demo" "The log says why." load_demo
  export KMZB_CHROMIUM=${KMZB_CHROMIUM:-/usr/bin/chromium} PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  drop_lock
}

new_database() { # NAME [keep]
  if [[ ${2:-} == keep ]] && superuser --dbname "$1" --command 'SELECT 1' >/dev/null 2>&1; then return; fi
  superuser --dbname postgres --command "DROP DATABASE IF EXISTS $1"
  superuser --dbname postgres --command "CREATE DATABASE $1 OWNER kmzb"
}
