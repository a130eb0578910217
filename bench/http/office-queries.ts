// In: how many different searches an office makes. Out: addresses, the common ones often, the rare ones once (Zipf, exponent 1).
// The same seed gives the same addresses.

import { createRandom } from '../search/random.ts';

const WORDS =
  '行政复议 受理点 案卷评查 法律顾问 行政执法 公平竞争 一站式 调解 信用监管 热线 听证 规范性文件 合法性审查 营商环境 普法 应急 数据共享 青少年 重大决策 人民调解 公共法律服务 府院联动 证明事项 政务公开 柔性执法 轻微免罚 三项制度 行政应诉 负责人出庭 备案审查 权责清单 双随机 培训 监督 整改 考核 信访 乡镇 街道 综合执法'.split(
    ' ',
  );

/** Each address once: one, two or three words, in an order of its own. */
export function createOnceAddresses(path: string, seed: number): () => string {
  const random = createRandom(seed);
  const asked = new Set<string>();
  return () => {
    for (;;) {
      const q = Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS)).join(' ');
      if (asked.has(q)) continue;
      asked.add(q);
      return `${path}?${new URLSearchParams({ q }).toString()}`;
    }
  };
}

/** @param distinct different searches at most; one, two or three words each. */
export function createAddresses(path: string, distinct: number, seed: number): () => string {
  const making = createRandom(1);
  const queries = Array.from({ length: distinct }, () => {
    const words = Array.from({ length: 1 + making.below(3) }, () => WORDS[making.below(WORDS.length)] ?? '');
    return `${path}?${new URLSearchParams({ q: words.join(' ') }).toString()}`;
  });
  // What each is asked for, summed up.
  let sum = 0;
  const ends = queries.map((_, rank) => {
    sum += 1 / (rank + 1);
    return sum;
  });
  const random = createRandom(seed);
  const STEPS = 1_000_000;
  return () => {
    const at = (random.below(STEPS) / STEPS) * sum;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return queries[low] ?? path;
  };
}
