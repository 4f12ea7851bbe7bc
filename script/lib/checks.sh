# shellcheck shell=bash
# The checks besides the tests. Each one runs whatever the others said; the summary at the end tells what failed.

FAILED=()
RESULTS=()

# check "name" command...: prints a check's output only when it fails, the tests' output always.
check() {
  local name=$1 began=$SECONDS code=0
  shift
  if [[ $name == pytest ]]; then
    "$@" || code=$?
  else
    "$@" >"$LOG/check.log" 2>&1 || code=$?
    ((code == 0)) || { printf '\n-- %s\n' "$name" && tail -n 60 "$LOG/check.log"; }
  fi
  local word=ok
  if ((code)); then word=FAILED && FAILED+=("$name"); fi
  RESULTS+=("$(printf '%-6s %-28s %3d s' "$word" "$name" "$((SECONDS - began))")")
}

summary() {
  printf '\n'
  printf '%s\n' "${RESULTS[@]}"
  if ((${#FAILED[@]})); then
    printf 'Failed: %s\n' "$(IFS=, && printf '%s' "${FAILED[*]}")"
    return 1
  fi
  printf 'Everything passed.\n'
}

run_pytest() { "$PYTHON" -m pytest -W error::DeprecationWarning "$@" 8>&-; }

# What Django says about a real installation, not about a demo.
deploy_check() {
  DEBUG=False DEMO=False HTTPS=True ALLOWED_HOSTS=mapa.example.org PUBLICATION_DELAY=1 PROOF_OF_WORK_COST=50000 \
    LIMIT_FACTOR=1 EMAIL_URL=smtp+tls://mail.example.org:587 manage check --deploy --fail-level WARNING
}

templates_with_djlint() {
  if [[ ! -d templates ]] || [[ -z $(find templates -name '*.html' -print -quit) ]]; then return 0; fi
  "$VENV/bin/djlint" --lint --quiet templates
}

# The floors are one of the tests.
run_checks() {
  check "ruff check" "$VENV/bin/ruff" check --quiet .
  check "ruff format" "$VENV/bin/ruff" format --check --quiet .
  check "djlint" templates_with_djlint
  check "migrations" manage makemigrations --check --dry-run
  check "settings of an installation" deploy_check
}
