// In: a compiled script. Out: what of it Chromium 78 has not, in words; the strings that must keep their lines.
// Syntax is held to ES2017; names of newer interfaces are refused unless the script also asks whether they are there.

import ts from 'typescript';

/** Newer than Chromium 78 (October 2019), with the version that brought each. */
const NEWER_NAMES: Readonly<Record<string, number>> = {
  ...{ replaceAll: 85, at: 92, findLast: 97, findLastIndex: 97, toSorted: 110, toReversed: 110, toSpliced: 110 },
  ...{ hasOwn: 93, groupBy: 117, fromAsync: 121, withResolvers: 119, any: 85, isWellFormed: 111, structuredClone: 98 },
  ...{ WeakRef: 84, AggregateError: 85, Segmenter: 87, DisplayNames: 81, timeout: 103, throwIfAborted: 100 },
  ...{ replaceChildren: 86, checkVisibility: 105, inert: 102, popover: 114, showPopover: 114, togglePopover: 114 },
  ...{
    requestClose: 134,
    closedBy: 134,
    showPicker: 99,
    scrollend: 114,
    beforematch: 102,
    canParse: 120,
    setHTML: 138,
  },
  ...{ randomUUID: 92, userAgentData: 90, cookieStore: 87, startViewTransition: 111, scheduler: 94 },
  ...{ ariaLabel: 81, ariaExpanded: 81, ariaSelected: 81, moveBefore: 133, getHTML: 125 },
  // Only where the page is secure, which an intranet on plain HTTP is not.
  ...{ clipboard: 999, serviceWorker: 999, caches: 999, subtle: 999 },
};

export function troubleInScript(name: string, script: string): readonly string[] {
  const file = ts.createSourceFile(name, script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const guarded = new Set<string>();
  const used = new Map<string, string>();
  const trouble: string[] = [];
  const visit = (node: ts.Node): void => {
    const guard = guardedName(node);
    if (guard !== null) guarded.add(guard);
    const newer = usedName(node);
    if (newer !== null && Object.hasOwn(NEWER_NAMES, newer)) {
      used.set(newer, `${newer}: Chromium ${NEWER_NAMES[newer] === 999 ? 'on plain HTTP never' : NEWER_NAMES[newer]}`);
    }
    if (ts.isBigIntLiteral(node)) trouble.push('a BigInt literal');
    if (ts.isAwaitExpression(node) && isAtTop(node)) trouble.push('await at the top of a module');
    if (ts.isRegularExpressionLiteral(node) && /\(\?<|\\[pP]\{|\/[a-z]*[dsv][a-z]*$/.test(node.text)) {
      trouble.push(`a regular expression newer than ES2017: ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (compiled(script, ts.ScriptTarget.ES2017) !== compiled(script, ts.ScriptTarget.ESNext)) {
    trouble.push('syntax newer than ES2017');
  }
  return [...trouble, ...[...used].filter(([each]) => !guarded.has(each)).map(([, words]) => words)];
}

/** Where blanks at the beginning of a line are part of what the script says. */
export function stringsOverLines(name: string, script: string): readonly string[] {
  const file = ts.createSourceFile(name, script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isString =
      ts.isStringLiteral(node) || ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node);
    if (isString && node.getText(file).includes('\n')) found.push(node.getText(file));
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What the compiler has nothing to rewrite in is in the language of its target already. */
function compiled(script: string, target: ts.ScriptTarget): string {
  return ts.transpileModule(script, { compilerOptions: { target, module: ts.ModuleKind.ESNext, allowJs: true } })
    .outputText;
}

/** `matchMedia` of `typeof window.matchMedia` and of `'matchMedia' in window`. */
function guardedName(node: ts.Node): string | null {
  if (ts.isTypeOfExpression(node)) return usedName(node.expression);
  const isIn = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword;
  return isIn && ts.isStringLiteral(node.left) ? node.left.text : null;
}

function usedName(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isStringLiteral(node)) return node.text;
  // A variable of our own may be called so; a global is called or made.
  const { parent } = node;
  const isCalled = parent && (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
  return ts.isIdentifier(node) && isCalled ? node.text : null;
}

function isAtTop(node: ts.Node): boolean {
  for (let above = node.parent; above; above = above.parent) if (ts.isFunctionLike(above)) return false;
  return true;
}
