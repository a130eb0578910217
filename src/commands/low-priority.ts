// In: nothing. Out: this process, and the threads it starts from now on, come after the server. Never raises a priority.

import { constants, getPriority, setPriority } from 'node:os';

export function lowerPriority(): void {
  const { PRIORITY_BELOW_NORMAL: low } = constants.priority;
  try {
    if (getPriority() < low) setPriority(low);
  } catch (error) {
    // The system does not let us: then it runs as everything else does.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
