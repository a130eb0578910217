#!/bin/sh
# In: a bare machine with two bundles in /root/usb. Out: what held, a line each; ends at the first that does not.
# Runs inside the machine that deploy/try-offline.sh makes. Argument: plain or systemd.
set -eu
kind=$1
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
node=/root/usb/older/node/bin/node
data=/var/lib/tashan

holds() { echo "ok: $1"; }
broken() {
  echo "NOT ok: $1"
  tail -n 20 /var/log/tashan/*.log || true
  exit 1
}
fact() {
  what=$1
  shift
  if "$@" >/tmp/said 2>&1; then holds "$what"; else
    cat /tmp/said
    broken "$what"
  fi
}
fails() { ! "$@"; }
seconds() { date +%s.%N; }
took() { echo "figure: $1: $(echo "$2 $(seconds)" | awk '{ printf "%.1f s", $2 - $1 }')"; }
# The number of passages that a search over HTTP finds.
found() {
  $node -e 'fetch(`http://127.0.0.1:3000/api/search?${new URLSearchParams({ q: process.argv[1] })}`).then((a) => a.json()).then((a) => console.log(a.total.passages))' "$1"
}
page_has() {
  $node -e 'fetch(`http://127.0.0.1:3000${process.argv[1]}`).then((a) => a.text()).then((t) => process.exit(t.includes(process.argv[2]) ? 0 : 1))' "$1" "$2"
}
# The first two letters of the download: PK, where it is a Word or Excel file.
file_begins() {
  $node -e 'fetch(`http://127.0.0.1:3000/export?${new URLSearchParams({ q: "行政复议", format: process.argv[1] })}`).then((a) => a.text()).then((t) => console.log(t.slice(0, 2)))' "$1"
}
running() { basename "$(readlink /opt/tashan/current)"; }
is() { [ "$1" = "$2" ] || { echo "$1 is not $2"; return 1; }; }
install() { sh "/root/usb/$1/install.sh"; }
server() { pgrep_node | head -n 1; }
pgrep_node() {
  for folder in /proc/[0-9]*; do
    if { tr '\0' ' ' <"$folder/cmdline"; } 2>/dev/null | grep -q 'dist/cli.js serve'; then basename "$folder"; fi
  done
}
status_of() { sed -n "s/^$2:[[:space:]]*//p" "/proc/$1/status"; }

older=$(cat /root/usb/older/VERSION)
newer=$(cat /root/usb/newer/VERSION)

fact 'nothing outside can be reached' fails $node -e 'fetch("http://deb.debian.org/", { signal: AbortSignal.timeout(3000) }).then(() => process.exit(0), () => process.exit(1))'
fact 'there is no compiler, no npm, no node' fails sh -c 'command -v cc || command -v npm || command -v node'

cp -a /root/usb/older /root/usb/torn && echo x >>/root/usb/torn/dist/cli.js
fact 'a bundle with a wrong byte is refused' fails install torn
fact 'nothing was installed of it' [ ! -e /opt/tashan ]

begun=$(seconds)
fact "version $older installs" install older
took 'installation, index of the sample and trial run included' "$begun"
du -sm /opt/tashan/"$older" | awk '{ print "figure: program on disk: " $1 " MB" }'

start_plain() {
  nohup tashan serve >>/var/log/tashan/tashan.log 2>&1 &
  fact 'the server started by hand answers' $node /root/usb/older/setup/wait-until-it-answers.mjs 127.0.0.1 3000
}
stop_plain() {
  for pid in $(pgrep_node); do kill "$pid"; done
  while [ -n "$(pgrep_node)" ]; do sleep 0.2; done
}

begun=$(seconds)
if [ "$kind" = plain ]; then start_plain; else systemctl restart tashan && $node /root/usb/older/setup/wait-until-it-answers.mjs 127.0.0.1 3000; fi
took 'start until a search is answered' "$begun"

sample=$(found 行政复议)
fact "a search over HTTP finds passages ($sample)" [ "$sample" -gt 3 ]
fact 'the page of results shows them' page_has '/search?q=%E8%A1%8C%E6%94%BF%E5%A4%8D%E8%AE%AE' 行政复议
fact 'it runs as the user tashan' is "$(stat -c %U "/proc/$(server)")" tashan
echo "figure: memory of the server: $(status_of "$(server)" VmRSS)"
fact 'tashan doctor is content' tashan doctor

printf '某县2023年法治政府建设工作报告\n\n一、主要做法\n\n（一）推行亮码检查。全县推行行政检查亮码入企，检查前出示二维码，企业扫码后可以核对检查人员和事项，全年减少重复检查312次，企业满意度提高。\n' >$data/corpus/reports/某县2023.txt
echo '测试专用词条' >>$data/lexicon/words.txt
# The service watches its corpus; the server started by hand here does not.
if [ "$kind" = plain ]; then fact 'a report that was put in is indexed' tashan index; fi
waited=0
while [ "$(found 亮码入企)" -lt 1 ] && [ "$waited" -lt 60 ]; do waited=$((waited + 1)) && sleep 1; done
fact 'a report that was put in is found by the running server' [ "$(found 亮码入企)" -ge 1 ]

if [ "$kind" = systemd ]; then
  pid=$(server)
  fact 'the service has no capability' is "$(status_of "$pid" CapBnd)$(status_of "$pid" CapEff)" 00000000000000000000000000000000
  fact 'it may gain no privilege' is "$(status_of "$pid" NoNewPrivs)" 1
  fact 'its system calls are filtered' is "$(status_of "$pid" Seccomp)" 2
  inside() { nsenter --target "$pid" --mount -- "$@"; }
  fact 'it sees the program and the system read-only' fails inside touch /opt/tashan/x /etc/x /usr/x
  fact 'it sees its data writable' inside touch $data/.x
  inside rm $data/.x
  fact 'it sees no home' [ -z "$(inside ls -A /root)" ]
  echo "figure: $(systemctl show tashan -p MemoryMax) $(systemctl show tashan -p MemoryCurrent)"
  fact 'the unit has no fault' systemd-analyze verify /etc/systemd/system/tashan.service
  echo "figure: $(systemd-analyze security tashan --no-pager | tail -n 1)"
  fact 'the log is written' [ -s /var/log/tashan/tashan.log ]
  fact 'it comes back after a crash' sh -c "kill -SEGV $pid; sleep 4; $node /root/usb/older/setup/wait-until-it-answers.mjs 127.0.0.1 3000"
fi
fact 'logrotate takes the settings' logrotate --force /etc/logrotate.d/tashan

begun=$(seconds)
fact "version $newer installs over it" install newer
took 'upgrade' "$begun"
if [ "$kind" = plain ]; then stop_plain; start_plain; fi
fact "and it runs" is "$(running)" "$newer"
fact 'the report is still found' [ "$(found 亮码入企)" -ge 1 ]
fact 'passages are taken into a Word file and an Excel file' is "$(file_begins docx) $(file_begins xlsx)" 'PK PK'
fact 'the lexicon that was edited is kept' grep -q 测试专用词条 $data/lexicon/words.txt
fact 'the one that was not is the new one' cmp /opt/tashan/current/corpus/lexicon/synonyms.yaml $data/lexicon/synonyms.yaml

spoilt() { # a copy of the newer bundle with another version, and its checksums made anew
  rm -rf "/root/usb/$1" && cp -a /root/usb/newer "/root/usb/$1" && cd "/root/usb/$1"
  echo "$1" >VERSION
  $2
  cut -c67- SHA256SUMS | while IFS= read -r file; do sha256sum "$file"; done >/tmp/sums && mv /tmp/sums SHA256SUMS && cd /
}
no_server() { echo 'process.exit(1)' >dist/cli.js; }
spoilt 9.0.0 no_server
fact 'a version that does not run is not switched to' fails install 9.0.0
fact 'the one before goes on' is "$(running) $(found 亮码入企)" "$newer 1"
if [ "$kind" = systemd ]; then
  no_unit() { sed -i 's,^ExecStart=.*,ExecStart=/bin/false,' setup/tashan.service; }
  spoilt 9.0.1 no_unit
  begun=$(seconds)
  fact 'a version whose service does not start fails' fails install 9.0.1
  took 'failed upgrade, back by itself' "$begun"
  fact 'it is rolled back by itself' is "$(running) $(found 亮码入企)" "$newer 1"
fi

begun=$(seconds)
fact 'rollback' sh /opt/tashan/current/install.sh --rollback
took 'rollback' "$begun"
if [ "$kind" = plain ]; then stop_plain; start_plain; fi
fact "version $older runs again" is "$(running)" "$older"
fact 'its lexicon is back' cmp /opt/tashan/current/corpus/lexicon/synonyms.yaml $data/lexicon/synonyms.yaml
fact 'the report is found by it' [ "$(found 亮码入企)" -ge 1 ]

if [ "$kind" = plain ]; then stop_plain; fi
fact 'uninstall' sh /opt/tashan/current/install.sh --uninstall
fact 'the program is gone, reports, lexicon, index and settings are kept' [ ! -e /opt/tashan -a -e $data/corpus/reports/某县2023.txt -a -e $data/lexicon/words.txt -a -e $data/index/manifest.json -a -e /etc/tashan/tashan.env ]
if [ "$kind" = systemd ]; then fact 'no server is left' [ -z "$(pgrep_node)" ]; fi
echo 'all facts hold'
