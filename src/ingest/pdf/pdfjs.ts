// In: the bytes of a PDF. Out: its pages as pieces of text with their places. The only file that knows pdfjs.
// Nothing is fetched, evaluated or drawn: fonts and character maps come from the package's folder. A damaged font can
// send pdfjs round in a ring (5.4.624, Type1Parser at the end of its bytes), which only the end of the thread breaks.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A run of characters that one font draws in one go. Measures in points from the page's upper left corner, as shown. */
export interface PdfPiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the characters stand on. */
  readonly baseline: number;
  readonly size: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** In the order of the file. Slanting and upright text (watermarks, stamps) is left out. */
  readonly pieces: readonly PdfPiece[];
}

export interface PdfFile {
  readonly pageCount: number;
  /** `number` counts from 1. @throws what pdfjs finds wrong with the page. */
  readPage(number: number): Promise<PdfPage>;
  close(): Promise<void>;
}

export class PdfError extends Error {
  readonly reason: 'password' | 'damaged';
  constructor(reason: 'password' | 'damaged', cause: unknown) {
    super(`PDF: ${reason}`, { cause });
    this.reason = reason;
  }
}

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Matrix = readonly [number, number, number, number, number, number];

/** @throws PdfError */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const pdfjs = await loadPdfjs();
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes), // a copy: pdfjs takes the memory for itself
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const document = await task.promise.catch((cause: unknown) => {
    void task.destroy();
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new PdfError(isLocked ? 'password' : 'damaged', cause);
  });
  return {
    pageCount: document.numPages,
    async readPage(number) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const pieces: PdfPiece[] = [];
      for (const item of items) {
        if ('str' in item && item.str.trim() !== '') {
          const piece = toPiece(
            item.str,
            item.width,
            multiply(viewport.transform as unknown as Matrix, item.transform),
          );
          if (piece) pieces.push(piece);
        }
      }
      page.cleanup();
      return { width: viewport.width, height: viewport.height, pieces };
    },
    close: () => task.destroy(),
  };
}

function toPiece(text: string, width: number, [a, b, c, d, left, baseline]: Matrix): PdfPiece | null {
  const isLevel = a > 0 && Math.abs(b) <= MAX_SLANT * a;
  return isLevel ? { text, left, right: left + width, baseline, size: Math.hypot(c, d) } : null;
}

// A scanned page that was set straight leans by a degree or two.
const MAX_SLANT = 0.05;

function multiply(m: Matrix, n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = n;
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ];
}

/**
 * pdfjs wants a canvas, which reading text never touches: the native package for it is left out of the lock file.
 * Without it the module needs a DOMMatrix to load at all, and warns of what it cannot draw.
 */
async function loadPdfjs(): Promise<Pdfjs> {
  const place = globalThis as { DOMMatrix?: unknown };
  place.DOMMatrix ??= class {};
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}
