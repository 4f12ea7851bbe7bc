# shellcheck shell=bash
# The two processes that serve: gunicorn and the worker. Asking whether they do, starting and stopping them.

web_url() { if [[ -s $RUN/url ]]; then cat "$RUN/url"; fi; }

# The address that a browser can use: a passkey refuses a bare loopback address.
public_url() { # HOST PORT
  case $1 in
    127.* | localhost | 0.0.0.0 | :: | ::1) printf 'http://localhost:%s/' "$2" ;;
    *:*) printf 'http://[%s]:%s/' "$1" "$2" ;;
    *) printf 'http://%s:%s/' "$1" "$2" ;;
  esac
}

bind_address() { if [[ $1 == *:* ]]; then printf '[%s]:%s' "$1" "$2"; else printf '%s:%s' "$1" "$2"; fi; }

# Every name under which this start can be asked.
allowed_hosts() { # HOST
  local hosts='localhost,127.0.0.1,[::1]'
  case $1 in
    localhost | 127.0.0.1 | ::1) ;;
    0.0.0.0 | ::) hosts+=,$(hostname),$(hostname -I 2>/dev/null | tr -s ' ' ',') ;;
    *:*) hosts+=",[$1]" ;;
    *) hosts+=,$1 ;;
  esac
  printf '%s' "${hosts%,}"
}

serving() { alive "$RUN/web.pid" && [[ -s $RUN/bind ]] && "$PYTHON" "$ROOT/script/lib/ready.py" "$(<"$RUN/bind")" 2>/dev/null; }

# Before anything long is begun; a machine without any Python can only be asked whether somebody answers there.
check_port() { # HOST PORT
  local problem python
  if python=$(python_of_system); then
    problem=$("$python" "$ROOT/script/lib/port.py" "$1" "$2" 2>&1) || fail "${problem##*$'\n'}"
  elif (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then
    fail "port $2 is taken by another program. Choose another: script/server --port $(($2 + 1))"
  fi
}

start_worker() {
  launch "$RUN/worker.pid" "$LOG/worker.log" "$PYTHON" manage.py procrastinate worker
}

start_web() { # HOST PORT
  bind_address "$1" "$2" >"$RUN/bind"
  public_url "$1" "$2" >"$RUN/url"
  WEB_BIND=$(<"$RUN/bind") launch "$RUN/web.pid" "$LOG/web.log" "$PYTHON" -m gunicorn --config kmzb/gunicorn.py
}

wait_until_serving() {
  local end=$((SECONDS + 60))
  while ((SECONDS < end)) && alive "$RUN/web.pid"; do
    "$PYTHON" "$ROOT/script/lib/ready.py" "$(<"$RUN/bind")" 2>"$RUN/ready.txt" && return
    sleep 0.3
  done
  {
    printf 'The site does not answer as it should: %s\n' "$(cat "$RUN/ready.txt" 2>/dev/null)"
    tail -n 15 "$LOG/web.log" | cut -c1-300 | sed 's/^/  web    | /'
    tail -n 5 "$LOG/worker.log" | cut -c1-300 | sed 's/^/  worker | /'
  } >&2
  fail "everything it started is stopped again. The whole logs are in $LOG."
}

# Exactly what a start made: the site, the worker, and the database unless the tests still use it.
stop_all() {
  end "$RUN/web.pid" 25
  end "$RUN/worker.pid" 15
  rm -f "$RUN/bind" "$RUN/url" "$RUN/ready.txt"
  leave_cluster cluster-server
}

print_sign_ins() {
  if [[ -s $LOCAL/demo-sign-ins.json ]]; then "$PYTHON" "$ROOT/script/lib/sign_ins.py" "$LOCAL/demo-sign-ins.json"; fi
}
