// In: lines of points. Out: an SVG picture of them, both axes logarithmic. No font, script or file from elsewhere.

export interface ChartLine {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Panel {
  readonly title: string;
  readonly lines: readonly ChartLine[];
}

export interface Chart {
  readonly title: string;
  readonly description: string;
  readonly xTitle: string;
  readonly xTicks: readonly number[];
  readonly panels: readonly Panel[];
}

const PANEL = { width: 470, height: 360, left: 74, right: 12, top: 64, bottom: 56 };
const LEGEND_ROW = 24;
// Okabe and Ito's colours, told apart by colour-blind readers too; dashes tell apart lines of one colour.
const STYLES = [
  { colour: '#d55e00', dash: '' },
  { colour: '#d55e00', dash: '7 4' },
  { colour: '#0072b2', dash: '' },
  { colour: '#009e73', dash: '' },
  { colour: '#cc79a7', dash: '' },
  { colour: '#8a6d00', dash: '' },
  { colour: '#d55e00', dash: '2 4' },
];
const styleOf = (i: number) => STYLES[i % STYLES.length] as (typeof STYLES)[number];

export function drawChart({ title, description, xTitle, xTicks, panels }: Chart): string {
  const names = [...new Set(panels.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const perRow = 3;
  const width = PANEL.width * panels.length;
  const height = PANEL.height + LEGEND_ROW * Math.ceil(names.length / perRow) + 12;
  const yTicks = decades(panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ y }) => y))));
  const drawn = panels.map((panel, i) => drawPanel(panel, i * PANEL.width, xTicks, yTicks, xTitle, names));
  const legend = names.map((name, i) => {
    const x = PANEL.left + (i % perRow) * (width / perRow);
    const y = PANEL.height + LEGEND_ROW * Math.floor(i / perRow) + 8;
    return `${stroke(
      [
        { x, y },
        { x: x + 34, y },
      ],
      i,
    )}${text(x + 42, y + 4, name)}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="sans-serif" font-size="13" fill="#222">
<title id="title">${escapeXml(title)}</title>
<desc id="description">${escapeXml(description)}</desc>
<rect width="${width}" height="${height}" fill="#fff"/>
${text(PANEL.left, 24, title, 'font-size="16" font-weight="bold"')}
${[...drawn, ...legend].join('\n')}
</svg>
`;
}

function drawPanel(
  { title, lines }: Panel,
  left: number,
  xTicks: readonly number[],
  yTicks: readonly number[],
  xTitle: string,
  names: readonly string[],
): string {
  const box = {
    x: left + PANEL.left,
    y: PANEL.top,
    right: left + PANEL.width - PANEL.right,
    bottom: PANEL.height - PANEL.bottom,
  };
  // Room at both ends, so that no point stands on the frame.
  const xAt = logScale(Math.min(...xTicks) / 1.4, Math.max(...xTicks) * 1.4, box.x, box.right);
  const yAt = logScale(Math.min(...yTicks), Math.max(...yTicks), box.bottom, box.y);
  const grid = [
    ...yTicks.map((tick) => {
      const y = round(yAt(tick));
      return `<path d="M${box.x} ${y}H${box.right}" stroke="#ddd"/>${text(box.x - 8, y + 4, `${plain(tick)} ms`, 'text-anchor="end"')}`;
    }),
    ...xTicks.map((tick) => {
      const x = round(xAt(tick));
      return `<path d="M${x} ${box.y}V${box.bottom}" stroke="#eee"/>${text(x, box.bottom + 20, tick.toLocaleString('en-US'), 'text-anchor="middle"')}`;
    }),
  ];
  const drawn = lines.map(({ name, points }) => {
    const at = points.map(({ x, y }) => ({ x: round(xAt(x)), y: round(yAt(y)) }));
    const i = names.indexOf(name);
    const dots = at.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${styleOf(i).colour}"/>`);
    return stroke(at, i) + dots.join('');
  });
  const frame = `<rect x="${box.x}" y="${box.y}" width="${box.right - box.x}" height="${box.bottom - box.y}" fill="none" stroke="#999"/>`;
  const titles = [
    text(box.x, box.y - 10, title, 'font-weight="bold"'),
    text((box.x + box.right) / 2, box.bottom + 42, xTitle, 'text-anchor="middle"'),
  ];
  return [...grid, frame, ...drawn, ...titles].join('\n');
}

const logScale = (low: number, high: number, from: number, to: number) => (value: number) =>
  from + ((to - from) * Math.log(value / low)) / Math.log(high / low);

/** Powers of ten from below the least to above the greatest. */
function decades(values: readonly number[]): readonly number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

const round = (value: number): number => Math.round(value * 10) / 10;
const plain = (value: number): string =>
  value >= 1 ? value.toLocaleString('en-US') : String(Number(value.toPrecision(1)));
const escapeXml = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const text = (x: number, y: number, words: string, attributes = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escapeXml(words)}</text>`;

function stroke(points: readonly { readonly x: number; readonly y: number }[], i: number): string {
  const { colour, dash } = styleOf(i);
  const path = points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L');
  return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2.5"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}
