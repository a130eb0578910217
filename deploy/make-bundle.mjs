// In: the checkout and the npm registry. Out: deploy/out/tashan-VERSION-linux-ARCH.tar.gz, which installs without network or compiler.
// The same commit gives the same bytes. Never touches the checkout's node_modules, and nothing native is built.
//
//     npm run bundle -- [--arch x64|arm64] [--out DIR] [--version V]

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HOME = fileURLToPath(new URL('../', import.meta.url));

/** The runtime, as the registry carries it: Node 20 needs glibc 2.28, which Kylin V10 and Debian 10 have. */
const RUNTIME = {
  version: '20.20.2',
  integrity: {
    x64: 'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
    arm64: 'sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==',
  },
};

/** What is copied as it stands. */
const CARRIED = ['dist', 'views', 'corpus', 'docs', 'README.md', 'CHANGELOG.md'];
/** What only a developer needs: of docs/, and of any package. */
const LEFT_OUT =
  /(^|\/)(take\.mjs|PERFORMANCE\.md|performance\.svg)$|\.(map|d\.ts|d\.mts|d\.cts)$|^node_modules\/(@[^/]+\/)?[^/]+\/tests?\//;

const { values } = parseArgs({
  options: {
    arch: { type: 'string', default: 'x64' },
    out: { type: 'string', default: join(HOME, 'deploy/out') },
    version: { type: 'string' },
  },
});
const { arch } = values;
if (!Object.hasOwn(RUNTIME.integrity, arch)) throw new Error(`--arch ${arch}: x64 or arm64`);

const run = (command, args, cwd = HOME) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 });

run('npm', ['run', '--silent', 'build']);
const manifest = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'));
const version = values.version ?? manifest.version;
const name = `tashan-${version}-linux-${arch}`;
const work = mkdtempSync(join(tmpdir(), 'tashan-bundle-'));
try {
  const bundle = join(work, name);
  mkdirSync(bundle);
  putDependencies(bundle);
  putRuntime(bundle);
  for (const item of CARRIED) {
    cpSync(join(HOME, item), join(bundle, item), { recursive: true, filter: (path) => !LEFT_OUT.test(path) });
  }
  cpSync(join(HOME, 'deploy/bundle'), bundle, { recursive: true });
  writeFileSync(join(bundle, 'VERSION'), `${version}\n`);
  writeFileSync(join(bundle, 'ARCH'), `${arch}\n`);
  for (const file of ['install.sh', 'bin/tashan', 'node/bin/node']) chmodSync(join(bundle, file), 0o755);
  writeFileSync(join(bundle, 'SHA256SUMS'), checksums(bundle));
  pack(name);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Production dependencies for the other machine. nodejieba is left out: it would have to be compiled, and the product is the same. */
function putDependencies(bundle) {
  const { optionalDependencies: _, devDependencies: __, scripts: ___, allowScripts: ____, ...kept } = manifest;
  writeFileSync(join(bundle, 'package.json'), `${JSON.stringify({ ...kept, version }, null, 2)}\n`);
  const lock = JSON.parse(readFileSync(join(HOME, 'package-lock.json'), 'utf8'));
  const { optionalDependencies: _____, devDependencies: ______, ...root } = lock.packages[''];
  lock.packages[''] = root;
  writeFileSync(join(bundle, 'package-lock.json'), JSON.stringify(lock));
  const platform = ['--os=linux', `--cpu=${arch}`, '--libc=glibc'];
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...platform], bundle);
  rmSync(join(bundle, 'package-lock.json'));
  rmSync(join(bundle, 'node_modules/.package-lock.json'), { force: true });
  for (const file of filesOf(bundle)) if (LEFT_OUT.test(file)) rmSync(join(bundle, file));
  const native = filesOf(bundle).filter((file) => file.endsWith('.node'));
  const wanted = `node_modules/@node-rs/jieba-linux-${arch}-gnu/jieba.linux-${arch}-gnu.node`;
  if (native.length !== 1 || native[0] !== wanted)
    throw new Error(`native modules: ${native.join(', ')}; wanted ${wanted}`);
}

function putRuntime(bundle) {
  const spec = `node-linux-${arch}@${RUNTIME.version}`;
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--silent', spec], work));
  const archive = join(work, packed.filename);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (integrity !== RUNTIME.integrity[arch]) throw new Error(`${spec}: ${integrity} is not what this file pins`);
  run('tar', ['-xzf', archive, 'package/bin/node', 'package/LICENSE'], work);
  renameSync(join(work, 'package'), join(bundle, 'node'));
}

/** Every file below a folder, relative to it, in a fixed order. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** As sha256sum -c reads them. */
function checksums(bundle) {
  return filesOf(bundle)
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(join(bundle, file)))
          .digest('hex')}  ${file}\n`,
    )
    .join('');
}

function pack(folder) {
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const archive = join(out, `${folder}.tar.gz`);
  const mtime = `--mtime=@${run('git', ['log', '-1', '--format=%ct']).trim()}`;
  const same = ['--sort=name', mtime, '--owner=0', '--group=0', '--numeric-owner', '--mode=u+rwX,go+rX,go-w'];
  // Links of node_modules/.bin are not needed, and a USB stick with FAT could not hold them unpacked.
  run('tar', ['-C', work, ...same, '--exclude=.bin', '-cf', `${archive}.tar`, folder]);
  run('sh', ['-c', 'gzip -9 -n < "$1.tar" > "$1" && rm "$1.tar"', 'sh', archive]);
  const digest = createHash('sha256').update(readFileSync(archive)).digest('hex');
  writeFileSync(`${archive}.sha256`, `${digest}  ${folder}.tar.gz\n`);
  if (!existsSync(archive)) throw new Error(`${archive} was not written`);
  process.stdout.write(`${archive}\n${(statSync(archive).size / 1e6).toFixed(1)} MB, sha256 ${digest}\n`);
}
