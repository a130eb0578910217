// In: the templates of views/ and a view model. Out: a whole page as HTML, sent.
// The only file that knows EJS. Templates get `page`, escape with <%=, and insert as they are only names ending in Html.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Request, Response } from 'express';
import type { AccountBarMaker } from './account-bar.ts';
import type { ApiView } from './api-view.ts';
import type { BasketView } from './basket-view.ts';
import type { ErrorView } from './error-view.ts';
import type { HelpView } from './help-view.ts';
import type { HomeView } from './home-view.ts';
import type { ImportListView, ImportOneView } from './import-view.ts';
import type { LinkTo } from './links.ts';
import type { ReaderView } from './reader-view.ts';
import { readingSettingsOf, rootClasses } from './reading-settings.ts';
import type { ReportsView } from './reports-view.ts';
import type { ResultsView } from './results-view.ts';
import type { SettingsView } from './settings-view.ts';
import type { LoginView } from './sign-in-view.ts';
import type { SimilarView } from './similar-view.ts';
import { navigationOf, siteLinks } from './site-links.ts';
import type { StatusView } from './status-view.ts';
import type { RemoveView, TrashView } from './trash-view.ts';

/** What every page tells its frame. */
export interface PageFrame {
  readonly title: string;
}

interface ViewModels {
  readonly home: HomeView;
  readonly results: ResultsView;
  readonly reader: ReaderView;
  readonly reports: ReportsView;
  readonly status: StatusView;
  readonly similar: SimilarView;
  readonly basket: BasketView;
  readonly help: HelpView;
  readonly settings: SettingsView;
  readonly api: ApiView;
  readonly login: LoginView;
  readonly import: ImportListView;
  readonly 'import-one': ImportOneView;
  readonly remove: RemoveView;
  readonly trash: TrashView;
  readonly error: ErrorView;
}

export interface Pages {
  /** Answers with the page in its frame: navigation, and what the request says of how it is to look. */
  readonly send: <Name extends keyof ViewModels>(response: Response, name: Name, page: ViewModels[Name]) => void;
  /** Answers with the description of the search that browsers read. @param address where Tashan is, as the browser sees it. */
  readonly sendOpenSearch: (response: Response, address: string) => void;
}

/** Addresses that every page needs. */
interface FrameAssets {
  readonly cssUrl: string;
  readonly scriptUrl: string;
  /** Loaded by pages with a search box only. */
  readonly boxScriptUrl: string;
  readonly iconUrl: string;
}

/** Compiles every template at once, so that a broken one stops the start and not a reader. */
export function loadPages(
  directory: string,
  linkTo: LinkTo,
  assets: FrameAssets,
  accountBar: AccountBarMaker = () => null,
): Pages {
  const templates = new Map<string, ejs.TemplateFunction>();
  for (const folder of ['', 'parts/']) {
    for (const file of readdirSync(join(directory, folder)).filter((name) => name.endsWith('.ejs'))) {
      templates.set(`${folder}${file.slice(0, -'.ejs'.length)}`, compile(join(directory, folder, file)));
    }
  }
  const apply = (name: string, page: object): string => {
    const template = templates.get(name);
    if (template === undefined) throw new Error(`views/${name}.ejs: no such template; check the installation`);
    // A part sees what the template around it sees, and its own above that.
    const partOf = (part: string, own: object): string =>
      apply(`parts/${part}`, own === page ? page : Object.assign(Object.create(page), own));
    return template({ page, include: partOf });
  };
  const links = siteLinks(linkTo);
  const frameOf = ({ path, originalUrl, headers }: Request) => {
    const settings = readingSettingsOf(headers.cookie);
    return {
      ...assets,
      links,
      navigation: navigationOf(links, linkTo(path)),
      rootClasses: rootClasses(settings),
      textSwitch: settings.text === 'normal' ? { to: 'large', label: '大字' } : { to: 'normal', label: '标准字' },
      here: linkTo(pathInside(linkTo, originalUrl)),
    };
  };
  return {
    send: (response, name, page) => {
      const framed = { ...page, ...frameOf(response.req), account: accountBar(response) };
      response.send(apply('layout', { ...framed, bodyHtml: apply(name, framed) }));
    },
    sendOpenSearch: (response, address) => {
      const description = apply('opensearch.xml', { address: `${address}${links.home}`, ...assets });
      response.type('application/opensearchdescription+xml').send(description);
    },
  };
}

/** In a template, `page` is its view model, and `include` ours: that of EJS looks on the disk each time, and copies the whole page. */
function compile(path: string): ejs.TemplateFunction {
  return ejs.compile(readFileSync(path, 'utf8'), {
    filename: path,
    strict: true,
    localsName: 'locals',
    destructuredLocals: ['page', 'include'],
    rmWhitespace: true,
  });
}

/** The path of an address without the sub-path, whether or not the proxy has stripped it. */
function pathInside(linkTo: LinkTo, originalUrl: string): string {
  const root = linkTo('');
  return originalUrl.startsWith(root) ? originalUrl.slice(root.length) : originalUrl;
}
