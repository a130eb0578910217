// In: a corpus folder. Out: a short text that differs whenever a file in it came, went or was written.
// Looks without blocking and never opens a file: names, sizes and times are enough. Hidden names are passed over, as in a listing.

import { createHash } from 'node:crypto';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** @throws the system's error when the folder itself cannot be listed. */
export async function stampOfCorpus(root: string): Promise<string> {
  const lines: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for await (const entry of await opendir(join(root, folder))) {
      if (entry.name.startsWith('.')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        // A folder that is shut, or goes meanwhile, is said by the build; here it only counts as something else than before.
        await walk(path).catch((error: NodeJS.ErrnoException) => lines.push(`${path} ${error.code ?? ''}`));
        continue;
      }
      const stats = await stat(join(root, path)).catch(() => null); // gone meanwhile, or a link that leads nowhere
      lines.push(stats ? `${path} ${stats.size} ${stats.mtimeMs}` : path);
    }
  };
  await walk('');
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
