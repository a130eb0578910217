// In: an open index and a lexicon. Out: the search service: a person's request in, an answer out.
// Never: HTTP, files, segments.

import type { Analyzer } from '../analysis/analyzer.ts';
import type { EngineHit } from '../engine/hit.ts';
import { TashanError } from '../errors.ts';
import type { MarkRequest } from '../highlight/find-marks.ts';
import { createThemeClassifier } from '../report/themes/themes.ts';
import { askedPassages } from './asked-passages.ts';
import { createQueryCorrector } from './correct-query.ts';
import { explainHit } from './explain-hit.ts';
import { facetsOf } from './facet-values.ts';
import { createPassageFinder, type FoundPassages } from './find-passages.ts';
import { createHoldings, type HoldingsParts } from './holdings.ts';
import { createPassageLister } from './list-passage.ts';
import { evidenceOf, marksFor, marksOf } from './match-evidence.ts';
import { oncePer } from './once-per.ts';
import { createPlaceFinder } from './place-finder.ts';
import type { ScoreParts } from './ranking.ts';
import { reportDocument, reportView } from './report-view.ts';
import { placeAsked, resolvePlace } from './resolve-place.ts';
import type { SearchResult } from './search-answer.ts';
import { parseSearchRequest, type SearchRequest } from './search-request.ts';
import type { SearchService } from './search-service.ts';
import { createSimilar } from './similar.ts';
import { createStandOutWords } from './stand-out-words.ts';
import { createSubthemes } from './subthemes.ts';
import { createSuggester } from './suggest.ts';
import { THEMES_BY_YEAR, themesByYear } from './themes-by-year.ts';
import { createTypedConditions } from './typed-conditions.ts';
import { createWaysOn } from './ways-on.ts';
import { wordTablesOf } from './word-tables.ts';

export interface SearchServiceParts extends HoldingsParts {
  readonly analyzer: Analyzer;
}

const classifierOf = oncePer(createThemeClassifier);

const ANY_REQUEST = parseSearchRequest({});

/** Where a report is listed with several passages, in UTF-16 units. */
const SHORT_SNIPPET = 120;

export function createSearchService(parts: SearchServiceParts): SearchService {
  const { engine, analyzer, lexicon } = parts;
  const tables = wordTablesOf(lexicon);
  const standOut = createStandOutWords(engine, lexicon, tables);
  const corrector = createQueryCorrector(engine.vocabulary, lexicon, analyzer);
  const holdings = createHoldings(parts);
  const themeNames = new Map(lexicon.themes.map(({ id, name }) => [id, name]));
  const themesOf = (ids: readonly string[]) => ids.map((id) => ({ id, name: themeNames.get(id) ?? id }));

  const listPassage = createPassageLister(analyzer, themesOf);
  const classify = classifierOf(lexicon.themes);
  const themesOfQuery = (q: string) => classify({ heading: null, path: [], text: q }).slice(0, 1);

  const { understand, searched, find, count, counted } = createPassageFinder({
    engine,
    analyzer,
    tables,
    corrector,
    standOut,
    themesOfQuery,
  });

  function resultOf(
    hit: EngineHit,
    rank: number,
    { query: { concepts }, engineQuery, asked }: FoundPassages,
    marks: MarkRequest,
    request: SearchRequest,
  ): SearchResult {
    const record = engine.passage(hit.ordinal);
    const matchedBy = evidenceOf(record.passage, concepts, hit, engineQuery.related, analyzer);
    return {
      ...listPassage(
        record,
        matchedBy.related.length > 0 ? marksOf(matchedBy.related) : marks,
        asked.request,
        request.group === 'report' && request.perGroup > 0 ? SHORT_SNIPPET : undefined,
      ),
      rank,
      score: hit.score,
      tier: hit.tier,
      matchedBy,
      inGroup: hit.inGroup,
      moreInReport: request.perReport === 0 ? 0 : Math.max(0, hit.inReport - request.perReport),
    };
  }

  const subthemes = createSubthemes(
    lexicon.themes,
    (q, theme) => count({ ...ANY_REQUEST, q, theme: [theme] }).passages,
  );
  const places = createPlaceFinder(engine);
  const waysOn = createWaysOn({
    vocabulary: engine.vocabulary,
    corrector,
    searched,
    count,
  });

  const typedConditions = createTypedConditions({
    tables,
    reports: engine.reports,
    passagesWith: engine.vocabulary.passagesWith,
    searched,
    count,
  });

  const { suggest, preparation: namesPrepared } = createSuggester(engine, lexicon, holdings.overview, subthemes);

  return {
    search(request) {
      const started = performance.now();
      const unknownTheme = request.theme.find((id) => !themeNames.has(id));
      if (unknownTheme !== undefined) {
        const known = [...themeNames.keys()].join('、');
        throw new TashanError('request', 'theme-unknown', `没有领域 ${unknownTheme}，可用的是 ${known}`);
      }
      const all = find(request);
      const { asked, query, engineQuery, found } = all;
      const { concepts } = query;
      const isRelaxed = found.all.passages === 0 && found.some.passages > 0;
      const totals = isRelaxed ? found.some : found.all;
      const marks = marksFor(concepts);
      const results = found.hits.map((hit, i) => resultOf(hit, engineQuery.from + i + 1, all, marks, request));
      const facets = facetsOf(found.facets, request, lexicon.themes);
      return {
        query: {
          raw: request.q,
          mode: request.mode,
          concepts: concepts.map(({ text, synonyms, synonymsOff }) => ({
            text,
            synonyms: synonyms.map((synonym) => synonym.text),
            synonymsOff: synonymsOff === true,
          })),
          ignored: query.ignored,
          corrected: asked.corrected,
          suggestions: asked.suggestions(found.all.passages),
          relaxed: isRelaxed,
          places: [...request.region, ...request.excludeRegion].map(placeAsked),
          reports: request.report.map((id) => ({ id, title: engine.head(id)?.title ?? null })),
          notes: query.notes,
        },
        total: {
          ...totals,
          ...(request.mode === 'exact' ? { occurrences: found.occurrences, titleOnlyReports: found.titleOnly } : {}),
          listed: found.listed,
          relaxedPassages: found.some.passages,
        },
        tookMs: Math.round((performance.now() - started) * 100) / 100,
        page: request.page,
        size: request.size,
        results,
        facets,
        common: found.words.map(({ word, places, firstYear }) => ({ text: word, places, firstYear })),
      };
    },
    explain(request) {
      const parts = new Map<number, ScoreParts>();
      const { query, engineQuery, found } = find(request, ({ ordinal }, own) => parts.set(ordinal, own));
      const ordinals = found.hits.map(({ ordinal }) => ordinal);
      const terms = engine.explain(engineQuery, ordinals);
      return found.hits.map((hit, i) =>
        explainHit(hit, terms[i] ?? [], query.concepts, parts.get(hit.ordinal) ?? null),
      );
    },
    waysOn,
    typedConditions,
    subthemes: subthemes.of,
    themesByYear: (request) => themesByYear(counted(request, { cross: THEMES_BY_YEAR }), lexicon.themes),
    regionsNamed: (request, typed) =>
      places.named(counted(request).facets.get('region') ?? [], request.region.map(resolvePlace), typed),
    ...holdings,
    suggest,
    *preparation() {
      yield* standOut.preparation();
      yield* engine.preparation(standOut.vocabulary());
      holdings.overview();
      yield;
      yield* namesPrepared();
      yield* places.preparation();
      yield* corrector.preparation();
      // What a search walks is in memory then, and compiled.
      for (const { name } of lexicon.themes.slice(0, 2)) {
        find({ ...ANY_REQUEST, q: name });
        yield;
      }
    },
    report: (id, query) =>
      reportView(engine.report(id), id, query.q, marksFor(understand(query).concepts), analyzer, themesOf),
    reportDocument: (id) => reportDocument(engine.report(id), id, themesOf),
    passages: askedPassages(engine, listPassage),
    similar: createSimilar({ engine, analyzer, lexicon, isStopWord: tables.isStopWord, listPassage }),
  };
}
