// In: what a measuring process has done. Out: the same, with the process that started it, or on stdout where nobody did.
// A process whose starter is gone ends too: nothing is left measuring for nobody.

process.once('disconnect', () => process.exit());

/** Each report counts, also when the process fails later. */
export function report(done: Readonly<Record<string, unknown>>): void {
  if (process.send) process.send(done);
  else process.stdout.write(`${JSON.stringify(done)}\n`);
}

/** Once all is reported: a timer or worker left over must not hold the process. */
export function finish(): void {
  process.disconnect?.();
}
