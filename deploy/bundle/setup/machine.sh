# shellcheck shell=sh
# In: the machine, the bundle. Out: whether Tashan can be installed here; the user that it runs as.
# Never changes anything but that user. Part of install.sh.

check_rights() {
  if [ -z "$ROOT" ] && [ "$(id -u)" -ne 0 ]; then fail '请用 root 运行：sudo sh install.sh'; fi
}

check_machine() {
  check_rights
  step '检查本机和安装包'
  for tool in tar sha256sum df cut readlink; do
    command -v "$tool" >/dev/null 2>&1 || fail "本机没有 $tool 命令，请先装上它（系统光盘里有）"
  done
  if [ ! -f "$BUNDLE/SHA256SUMS" ]; then fail '安装包不完整：没有 SHA256SUMS。请重新解开安装包'; fi
  check_architecture
  check_disk
  (cd "$BUNDLE" && sha256sum -c --quiet SHA256SUMS) || fail '安装包校验不符（见上面几行），多半是拷贝时损坏。请重新拷贝再解开'
  check_runtime
}

check_architecture() {
  built_for=$(cat "$BUNDLE/ARCH")
  case $(uname -m) in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) fail "本机处理器是 $(uname -m)；安装包只有 x64（兆芯、海光、Intel、AMD）和 arm64（鲲鹏、飞腾）两种" ;;
  esac
  if [ "$machine" != "$built_for" ]; then fail "安装包是 $built_for 的，本机是 $machine，请换用 tashan-…-linux-$machine.tar.gz"; fi
}

# The program takes 0.3 GB; two versions and a copy stand beside each other while upgrading, and an index may be built anew.
NEEDED_MB=1024

check_disk() {
  place=$OPT
  while [ ! -d "$place" ]; do place=$(dirname "$place"); done
  free_mb=$(($(df -Pk "$place" | awk 'NR == 2 { print $4 }') / 1024))
  if [ "$free_mb" -lt "$NEEDED_MB" ]; then fail "$place 只剩 $free_mb MB，至少要 $NEEDED_MB MB"; fi
}

# Also tells a file system mounted noexec, a libc that is too old, and a guard against unknown programs.
check_runtime() {
  runtime=$BUNDLE/node/bin/node
  if answer=$("$runtime" --version 2>&1); then return; fi
  say "$answer" >&2
  say '可能的原因：系统太旧（要 glibc 2.28 或更新，即麒麟 V10、Debian 10 起）；' >&2
  say '安装包所在的盘不许运行程序（noexec），请拷到 /root 下再解开；' >&2
  say '或系统的执行控制拦下了它，请在安全中心放行。' >&2
  fail '自带的 Node.js 在本机运行不起来'
}

make_user() {
  if [ -n "$ROOT" ] || id tashan >/dev/null 2>&1; then return; fi
  step '建立专用用户 tashan（不能登录）'
  nologin=/usr/sbin/nologin
  if [ ! -x "$nologin" ]; then nologin=/sbin/nologin; fi
  useradd --system --user-group --home-dir "$DATA" --no-create-home --shell "$nologin" tashan ||
    fail '建不了用户 tashan，请手工建立后再试'
}
