// In: a style sheet. Out: what of it Chromium 78 does not know, rule by rule, in words.
// What a browser does not know it drops: a selector with its whole rule, a value with its declaration.

import postcss, { type AtRule, type Declaration, type Rule } from 'postcss';

const NEWER_SELECTORS =
  /:(?:is|where|has|dir|host-context|state)\(|:(?:focus-visible|user-(?:in)?valid|modal|popover-open|autofill|open)\b|::(?:marker|file-selector-button|details-content|highlight)|:not\([^)]*[,\s>+~][^)]*\)|:nth-(?:last-)?child\([^)]*\bof\b|&/;
const NEWER_AT_RULES = ['layer', 'container', 'property', 'scope', 'starting-style', 'view-transition', 'position-try'];
const NEWER_PROPERTIES =
  /^(?:inset(?:-.*)?|aspect-ratio|accent-color|appearance|content-visibility|contain-intrinsic-.*|text-underline-offset|text-underline-position|text-decoration-thickness|translate|rotate|scale|color-scheme|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:inline|block)|border-(?:inline|block)-(?:color|style|width)|border-(?:start|end)-(?:start|end)-radius|text-wrap.*|forced-color-adjust|scrollbar-.*|field-sizing|mask|mask-.*|container.*|print-color-adjust|white-space-collapse|text-box.*|(?:animation|scroll|view)-timeline.*|view-transition-.*|anchor-.*|position-(?:anchor|area|try.*)|interpolate-size|counter-set|overscroll-behavior-(?:inline|block)|overflow-(?:inline|block)|overflow-clip-margin|hyphenate-.*|text-emphasis.*|text-spacing-trim|text-autospace|line-clamp|image-orientation|math-.*|font-palette|font-synthesis-.*|overlay|ruby-.*)$/;
const NEWER_FUNCTIONS =
  /(?:^|[\s,(])(?:clamp|min|max|color-mix|color|oklch|oklab|lab|lch|hwb|light-dark|round|mod|rem|abs|sign|sin|cos|tan|pow|sqrt|hypot|log|exp|linear|image-set|anchor|if)\(/;
const NEWER_UNITS =
  /(?:^|[\s,(+*/-])[\d.]+(?:[sdl]v(?:h|w|i|b|min|max)|v[ib]|cq(?:w|h|i|b|min|max)|r?lh|r?cap|r?ic|rex|rch)\b/;
const NEWER_KEYWORDS: Readonly<Record<string, RegExp>> = {
  overflow: /\bclip\b/,
  'overflow-x': /\bclip\b/,
  'overflow-y': /\bclip\b/,
  'overflow-wrap': /\banywhere\b/,
  display: /^(?:block|inline|run-in)\s+\S|\S\s+list-item/,
  'grid-template-columns': /\bsubgrid\b|\bmasonry\b/,
  'grid-template-rows': /\bsubgrid\b|\bmasonry\b/,
  'text-decoration': /\b[\d.]+(?:px|em|rem|%)/,
  'word-break': /\bauto-phrase\b/,
};
const NEWER_EVERYWHERE = /^(?:revert|revert-layer)$|\bstretch-fill\b/;
/** Boxes in which these distances or ends have long been known, unlike in flex ones. */
const GAPS = ['gap', 'row-gap', 'column-gap', 'grid-gap', 'grid-row-gap', 'grid-column-gap'];
const ALIGNMENTS = ['justify-content', 'align-items', 'align-content', 'align-self'];

export function troubleInStyles(css: string): readonly string[] {
  const root = postcss.parse(css);
  const layouts = layoutsOf(root);
  const trouble: string[] = [];
  root.walkAtRules((rule) => {
    if (isNewerAtRule(rule)) trouble.push(`@${rule.name} ${rule.params}`);
  });
  root.walkRules((rule) => {
    if (rule.parent?.type === 'rule') trouble.push(`${rule.selector}: nested in a rule`);
    if (NEWER_SELECTORS.test(rule.selector)) trouble.push(rule.selector);
    rule.each((node) => {
      if (node.type === 'decl' && isNewerDeclaration(node, layouts)) trouble.push(`${rule.selector} { ${node} }`);
    });
  });
  return trouble;
}

type Layouts = ReadonlyMap<string, ReadonlySet<string>>;

/** What `display` and `columns` say of each selector, wherever in the sheet. */
function layoutsOf(root: postcss.Root): Layouts {
  const layouts = new Map<string, Set<string>>();
  root.walkDecls(/^(?:display|columns|column-count|column-width)$/, (declaration) => {
    const { prop, value, parent } = declaration;
    for (const selector of (parent as Rule).selectors ?? []) {
      const known = layouts.get(selector) ?? new Set();
      layouts.set(selector, known.add(prop === 'display' ? value : 'columns'));
    }
  });
  return layouts;
}

function isNewerAtRule({ name, params, parent }: AtRule): boolean {
  if (NEWER_AT_RULES.includes(name) || parent?.type === 'rule') return true;
  if (name === 'media') return /[<>=]|\bor\b|\bnot\s*\(/.test(params);
  return name === 'supports' && /selector\(|font-(?:tech|format)\(/.test(params);
}

function isNewerDeclaration({ prop, value, parent }: Declaration, layouts: Layouts): boolean {
  if (prop.startsWith('--')) return NEWER_FUNCTIONS.test(value) || NEWER_UNITS.test(value);
  if (NEWER_PROPERTIES.test(prop) || NEWER_EVERYWHERE.test(value)) return true;
  if (NEWER_FUNCTIONS.test(value) || NEWER_UNITS.test(value) || NEWER_KEYWORDS[prop]?.test(value)) return true;
  const own = (parent as Rule).selectors.map((selector) => [...(layouts.get(selector) ?? [])]);
  const mayBeFlex = own.some((layout) => layout.some((each) => each.includes('flex')));
  if (ALIGNMENTS.includes(prop)) return mayBeFlex && /^(?:start|end|left|right)$/.test(value);
  if (!GAPS.includes(prop)) return false;
  // `grid-gap` says for itself what it is for; the others must stand where the layout is said.
  const isKnown = prop.startsWith('grid-') || own.every((layout) => layout.length > 0);
  return mayBeFlex || !isKnown;
}
