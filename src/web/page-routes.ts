// In: the service and the templates. Out: the routes of the pages.
// Each is three steps: parse, ask the service, render.

import { Router } from 'express';
import type { SearchAnswer } from '../search/search-answer.ts';
import { parseSearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';
import { hasConditions } from './conditions.ts';
import { helpView } from './help-view.ts';
import { homeRegionOf } from './home-region.ts';
import { homeView } from './home-view.ts';
import type { LinkTo } from './links.ts';
import { waysOnPage } from './no-results.ts';
import type { Pages } from './pages.ts';
import { allValues, firstValue, type QueryParameters } from './query-parameters.ts';
import { readerView } from './reader-view.ts';
import { resultsView } from './results-view.ts';
import { asUnderstood, type PageSearch, parsePageSearch } from './search-links.ts';
import { SIMILAR_SHOWN, similarView } from './similar-view.ts';

/** @param homeRegion the code of 本地区 where the reader has set none. */
export function pageRoutes(
  service: () => SearchService,
  linkTo: LinkTo,
  pages: Pages,
  homeRegion: string | null,
): Router {
  const router = Router();

  router.get('/', (_request, response) => {
    const current = service();
    pages.send(response, 'home', homeView(linkTo, current.overview(), current.coverage(null), null, current.notices()));
  });

  router.get('/search', (request, response) => {
    const search = parsePageSearch(request.query as QueryParameters);
    const current = service();
    if (isBlank(search)) {
      const prompt = '请输入检索词，或者从下面的领域、地区开始。';
      pages.send(
        response,
        'home',
        homeView(linkTo, current.overview(), current.coverage(null), prompt, current.notices()),
      );
      return;
    }
    const answer = searchForPage(current, search);
    const asked = asUnderstood(search, answer);
    const [theme, ...others] = asked.theme;
    const context = {
      ways: waysOnPage(linkTo, current, asked, answer),
      typed: current.typedConditions(asked),
      subthemes: theme === undefined || others.length > 0 ? [] : current.subthemes(theme),
      themesByYear: search.view === 'matrix' ? current.themesByYear(search) : null,
      home: homeRegionOf(request, homeRegion),
      newestYear: current.overview().years[0] ?? null,
    };
    pages.send(response, 'results', resultsView(linkTo, asked, answer, context));
  });

  router.get('/reports/:id', (request, response) => {
    const parameters = request.query as QueryParameters;
    // A part of a long report is as bounded as a page of a list.
    const {
      q,
      mode,
      noSynonyms,
      page: part,
    } = parseSearchRequest({
      page: firstValue(parameters, 'part') || '1',
      q: firstValue(parameters, 'q'),
      mode: firstValue(parameters, 'mode'),
      noSynonyms: allValues(parameters, 'noSynonyms'),
    });
    const report = service().report(request.params.id, { q, mode, noSynonyms });
    const passage = firstValue(parameters, 'passage');
    pages.send(response, 'reader', readerView(linkTo, report, { mode, passage, part, noSynonyms }));
  });

  router.get('/passages/:id/similar', (request, response) => {
    const answer = service().similar(request.params.id, { size: SIMILAR_SHOWN });
    pages.send(response, 'similar', similarView(linkTo, answer));
  });

  router.get('/help', (_request, response) => {
    pages.send(response, 'help', helpView());
  });

  return router;
}

/** The cap keeps one report from flooding the list; where there is only one, it would only hide what was asked for. */
function searchForPage(service: SearchService, search: PageSearch): SearchAnswer {
  // A table of counts lists nothing: one result tells that there are some.
  if (search.view === 'matrix') return service.search({ ...search, page: 1, size: 1 });
  const answer = service.search(search);
  const { reports, relaxedPassages } = answer.total;
  if (search.view !== 'passages' || search.perReport === 0 || reports !== 1 || relaxedPassages > 0) return answer;
  return service.search({ ...search, perReport: 0 });
}

/** 领域×年份 has something to show of everything. */
function isBlank(search: PageSearch): boolean {
  return search.q.trim() === '' && !hasConditions(search) && search.view !== 'matrix';
}
