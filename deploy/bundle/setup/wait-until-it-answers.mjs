// In: a host, a port, and the server's process where it is known. Out: exit 0 once Tashan answers a search there, 1 when it does not within a minute
// or has ended. Asks the way a reader does, so an index that cannot be searched is no health.

import { readFileSync } from 'node:fs';

const WAIT_MS = 60_000;
const [host = '127.0.0.1', port = '3000', pid = ''] = process.argv.slice(2);
// What listens on every address is asked on this machine.
const nearby = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
const started = performance.now();
let problem = '';

// One that has ended and was not yet waited for has no command line any more.
function hasEnded() {
  if (pid === '') return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '';
  } catch {
    return true;
  }
}

while (performance.now() - started < WAIT_MS) {
  if (hasEnded()) {
    console.error('程序启动后自己退出了');
    process.exit(1);
  }
  try {
    const ask = (path) => fetch(`http://${nearby}:${port}${path}`, { signal: AbortSignal.timeout(10_000) });
    const health = await ask('/healthz');
    const search = await ask(`/api/search?${new URLSearchParams({ q: '法治' })}`);
    // A search that needs signing in is answered too.
    if (health.status === 200 && search.status < 500) {
      console.log(`应答正常（等了 ${((performance.now() - started) / 1000).toFixed(1)} 秒）`);
      process.exit(0);
    }
    problem = `应答 ${health.status}、检索 ${search.status}`;
  } catch (error) {
    problem = error.cause?.code ?? error.message;
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}
console.error(`等了 ${WAIT_MS / 1000} 秒没有正常应答：${problem}`);
process.exit(1);
