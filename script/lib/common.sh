# shellcheck shell=bash
# What every part needs: where things lie, how a script speaks, how it gives up, how a step is run.
# Everything a start makes lies in .local; nothing else of the tree is written.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LOCAL=$ROOT/.local
LOG=$LOCAL/log
RUN=$LOCAL/run
NAME=script/$(basename "$0")
export LC_ALL=C.UTF-8
ulimit -c 0 # a core dump would put what residents wrote on the disk

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "$NAME" "$*" >&2
  exit 1
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

path_hash() { printf '%s' "$ROOT" | sha256sum | cut -c1-12; }

make_folders() {
  if ! mkdir -p "$LOCAL" "$LOG" "$RUN" 2>/dev/null || [[ ! -w $LOCAL || ! -w $RUN ]]; then
    fail "cannot write to $LOCAL. It may belong to another user: run as that user, or remove the folder."
  fi
  chmod 700 "$LOG" "$RUN"
}

# One start, stop or test set-up at a time. Processes that live on must not inherit descriptor 9.
take_lock() {
  exec 9>"$RUN/lock"
  flock -n 9 && return
  say "Waiting for another script of this tree to finish its set-up …"
  flock -w 600 9 || fail "another script still holds $RUN/lock after ten minutes. Look what it is doing, then try again."
}

drop_lock() { exec 9>&-; }

# step "Doing this" "what to do about it when it fails" command...
# Output goes to the set-up log; the terminal gets one line with the seconds it took.
step() {
  local title=$1 advice=$2 began=$SECONDS code
  shift 2
  printf '%s … ' "$title"
  printf '\n== %s\n' "$title" >>"$LOG/setup.log"
  set +e
  (
    set -e
    "$@"
  ) >>"$LOG/setup.log" 2>&1
  code=$?
  set -e
  if ((code == 0)); then
    printf '%d s\n' $((SECONDS - began))
    return
  fi
  printf 'failed\n'
  tail -n 8 "$LOG/setup.log" | cut -c1-300 | sed 's/^/  | /' >&2
  fail "$title failed. $advice Everything it said: $LOG/setup.log"
}

# need_space MEGABYTES: where the tree lies and where packages go.
need_space() {
  local folder free
  for folder in "$ROOT" /usr /var; do
    free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
    ((free >= $1)) || fail "only $free MB are free on the disk of $folder, $1 MB are needed. Free some space, then run this again."
  done
}

# same_as_before STAMP SUM: the thing behind the stamp was last made from exactly this.
same_as_before() { [[ -f $1 && $(<"$1") == "$2" ]]; }
