# shellcheck shell=bash
# Python's packages in .local/venv, every one checked against its hash; touched only when the requirements changed.

VENV=$LOCAL/venv
PYTHON=$VENV/bin/python

requirements_sum() { (cd "$ROOT" && { printf '%s\n' "$VENV"; "$1" --version; cat "${@:2}"; }) | sha256sum | cut -d' ' -f1; }

make_venv() {
  [[ -x $PYTHON ]] && "$PYTHON" -m pip --version >/dev/null 2>&1 && return
  rm -rf "$VENV" "$LOCAL"/venv-*.sum
  "$1" -m venv "$VENV"
}

# The tree itself is importable from anywhere, as an installed package would be.
link_tree() { printf '%s\n' "$ROOT" >"$("$PYTHON" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/kmzb.pth"; }

fill_venv() {
  local python=$1 file
  shift
  make_venv "$python"
  for file in "$@"; do
    "$PYTHON" -m pip install --disable-pip-version-check --no-input --no-deps --require-hashes --only-binary :all: \
      --progress-bar off --retries 5 --quiet -r "$ROOT/$file"
  done
  link_tree
}

ensure_venv() { # requirement files...
  local python sum stamp=$LOCAL/venv-${#}.sum
  python=$(python_of_system) || fail "no Python 3.11 or newer with its venv module was found. Install python3 and python3-venv."
  sum=$(requirements_sum "$python" "$@")
  [[ -x $PYTHON ]] && same_as_before "$stamp" "$sum" && return
  need_space 700
  rm -f "$stamp"
  step "Installing Python packages" "Is the network up? Packages come from the index that pip is set to." fill_venv "$python" "$@"
  printf '%s' "$sum" >"$stamp"
}
