# shellcheck shell=sh
# In: a version in place. Out: the command, the service, and whether it answers.
# Where systemd does not run, the service is left out and is said how to start by hand. Part of install.sh.

UNIT=/etc/systemd/system/tashan.service

has_systemd() { [ -z "$ROOT" ] && [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; }

put_command() {
  mkdir -p "$(dirname "$COMMAND")"
  ln -sfn "$OPT/current/bin/tashan" "$COMMAND"
}

# That of the version in folder $1: the unit belongs to the program it starts.
put_service() {
  if [ -n "$ROOT" ]; then return; fi
  if [ -d /etc/logrotate.d ]; then cp "$1/setup/tashan.logrotate" /etc/logrotate.d/tashan; else
    say '提示：本机没有 logrotate，日志不会自动分割，请自行安排（日志要留存六个月以上）'
  fi
  if ! has_systemd; then return; fi
  cp "$1/setup/tashan.service" "$UNIT"
  chmod 644 "$UNIT"
  systemctl daemon-reload
  systemctl enable --quiet tashan
}

remove_service() {
  if [ -n "$ROOT" ]; then return; fi
  rm -f /etc/logrotate.d/tashan
  if ! has_systemd; then return; fi
  systemctl disable --quiet tashan || true
  rm -f "$UNIT"
  systemctl daemon-reload
}

stop_service() { if has_systemd && [ -f "$UNIT" ]; then systemctl stop tashan; fi; }

# Fails when the service does not answer a search within a minute, or its process ends before: on a second try it may live, but is not sound.
start_service() {
  if ! has_systemd; then return 0; fi
  systemctl reset-failed tashan 2>/dev/null || true
  systemctl start tashan || return 1
  answers "$OPT/current" "$(setting TASHAN_HOST 127.0.0.1)" "$(setting TASHAN_PORT 3000)" "$(systemctl show tashan -p MainPID --value)"
}

setting() {
  value=$(sed -n "s/^$1=//p" "$ETC/tashan.env" | tail -n 1)
  printf '%s' "${value:-$2}"
}

# Whether the server at host $2, port $3 answers; where $4 is its process, no longer waited for when that has ended.
answers() { "$1/node/bin/node" "$1/setup/wait-until-it-answers.mjs" "$2" "$3" "${4:-}"; }

# Runs the version in folder $1 over index $2 with the words it is to have, on a free port of its own, and ends it again.
try_out() {
  port=$("$1/node/bin/node" -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  TASHAN_ENV_FILE=$ETC/tashan.env TASHAN_HOST=127.0.0.1 TASHAN_PORT=$port TASHAN_INDEX=$2 TASHAN_LEXICON=$TRIED_LEXICON \
    "$1/bin/tashan" serve >"$LOG/trial.log" 2>&1 &
  trial=$!
  outcome=0
  answers "$1" 127.0.0.1 "$port" "$trial" || outcome=1
  kill "$trial" 2>/dev/null || true
  wait "$trial" 2>/dev/null || true
  return "$outcome"
}

say_how_to_use() {
  host=$(setting TASHAN_HOST 127.0.0.1)
  address=http://$host:$(setting TASHAN_PORT 3000)$(setting TASHAN_BASE_PATH '')/
  if has_systemd; then
    say "服务已启动，并会随开机启动：$address"
    say '  看状态 systemctl status tashan　　重启 systemctl restart tashan'
  else
    say '本机没有 systemd，请这样启动（会以用户 tashan 的身份运行）：'
    say "  nohup $COMMAND serve --watch >>$LOG/tashan.log 2>&1 &"
    say "启动后访问 $address；升级或退回后，要停掉旧的再启动一次"
  fi
  say "  体检 tashan doctor　　收入新报告 tashan index　　日志 $LOG/tashan.log"
  say "  报告放在 $DATA/corpus/reports　　设置在 $ETC/tashan.env"
  if [ "$host" = 127.0.0.1 ]; then
    say "现在只有本机能访问。要给其他电脑用，见 $OPT/current/docs/部署.md“让其他电脑访问”"
  fi
}
