// In: some work. Out: how much processor time it took. A bound on it means the same on a machine that does other things as well.
// Never for what waits: waiting takes no processor.

/** Milliseconds of all threads of this process. */
export async function processorMs(work: () => unknown): Promise<number> {
  const began = process.cpuUsage();
  await work();
  return processorMsSince(began);
}

export function processorMsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
