# shellcheck shell=sh
# In: what lies in /var/lib/tashan and /etc/tashan. Out: what a version needs of it, put beside what staff made.
# Never overwrites a report, a setting or the index in use. Part of install.sh.

owned() { if [ -z "$ROOT" ]; then chown "$@"; fi; }

make_folders() {
  mkdir -p "$OPT" "$ETC" "$DATA/corpus/reports" "$DATA/lexicon" "$LOG"
  # Whoever is in the group tashan may put reports there and edit the lexicon.
  owned tashan:tashan "$DATA" "$DATA/corpus" "$DATA/corpus/reports" "$DATA/lexicon" "$LOG"
  chmod 750 "$DATA" "$LOG"
  chmod 2770 "$DATA/corpus" "$DATA/corpus/reports" "$DATA/lexicon"
  for file in tashan.log trial.log; do
    if [ ! -e "$LOG/$file" ]; then : >"$LOG/$file"; fi
    owned tashan:tashan "$LOG/$file"
    chmod 640 "$LOG/$file"
  done
}

put_settings() {
  if [ -f "$ETC/tashan.env" ]; then return; fi
  step "写入设置 $ETC/tashan.env"
  sed "s|@DATA@|$DATA|g" "$OPT/$VERSION/setup/tashan.env" >"$ETC/tashan.env"
  owned root:tashan "$ETC/tashan.env"
  chmod 640 "$ETC/tashan.env"
}

put_first_data() {
  shipped=$OPT/$VERSION/corpus
  if [ -z "$(ls -A "$DATA/corpus/reports")" ]; then
    step '放入五份样本报告（放进自己的报告后，样本自动不再出现）'
    cp "$shipped"/reports/* "$DATA/corpus/reports/"
    owned -R tashan:tashan "$DATA/corpus/reports"
  fi
}

# tashan of version $1 with the settings in place and the words it is to have.
tashan_of() {
  program=$OPT/$1/bin/tashan
  shift
  TASHAN_ENV_FILE=$ETC/tashan.env TASHAN_LEXICON=$TRIED_LEXICON "$program" "$@"
}

opens() { tashan_of "$1" search 法治 --size 1 --index "$2" >/dev/null 2>&1; }

# CHOSEN_INDEX: one that version $1 can read: that in use, that kept from its own time, or a new one beside both.
choose_index() {
  CHOSEN_INDEX=$DATA/index
  if opens "$1" "$CHOSEN_INDEX"; then return; fi
  CHOSEN_INDEX=$DATA/index-of-$1
  if opens "$1" "$CHOSEN_INDEX"; then
    say "用 $1 自己留下的索引；之后放进的报告，请运行 tashan index 收入"
    return
  fi
  CHOSEN_INDEX=$DATA/index-new
  step '建立索引'
  rm -rf "$CHOSEN_INDEX"
  tashan_of "$1" index --full --index "$CHOSEN_INDEX" || fail "索引没有建成，没有切换。请看上面的说明"
}

# Puts CHOSEN_INDEX in use and keeps what was there for version $1.
place_index() {
  if [ "$CHOSEN_INDEX" = "$DATA/index" ]; then return; fi
  KEPT_INDEX=''
  if [ -d "$DATA/index" ]; then
    KEPT_INDEX=$DATA/index-of-${1:-none}
    rm -rf "$KEPT_INDEX"
    mv "$DATA/index" "$KEPT_INDEX"
  fi
  mv "$CHOSEN_INDEX" "$DATA/index"
}

put_index_back() {
  if [ "$CHOSEN_INDEX" = "$DATA/index" ] || [ -z "$KEPT_INDEX" ]; then return; fi
  rm -rf "$DATA/index"
  mv "$KEPT_INDEX" "$DATA/index"
}
