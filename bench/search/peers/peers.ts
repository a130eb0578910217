// In: nothing. Out: the peers, by the name they go by on the command line of a measuring process.

import type { Peer } from '../peer.ts';

export const PEERS = ['minisearch', 'fts5', 'flexsearch', 'orama'] as const;
export type PeerName = (typeof PEERS)[number];

/** Loads that peer and no other, so that no other weighs on its memory. */
export async function loadPeer(name: string): Promise<Peer> {
  switch (name as PeerName) {
    case 'minisearch':
      return (await import('./minisearch.ts')).minisearch;
    case 'fts5':
      return (await import('./fts5.ts')).fts5;
    case 'flexsearch':
      return (await import('./flexsearch.ts')).flexsearch;
    case 'orama':
      return (await import('./orama.ts')).orama;
    default:
      throw new RangeError(`no peer is called ${name}`);
  }
}
