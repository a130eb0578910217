// What first questions would wait for is made between the requests, and changes no answer.

import { describe, expect, it } from 'vitest';
import { warmUp } from '../../src/commands/warm-up.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { serviceOver } from '../web/service-over.ts';

describe('warming up', () => {
  it('changes no answer, done or half done', () => {
    const questions = (service: ReturnType<typeof serviceOver>) => [
      ...['行政复议 受理点', 'xzfy', '登月', '行政复义'].map((q) => {
        const { tookMs: _, ...answer } = service.search(parseSearchRequest({ q }));
        return answer;
      }),
      ...['行政', 'xz', '领域'].map((q) => service.suggest(q, 10)),
      service.overview(),
    ];
    const cold = questions(serviceOver());
    const whole = [...serviceOver().preparation()].length;
    expect(whole).toBeGreaterThan(3);
    for (let steps = 0; steps <= whole; steps += 1) {
      const service = serviceOver();
      const preparing = service.preparation();
      for (let step = 0; step < steps; step += 1) preparing.next();
      expect(questions(service)).toEqual(cold);
      while (!preparing.next().done);
      expect(questions(service)).toEqual(cold);
    }
  });

  it('lets others answer between its slices, and stops for a service that was replaced', async () => {
    let [steps, answered] = [0, 0];
    const service = {
      ...serviceOver(),
      *preparation() {
        for (; steps < 20; steps += 1) {
          const until = performance.now() + 6;
          while (performance.now() < until);
          yield;
        }
      },
    };
    const others = setInterval(() => (answered += 1), 1);
    try {
      await warmUp(service, { isWanted: () => steps < 10 });
    } finally {
      clearInterval(others);
    }
    expect(steps).toBe(10);
    expect(answered).toBeGreaterThan(3);
  });

  it('tries searches of the themes, a few dozen at most', async () => {
    const tried: string[] = [];
    const whole = serviceOver();
    await warmUp({
      ...whole,
      search(request) {
        tried.push(request.q);
        return whole.search(request);
      },
    });
    expect(tried).toEqual(
      expect.arrayContaining(
        whole
          .overview()
          .themes.map(({ name }) => name)
          .slice(0, 1),
      ),
    );
    expect(tried.length).toBeLessThanOrEqual(40);
  });
});
