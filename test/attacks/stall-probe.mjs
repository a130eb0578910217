// Loaded into the server's process (node --import): says every wait of its event loop above a bound to the parent.
// A wait counts by the processor time used in it, so that a busy machine is not taken for a busy server.

const BOUND_MS = 100;
const EVERY_MS = 10;
let last = performance.now();
let used = process.cpuUsage();

setInterval(() => {
  const now = performance.now();
  const { user, system } = process.cpuUsage(used);
  used = process.cpuUsage();
  const stallMs = Math.min(now - last - EVERY_MS, (user + system) / 1000);
  last = now;
  if (stallMs > BOUND_MS && process.connected) process.send({ stallMs, endedAt: Date.now() });
}, EVERY_MS).unref();
// The channel alone keeps no server alive.
process.channel?.unref();
