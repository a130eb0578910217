#!/usr/bin/env bash
# In: two bundles, the older first. Out: what happened when they were installed on bare Debian machines without a network.
# Needs root, debootstrap, systemd-container and a Debian mirror; all it makes lies below the folder it is given.
#
#     deploy/try-offline.sh OLDER.tar.gz NEWER.tar.gz [WORK_FOLDER [plain|systemd]]
#
# Machine 1 has no systemd: a chroot in a network namespace with nothing but loopback.
# Machine 2 boots systemd as process 1 (systemd-nspawn, private network), so the unit runs with its restrictions.
set -euo pipefail

older=$(readlink -f "$1")
newer=$(readlink -f "$2")
work=${3:-/tmp/tashan-offline}
kind=${4:-both}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"

base=$work/base
if [ ! -e "$base/ready" ]; then
  rm -rf "$base"
  debootstrap --variant=minbase --include=systemd,systemd-sysv,logrotate bookworm "$base" http://deb.debian.org/debian >"$work/debootstrap.log"
  touch "$base/ready"
fi

new_machine() {
  rm -rf "${work:?}/$1"
  cp -a "$base" "$work/$1"
  mkdir "$work/$1/root/usb"
  tar -xzf "$older" -C "$work/$1/root/usb" --transform 's,^[^/]*,older,'
  tar -xzf "$newer" -C "$work/$1/root/usb" --transform 's,^[^/]*,newer,'
  cp "$here/try-offline-inside.sh" "$work/$1/root/"
}

ls -l "$older" "$newer"

if [ "$kind" != systemd ]; then
  echo '--- machine 1: no systemd, no network'
  new_machine plain
  env -i PATH="$PATH" unshare --net --mount --pid --fork sh -c "
    ip link set lo up
    mount -t proc proc '$work/plain/proc'
    exec chroot '$work/plain' /bin/sh /root/try-offline-inside.sh plain"
fi
if [ "$kind" = plain ]; then exit; fi

echo '--- machine 2: systemd, no network'
new_machine systemd
cat >"$work/systemd/etc/systemd/system/try.service" <<'UNIT'
[Unit]
After=multi-user.target
SuccessAction=poweroff
FailureAction=poweroff
[Service]
Type=oneshot
ExecStart=/bin/sh /root/try-offline-inside.sh systemd
StandardOutput=file:/root/outcome
StandardError=file:/root/outcome
[Install]
WantedBy=default.target
UNIT
ln -s ../try.service "$work/systemd/etc/systemd/system/multi-user.target.wants/try.service"
timeout 900 systemd-nspawn --quiet --boot --directory="$work/systemd" --private-network --register=no --keep-unit >"$work/boot.log" 2>&1 || true
cat "$work/systemd/root/outcome"
grep -q '^all facts hold$' "$work/systemd/root/outcome"
