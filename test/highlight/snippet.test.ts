import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analyzer } from '../../src/analysis/analyzer.ts';
import type { MarkKind, MarkRequest } from '../../src/highlight/find-marks.ts';
import { findMarks, markedLines, snippetOf } from '../../src/highlight/snippet.ts';
import { sampleAnalyzer } from '../sample-reports.ts';

const request = (terms: Record<string, MarkKind>, literals: Record<string, MarkKind> = {}) => ({
  terms: new Map(Object.entries(terms)),
  literals: new Map(Object.entries(literals)),
});

const markedText = (text: string, marks: MarkRequest, analyzer: Analyzer) => {
  const found = findMarks(text, marks, analyzer);
  const html = markedLines(text, found).map((line) => line.html);
  return { html: html.join('\n'), places: found.places.length };
};

describe('marks', () => {
  it('stand on the original text, whatever its writing', () => {
    const { html } = markedText('推進“行政復議”規範化', request({ 行政复议: 'literal' }), sampleAnalyzer);
    expect(html).toBe('推進“<mark>行政復議</mark>”規範化');
  });

  it('of one kind that touch are one', () => {
    const { html, places } = markedText(
      '行政复议受理点',
      request({ 行政复议: 'literal', 受理点: 'literal' }),
      sampleAnalyzer,
    );
    expect(html).toBe('<mark>行政复议受理点</mark>');
    expect(places).toBe(1);
  });

  it('of a word that follows upon itself are one in a snippet, and two places in the text, as for Ctrl+F', () => {
    const twice = request({}, { 好: 'literal' });
    expect(snippetOf('好好学', twice, sampleAnalyzer).html).toBe('<mark>好好</mark>学');
    expect(markedText('好好学', twice, sampleAnalyzer)).toEqual({
      html: '<mark>好</mark><mark>好</mark>学',
      places: 2,
    });
  });

  it('tell typed words from synonyms, and a typed word wins', () => {
    const { html } = markedText('行政复议受理点', request({ 行政复议: 'synonym', 复议: 'literal' }), sampleAnalyzer);
    expect(html).toBe('<mark class="synonym">行政</mark><mark class="goes-on">复议</mark>受理点');
  });

  it('find a literal across words, over spaces and in full width', () => {
    const { html } = markedText(
      '建成12345 热线、PPP 协议',
      request({}, { '45热': 'literal', ppp协: 'literal' }),
      sampleAnalyzer,
    );
    expect(html).toBe('建成123<mark>45 热</mark>线、<mark>PPP 协</mark>议');
  });

  it('leave no way for HTML of a text', () => {
    const { html } = markedText('<b>复议</b> & "\'', request({}, { '<b>复': 'literal' }), sampleAnalyzer);
    expect(html).toBe('<mark>&lt;b&gt;复</mark>议&lt;/b&gt; &amp; &quot;&#39;');
  });

  it('that run over a line break are closed on one line and opened on the next', () => {
    const found = findMarks('行政\n复议', request({}, { 行政复议: 'literal' }), sampleAnalyzer);
    expect(markedLines('行政\n复议', found).map(({ html }) => html)).toEqual([
      '<mark>行政</mark>',
      '<mark class="goes-on">复议</mark>',
    ]);
    expect(found.places).toHaveLength(1);
  });

  it('of a text are as many as its places, but for those that go on', () => {
    const unit = fc.constantFrom(...'行政复议受理点\n ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const marks = request(
          { 行政复议: 'literal', 复议: 'synonym', 受理点: 'synonym' },
          { 政复: 'literal', 点行: 'literal' },
        );
        const { html, places } = markedText(text, marks, sampleAnalyzer);
        expect(html.match(/<mark(?! class="(?:synonym )?goes-on")/g) ?? []).toHaveLength(places);
      }),
    );
  });

  it('give back the text when tags are taken out', () => {
    const unit = fc.constantFrom(...'行政复议受理点<>&"\' \n12“”復議①');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const { html } = markedText(
          text,
          request({ 行政复议: 'literal', 复议: 'synonym' }, { 政复: 'literal' }),
          sampleAnalyzer,
        );
        const plain = html
          .replace(/<\/?mark(?: class="(?:synonym|goes-on|synonym goes-on)")?>/g, '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&amp;/g, '&');
        expect(plain).toBe(text);
      }),
    );
  });
});

describe('a snippet', () => {
  const filler = '这是一句没有关键词的话,长度大约三十个字,用来把段落撑得足够长。';

  it('is the whole passage up to 220 characters', () => {
    const text = filler.repeat(5);
    expect(snippetOf(text, request({}), sampleAnalyzer)).toMatchObject({ html: text, isCut: false });
  });

  it('of a longer passage is the sentences around the marks', () => {
    const text = `${filler.repeat(10)}全县设立行政复议受理点。${filler.repeat(10)}`;
    const { html, isCut } = snippetOf(text, request({ 行政复议: 'literal' }), sampleAnalyzer);
    expect(isCut).toBe(true);
    expect(html).toContain('<mark>行政复议</mark>');
    expect(html.startsWith('这是') || html.startsWith('全县')).toBe(true);
    expect(html.endsWith('。')).toBe(true);
    expect(html.replace(/<[^>]+>/g, '').length).toBeLessThanOrEqual(220);
  });

  it('shows a mark that stands far inside one long sentence', () => {
    const text = `${'为了提升服务水平而开展各项工作'.repeat(30)}，群众满意度明显提高`;
    expect(snippetOf(text, request({}, { 群众满意: 'literal' }), sampleAnalyzer).html).toMatch(
      /^<mark>群众满意<\/mark>/,
    );
    const noClause = `${'长'.repeat(400)}群众满意${'长'.repeat(400)}`;
    expect(snippetOf(noClause, request({}, { 群众满意: 'literal' }), sampleAnalyzer).html).toContain(
      '<mark>群众满意</mark>',
    );
  });

  it('never ends or begins inside a character', () => {
    for (const before of ['', '字']) {
      const { html } = snippetOf(`${before}${'𠮷'.repeat(300)}`, request({}), sampleAnalyzer);
      expect(html).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it('of one endless sentence is cut at its length', () => {
    const { html } = snippetOf('长'.repeat(500), request({}), sampleAnalyzer);
    expect(html.length).toBe(220);
  });
});
