# shellcheck shell=bash
# Processes that a script started: remembered as "pid start-time", so that a number which the system gave to somebody
# else in the meantime is never taken for ours. Each one leads a session of its own: Ctrl-C reaches the script alone.

# Field N (from 3) of /proc/PID/stat; the name in field 2 may hold spaces, so count behind it.
process_field() {
  local line
  { line=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  line=${line##*) }
  awk -v n=$(($2 - 2)) '{ print $n }' <<<"$line"
}

# alive FILE: the process remembered in the file still runs. Sets PID.
alive() {
  local began
  PID=
  [[ -s $1 ]] || return 1
  read -r PID began <"$1"
  [[ $PID =~ ^[0-9]+$ && $(process_field "$PID" 22) == "$began" && $(process_field "$PID" 3) != Z ]]
}

remember() { # FILE PID
  printf '%s %s\n' "$2" "$(process_field "$2" 22)" >"$1"
}

# launch FILE LOG command...: starts it in a session of its own.
launch() {
  local file=$1 log=$2
  shift 2
  [[ -f $log ]] && mv -f "$log" "$log.1"
  setsid "$@" </dev/null >"$log" 2>&1 9>&- &
  remember "$file" $!
  disown
}

# Processes of the session that PID led and that were started in this tree: also those that outlived a killed leader.
session_members() {
  local entry pid
  for entry in /proc/[0-9]*; do
    pid=${entry#/proc/}
    [[ $(process_field "$pid" 6) == "$1" ]] || continue
    [[ $(readlink "$entry/cwd" 2>/dev/null) == "$ROOT" ]] && printf '%s\n' "$pid"
  done
  return 0
}

# end FILE SECONDS: asks the remembered process to finish, then ends it and what is left of its session.
end() {
  local file=$1 patience=$(($2 * 10)) leader='' began='' member
  [[ -s $file ]] && read -r leader began <"$file"
  if alive "$file"; then
    kill -TERM "$PID" 2>/dev/null || true
    while ((patience-- > 0)) && alive "$file"; do sleep 0.1; done
    alive "$file" && kill -KILL "$PID" 2>/dev/null
  fi
  if [[ $leader && ($(process_field "$leader" 22) == "$began" || ! -e /proc/$leader) ]]; then
    for member in $(session_members "$leader"); do kill -KILL "$member" 2>/dev/null || true; done
  fi
  rm -f "$file"
}
