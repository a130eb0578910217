// In: the configuration. Out: findings on corpus, lexicon and index: there, readable, whole, and made for each other.
// Never writes; every byte of the index is read once.

import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { TashanError } from '../errors.ts';
import { settingsDigest } from '../indexer/build-settings.ts';
import { type OpenIndex, openIndex } from '../indexer/open-index.ts';
import { type CorpusFile, listCorpus, pairSidecars } from '../ingest/corpus-folder.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { bad, badBecause, type Finding, good, warning } from './doctor-finding.ts';

const MOST_FILES_NAMED = 3;

export async function checkData(config: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const files = checkCorpus(config, findings);
  const lexicon = checkLexicon(config, findings);
  findings.push(checkIndexFolder(config));
  const index = await checkIndex(config, findings);
  if (index) {
    findings.push(...checkIndexIsCurrent(config, index, lexicon, files));
    index.close();
  }
  return findings;
}

/** The reports of the corpus, relative to it; null when it cannot be read. */
function checkCorpus({ corpus }: Config, findings: Finding[]): readonly string[] | null {
  let files: readonly CorpusFile[];
  try {
    files = listCorpus(corpus);
  } catch (error) {
    findings.push(badBecause('报告', error, '请检查 TASHAN_CORPUS，以及文件夹的读取权限'));
    return null;
  }
  const unreadable = files.filter(
    ({ path, problem }) => problem !== undefined || !may(join(corpus, path), constants.R_OK),
  );
  const reports = pairSidecars(files).pairs.map(({ report }) => report.path);
  if (unreadable.length > 0) {
    const named = unreadable
      .slice(0, MOST_FILES_NAMED)
      .map(({ path, problem }) => `${path}（${problem ?? '没有读取权限'}）`);
    const advice = `请改正文件名或权限，如 chown -R tashan:tashan ${corpus}`;
    findings.push(bad('报告', `${corpus} 里有 ${unreadable.length} 个文件读不了：${named.join('、')}`, advice));
  } else if (reports.length === 0)
    findings.push(warning('报告', `${corpus} 里还没有报告`, '请把报告放进去，再运行 tashan index'));
  else findings.push(good('报告', `${corpus} 里有 ${reports.length} 个文件，都能读`));
  return reports;
}

/** A mistake is named with its file and line. */
function checkLexicon({ lexicon: folder }: Config, findings: Finding[]): Lexicon | null {
  try {
    const lexicon = readLexicon(folder);
    const { words, synonyms, themes } = lexicon;
    const message = `${folder}：词 ${words.length} 个，同义词 ${synonyms.length} 组，领域 ${themes.length} 个`;
    findings.push(good('词库', message));
    return lexicon;
  } catch (error) {
    findings.push(badBecause('词库', error, '请按上面说的改正；改坏了可从安装包的 corpus/lexicon 取回原来的文件'));
    return null;
  }
}

function checkIndexFolder({ index }: Config): Finding {
  let folder = resolve(index);
  while (!existsSync(folder)) folder = dirname(folder);
  if (may(folder, constants.R_OK | constants.W_OK | constants.X_OK)) return good('索引文件夹', `${folder} 可读可写`);
  return bad('索引文件夹', `${folder} 没有读写权限`, `请把它交给运行他山的用户，如 chown -R tashan:tashan ${folder}`);
}

const ADVICE: Readonly<Record<string, string>> = {
  'index-missing': '请运行 tashan index',
  'index-format': '索引是别的版本建的，请运行 tashan index --full',
  'index-analyzer': '索引是用别的词典建的，请运行 tashan index --full',
  'index-damaged': '请运行 tashan index --full；再坏就要检查磁盘',
};

/** Opens it as a server would, then compares every byte with its checksum. */
async function checkIndex({ index: folder }: Config, findings: Finding[]): Promise<OpenIndex | null> {
  let index: OpenIndex | null = null;
  try {
    index = await openIndex(folder);
    await index.verify();
    const { counts, format } = index.manifest;
    const message = `格式 ${format}，词典相符，${counts.reports} 份报告、${counts.passages} 段，逐字节核对无误`;
    findings.push(good('索引', message));
    return index;
  } catch (error) {
    index?.close();
    const advice = ADVICE[error instanceof TashanError ? error.code : ''] ?? '请检查权限，再运行 tashan index --full';
    findings.push(badBecause('索引', error, advice));
    return null;
  }
}

function checkIndexIsCurrent(
  { corpus }: Config,
  { manifest, files }: OpenIndex,
  lexicon: Lexicon | null,
  reports: readonly string[] | null,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (lexicon && settingsDigest(lexicon) !== manifest.settings) {
    findings.push(warning('索引', '词表或领域在建索引之后有改动', '请运行 tashan index'));
  }
  if (resolve(manifest.corpus.root) !== resolve(corpus)) {
    const message = `索引是用 ${manifest.corpus.root} 建的，设置里是 ${corpus}`;
    findings.push(warning('索引', message, '请检查 TASHAN_CORPUS，再运行 tashan index'));
  } else if (reports) {
    const known = new Set(files.map(({ file }) => file));
    const held = new Set(reports);
    const added = reports.filter((file) => !known.has(file)).length;
    const gone = [...known].filter((file) => !held.has(file)).length;
    if (added + gone > 0) {
      findings.push(warning('索引', `建索引之后添了 ${added} 个文件，少了 ${gone} 个`, '请运行 tashan index'));
    }
  }
  return findings;
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false; // why is of no interest: it is said what to do
  }
}
