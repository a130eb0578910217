// In: the base path that Tashan is served under. Out: the one function that turns a path inside Tashan into a link.
// Never makes a link to another host.

/** Turns `search?q=…` (no leading slash; '' is home) into a link that works behind a sub-path. */
export type LinkTo = (path: string) => string;

export interface NamedLink {
  readonly label: string;
  readonly url: string;
}

/** `''`, `/`, `tashan`, `/tashan/` as `''`, `''`, `/tashan`, `/tashan`. */
export function normalBasePath(basePath: string): string {
  const parts = basePath.split('/').filter((part) => part !== '');
  return parts.map((part) => `/${part}`).join('');
}

/** The path of a request without the sub-path, whether or not the proxy has stripped it. @param basePath a normal one. */
export function pathBelow(basePath: string, path: string): string {
  return basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

export function linkBuilder(basePath: string): LinkTo {
  const root = `${normalBasePath(basePath)}/`;
  // A path of ours never starts with a slash; `//host` would leave the site.
  return (path) => root + path.replace(/^\/+/, '');
}

/** Where a passage stands on the reader's page; the service's links lead there too. */
export function passageAnchor(passageId: string): string {
  return `p-${passageId}`;
}

/** The passage in its report; where it is gone, the page of the report says so. */
export function passagePath(reportId: string, passageId: string): string {
  const parameters = new URLSearchParams({ passage: passageId });
  return `reports/${encodeURIComponent(reportId)}?${parameters.toString()}#${passageAnchor(passageId)}`;
}

/** The short address of a passage, for files and citations; it leads to `passagePath`. */
export function permalinkPath(passageId: string): string {
  return `passages/${encodeURIComponent(passageId)}`;
}

/** 同类做法 of a passage. */
export function similarPath(passageId: string): string {
  return `passages/${encodeURIComponent(passageId)}/similar`;
}
