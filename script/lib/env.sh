# shellcheck shell=bash
# The environment of an installation: .local/env keeps its secrets between starts (readable by its owner alone).
# What the caller already set wins over the file.

ENV_FILE=$LOCAL/env

random_secret() { head -c 48 /dev/urandom | base64 -w 0 | tr '+/' '-_'; }

# Keeps the caller's choice apart from what an earlier start wrote.
remember_caller() {
  CALLER_DATABASE_URL=${DATABASE_URL:-}
}

write_env() { # NAME=value...
  local pair
  (
    umask 077
    for pair in "$@"; do printf "%s='%s'\n" "${pair%%=*}" "${pair#*=}"; done >"$ENV_FILE.new"
  )
  mv -f "$ENV_FILE.new" "$ENV_FILE"
}

stored() { # NAME: its value in the file, or nothing
  [[ -f $ENV_FILE ]] && sed -n "s/^$1='\(.*\)'\$/\1/p" "$ENV_FILE" | tail -n 1
  return 0
}

# The password of the database role; made on the first call.
database_password() {
  local password
  password=$(stored DATABASE_PASSWORD)
  printf '%s' "${password:-$(random_secret)}"
}

# A unix socket in DATABASE_URL: postgis://role:password@//folder/of/the/socket/database
ensure_env() { # [PASSWORD SOCKET_FOLDER]
  local secret receipt
  secret=$(stored SECRET_KEY)
  receipt=$(stored RECEIPT_KEY)
  local pairs=("SECRET_KEY=${secret:-$(random_secret)}" "RECEIPT_KEY=${receipt:-$(random_secret)}")
  if (($#)); then
    pairs+=("DATABASE_PASSWORD=$1" "DATABASE_URL=postgis://kmzb:$1@/$(url_quote "$2")/kmzb")
  elif [[ -n $(stored DATABASE_PASSWORD) ]]; then
    pairs+=("DATABASE_PASSWORD=$(stored DATABASE_PASSWORD)")
  fi
  (umask 077 && mkdir -p "$LOCAL/keys") # KEY_STORE, where the caller names no other
  write_env "${pairs[@]}"
  export_env
}

export_env() {
  local name value
  while IFS='=' read -r name value; do
    [[ $name =~ ^[A-Z_]+$ && $name != DATABASE_PASSWORD ]] || continue
    value=${value#\'}
    [[ -n ${!name:-} ]] || export "$name=${value%\'}"
  done <"$ENV_FILE"
}

# Slashes stay; everything else that a URL gives a meaning is escaped byte by byte.
url_quote() {
  local LC_ALL=C text=$1 i letter
  for ((i = 0; i < ${#text}; i++)); do
    letter=${text:i:1}
    case $letter in
      [a-zA-Z0-9/._~-]) printf '%s' "$letter" ;;
      *) printf '%%%02X' "'$letter" ;;
    esac
  done
}

# A demo publishes at once, asks for no proof of work and limits ten times more loosely; the caller may say otherwise.
demo_env() {
  export DEMO=${DEMO:-True} PUBLICATION_DELAY=${PUBLICATION_DELAY:-0}
  export PROOF_OF_WORK_COST=${PROOF_OF_WORK_COST:-0} LIMIT_FACTOR=${LIMIT_FACTOR:-10}
}
