# shellcheck shell=bash
# What Django needs before it serves: tables, translations, static files, the demo. Each is done again only when needed.

manage() { (cd "$ROOT" && "$PYTHON" manage.py "$@"); }

# Compiled next to the source, as gettext expects; a broken catalogue ends the set-up.
compile_catalogues() {
  local source
  while IFS= read -r -d '' source; do
    [[ ${source%.po}.mo -nt $source ]] && continue
    msgfmt --check-format --output-file "${source%.po}.mo" "$source"
  done < <(find "$ROOT" -path "$LOCAL" -prune -o -name '*.po' -print0)
}

static_sum() {
  (cd "$ROOT" && {
    cat requirements.txt kmzb/storage.py
    find . -path ./.local -prune -o -path '*/static/*' -type f -printf '%p %s %T@\n' | sort
  }) | sha256sum | cut -d' ' -f1
}

collect_static() {
  local sum stamp=$LOCAL/static.sum
  sum=$(static_sum)
  [[ -d $LOCAL/static ]] && same_as_before "$stamp" "$sum" && return
  rm -f "$stamp"
  # The documentation of the API uses Swagger; the other viewer in its package is large and nobody asks for it.
  cd "$ROOT" || return
  "$PYTHON" manage.py collectstatic --noinput --clear --ignore redoc --verbosity 0 &
  # shellcheck disable=SC2064 # this process, not a later one
  trap "kill $!" TERM # it runs in the background itself, and nothing else would end its child
  wait $!
  printf '%s' "$sum" >"$stamp"
}

migrate() { manage migrate --noinput --verbosity 0; }

load_demo() { manage load_demo; }

# Compressing the static files takes the longest and needs no database: it runs beside the rest.
prepare_site() { # demo | empty
  local began=$SECONDS collecting
  collect_static >"$LOG/static.log" 2>&1 9>&- &
  collecting=$!
  step "Compiling translations" "A .po file is broken; the log names its line." compile_catalogues
  step "Updating the tables" "The log names the migration." migrate
  [[ $1 == empty ]] || step "Loading the demo" "The log says why." load_demo
  wait "$collecting" || fail "Collecting static files failed: $(tail -n 1 "$LOG/static.log" | cut -c1-300). See $LOG/static.log"
  ((SECONDS - began < 5)) || say "Static files are ready … $((SECONDS - began)) s"
}
