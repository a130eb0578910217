import { describe, expect, it } from 'vitest';
import { restoreInjected } from '../../src/report/layout/restore.ts';

describe('restoreInjected', () => {
  it.each([
    ['印发《申博体育在线:成立指挥部的通知》', '印发《关于成立指挥部的通知》'],
    ['出台《太阳城娱乐城加强普法工作的意见》', '出台《关于加强普法工作的意见》'],
    ['落实上级澳门威尼斯人:稳住经济的措施,成效明显', '落实上级关于稳住经济的措施,成效明显'],
  ])('puts 关于 back in %s', (tampered, restored) => {
    const result = restoreInjected(tampered);
    expect(result.text).toBe(restored);
    expect(result.restored.map(({ start, end }) => result.text.slice(start, end))).toEqual(['关于']);
    expect(result.flaws).toMatchObject([{ code: 'spam-injection' }]);
    expect(tampered).toContain(result.flaws[0]?.quote);
  });

  it('gives ranges in the restored text for several places', () => {
    const { text, restored } = restoreInjected('《申博体育在线:甲的通知》和《申博体育在线:乙的方案》');
    expect(text).toBe('《关于甲的通知》和《关于乙的方案》');
    expect(restored).toEqual([
      { start: 1, end: 3 },
      { start: 10, end: 12 },
    ]);
  });

  it('only flags gambling words that stand where 关于 cannot', () => {
    const text = '申博体育在线\n2023年,全县推进依法行政。';
    const result = restoreInjected(text);
    expect(result.text).toBe(text);
    expect(result.flaws).toMatchObject([{ code: 'spam-injection' }]);
  });

  it.each(['查处网络赌博案件3起', '澳门青年交流活动', '全民体育活动', '彩票公益金', '银河街道', '打击电信诈骗'])(
    'leaves honest words alone: %s',
    (text) => {
      expect(restoreInjected(text)).toEqual({ text, restored: [], flaws: [] });
    },
  );
});
