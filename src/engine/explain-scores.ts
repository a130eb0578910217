// In: a scoring tree, and a way to score one term in one field. Out: what each term gives to each of some passages.

import type { Field, ScoreNode } from './query-tree.ts';
import type { TermScore } from './search-engine.ts';

type Leaf = Extract<ScoreNode, { readonly type: 'term' }>;

/** @param scoreOf asked once for each term and field, before what it gave is asked for any passage. */
export function explainScores(
  tree: ScoreNode | null,
  fields: readonly Field[],
  ordinals: readonly number[],
  scoreOf: (leaf: Leaf, field: Field) => (ordinal: number) => number,
): readonly (readonly TermScore[])[] {
  const explained: TermScore[][] = ordinals.map(() => []);
  for (const leaf of tree === null ? [] : leavesOf(tree)) {
    for (const field of fields) {
      const score = scoreOf(leaf, field);
      ordinals.forEach((ordinal, i) => {
        if (score(ordinal) > 0) explained[i]?.push({ term: leaf.term, field, score: score(ordinal) });
      });
    }
  }
  return explained;
}

function leavesOf(node: ScoreNode): readonly Leaf[] {
  return node.type === 'term' ? [node] : node.children.flatMap(leavesOf);
}
