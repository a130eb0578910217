// In: a file or folder. Out: its size in bytes, files within it included.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function folderSize(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + folderSize(join(path, name)), 0);
}
