#!/bin/sh
# In: the unpacked bundle that this file lies in. Out: Tashan installed, upgraded, rolled back or removed.
# Never needs a network or a compiler; never removes reports, lexicon, index or settings.
set -eu

BUNDLE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
ROOT=''
TASK=install

say() { printf '%s\n' "$*"; }
step() { printf '==> %s\n' "$*"; }
fail() {
  printf '错误：%s\n' "$*" >&2
  exit 1
}

usage() {
  say '用法：sh install.sh [--rollback | --uninstall] [--root 目录]'
  say '  不带参数     安装；已装过则升级。报告、词库、索引、设置都保留'
  say '  --rollback   退回上一个版本'
  say '  --uninstall  卸载程序；数据、设置、日志都保留'
  say '  --root 目录  装到这个目录之下，不建用户、不设服务（试装用，不必是 root）'
}

# shellcheck source=setup/machine.sh
. "$BUNDLE/setup/machine.sh"
# shellcheck source=setup/data.sh
. "$BUNDLE/setup/data.sh"
# shellcheck source=setup/lexicon.sh
. "$BUNDLE/setup/lexicon.sh"
# shellcheck source=setup/service.sh
. "$BUNDLE/setup/service.sh"

# The name of the version that a link leads to; nothing where there is none.
version_behind() {
  if [ -L "$OPT/$1" ]; then basename "$(readlink "$OPT/$1")"; fi
}

# A link is changed by rename: there is never a moment without one.
point() {
  ln -sfn "$2" "$OPT/.$1.new"
  mv -Tf "$OPT/.$1.new" "$OPT/$1"
}

copy_program() {
  step "复制程序到 $OPT/$VERSION"
  if [ "$BUNDLE" = "$OPT/$VERSION" ]; then return; fi
  rm -rf "$OPT/.incoming"
  mkdir -p "$OPT/.incoming"
  # Bundles come from anywhere: only what the checksums name is taken along.
  (cd "$BUNDLE" && cut -c67- SHA256SUMS | tar -cf - -T - SHA256SUMS) | (cd "$OPT/.incoming" && tar -xf - --no-same-owner)
  (cd "$OPT/.incoming" && sha256sum -c --quiet SHA256SUMS) || fail "复制后的文件不完整，请检查 $OPT 所在磁盘"
  chmod -R u+rwX,go+rX,go-w "$OPT/.incoming"
  chmod 755 "$OPT/.incoming/install.sh" "$OPT/.incoming/bin/tashan" "$OPT/.incoming/node/bin/node"
  rm -rf "$OPT/.replaced"
  if [ -d "$OPT/$VERSION" ]; then mv "$OPT/$VERSION" "$OPT/.replaced"; fi
  mv "$OPT/.incoming" "$OPT/$VERSION"
  rm -rf "$OPT/.replaced"
}

# Switches to version $1, and back by itself when it does not answer.
switch_to() {
  from=$(version_behind current)
  lay_out_lexicon "$1"
  choose_index "$1"
  step "试运行 $1（不影响正在使用的服务）"
  try_out "$OPT/$1" "$CHOSEN_INDEX" || fail "$1 试运行没有通过，没有切换。原因见 $LOG/trial.log"
  step "切换到 $1"
  stop_service
  put_service "$OPT/$1"
  place_index "$from"
  bring_lexicon "$1" "$DATA/lexicon"
  point current "$1"
  if start_service; then
    if [ -n "$from" ] && [ "$from" != "$1" ]; then point previous "$from"; fi
    return
  fi
  if [ -z "$from" ] || [ "$from" = "$1" ]; then fail "服务没有正常启动，请看 $LOG/tashan.log，或运行 tashan doctor"; fi
  say "$1 启动后没有正常应答，自动退回 $from"
  stop_service
  put_service "$OPT/$from"
  put_index_back
  bring_lexicon "$from" "$DATA/lexicon"
  point current "$from"
  start_service || fail "退回 $from 后仍没有正常应答，请看 $LOG/tashan.log，或运行 tashan doctor"
  fail "$1 没有装上；已退回 $from，服务正常"
}

drop_older_versions() {
  for folder in "$OPT"/*/; do
    name=$(basename "$folder")
    case $name in "$(version_behind current)" | "$(version_behind previous)" | current | previous) continue ;; esac
    if [ -f "$folder/VERSION" ] && [ -f "$folder/SHA256SUMS" ]; then
      say "清理更早的版本 $name"
      rm -rf "$folder" "$DATA/index-of-$name"
    fi
  done
}

install_task() {
  check_machine
  VERSION=$(cat "$BUNDLE/VERSION")
  before=$(version_behind current)
  if [ -z "$before" ]; then step "安装他山 $VERSION"; else step "升级他山：$before → $VERSION"; fi
  make_user
  make_folders
  note_unedited
  copy_program
  put_settings
  put_first_data
  put_command
  switch_to "$VERSION"
  say_what_was_kept "$VERSION"
  drop_older_versions
  say "完成：他山 $VERSION"
  say_how_to_use
}

rollback_task() {
  check_rights
  target=$(version_behind previous)
  if [ -z "$target" ] || [ ! -d "$OPT/$target" ]; then fail '没有可以退回的版本'; fi
  step "从 $(version_behind current) 退回 $target"
  note_unedited
  switch_to "$target"
  say "完成：已退回 $target"
}

uninstall_task() {
  check_rights
  if [ ! -d "$OPT" ]; then fail "没有安装：找不到 $OPT"; fi
  stop_service
  remove_service
  rm -f "$COMMAND"
  rm -rf "$OPT"
  say '程序已卸载。下列内容保留，确认不要了可以自己删除：'
  say "  $DATA（报告、词库、索引）"
  say "  $ETC（设置）"
  say "  $LOG（日志，按规定留存六个月以上）"
}

main() {
  while [ $# -gt 0 ]; do
    case $1 in
      --rollback) TASK=rollback ;;
      --uninstall) TASK=uninstall ;;
      --root)
        if [ $# -lt 2 ]; then fail '--root 后面要写目录'; fi
        mkdir -p "$2"
        ROOT=$(CDPATH='' cd -- "$2" && pwd -P)
        shift
        ;;
      -h | --help)
        usage
        exit 0
        ;;
      *)
        usage >&2
        exit 2
        ;;
    esac
    shift
  done
  OPT=$ROOT/opt/tashan
  DATA=$ROOT/var/lib/tashan
  ETC=$ROOT/etc/tashan
  LOG=$ROOT/var/log/tashan
  COMMAND=$ROOT/usr/local/bin/tashan
  # A bundle on a stick, or a folder that others may not enter, is no place to stand in as another user.
  cd /
  trap 'rm -rf "$DATA/lexicon-new"' EXIT
  case $TASK in
    install) install_task ;;
    rollback) rollback_task ;;
    uninstall) uninstall_task ;;
  esac
  exit 0
}

# Read to the end before anything is done: removing the program removes this file.
main "$@"
