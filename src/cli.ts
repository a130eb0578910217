#!/usr/bin/env node
// In: the command line. Out: the command carried out, and its exit code: 0 good, 1 failed, 2 usage.
// stdout is the answer, stderr the progress and the errors. Decides nothing else.

import { Command, CommanderError } from 'commander';
import type { EvalFlags } from './commands/eval-command.ts';
import type { LogsFlags } from './commands/logs-command.ts';
import type { SearchFlags } from './commands/search-command.ts';
import { readConfig } from './config.ts';
import { messageOf, TashanError } from './errors.ts';

// A command loads what it needs when it is called: nobody waits for the server's packages to read an index.
const load = {
  account: () => import('./commands/account-command.ts'),
  doctor: () => import('./commands/doctor-command.ts'),
  eval: () => import('./commands/eval-command.ts'),
  import: () => import('./commands/import-command.ts'),
  index: () => import('./commands/index-command.ts'),
  inspect: () => import('./commands/inspect-command.ts'),
  logs: () => import('./commands/logs-command.ts'),
  search: () => import('./commands/search-command.ts'),
  serve: () => import('./commands/serve-command.ts'),
};

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function createProgram(): Command {
  const program = new Command('tashan')
    .description('他山：检索各地法治政府建设年度报告')
    .exitOverride()
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false);

  program
    .command('index')
    .description('读报告，建索引')
    .option('--corpus <目录>', '报告所在文件夹')
    .option('--index <目录>', '索引文件夹')
    .option('--lexicon <目录>', '词库文件夹')
    .option('--full', '全部重建')
    .action(async ({ full, ...flags }) => (await load.index()).runIndex(readConfig(flags), { full: full === true }));

  program
    .command('serve')
    .description('提供网页')
    .option('--index <目录>', '索引文件夹')
    .option('--lexicon <目录>', '词库文件夹')
    .option('--host <地址>', '监听的地址')
    .option('--port <端口>', '监听的端口')
    .option('--home-region <地区>', '本地区：名称或代码，供“不含本地区”等快捷条件用')
    .option('--watch', '报告或词库有改动时，在后台更新索引')
    .action(async ({ watch, ...flags }) => (await load.serve()).runServe(readConfig(flags), { watch: watch === true }));

  program
    .command('search')
    .description('检索')
    .argument('<检索词...>')
    .option('--index <目录>', '索引文件夹')
    .option('--lexicon <目录>', '词库文件夹')
    .option('--region <地区>', '地区名或代码，可多次', several)
    .option('--year <年度>', '2022 或 2020..2023，可多次', several)
    .option('--theme <领域>', 'T01 到 T12，可多次', several)
    .option('--kind <类别>', 'practice、problem、plan、preamble，可多次', several)
    .option('--mode <方式>', 'smart 或 exact')
    .option('--size <条数>', '最多给出几段')
    .option('--json', '以 JSON 输出')
    .option('--explain', '说明每段为什么排在这里')
    .action(
      async (
        words: readonly string[],
        { index, lexicon, ...flags }: SearchFlags & { index?: string; lexicon?: string },
      ) => (await load.search()).runSearch(readConfig({ index, lexicon }), words.join(' '), flags),
    );

  program
    .command('inspect')
    .description('看一份报告读成了什么')
    .argument('<文件...>')
    .option('--lexicon <目录>', '词库文件夹')
    .option('--json', '每个文件一行 JSON')
    .action(async (files: readonly string[], { json, ...flags }) => {
      const { runInspect } = await load.inspect();
      if (!(await runInspect(readConfig(flags), files, { json: json === true }))) process.exitCode = EXIT_FAILED;
    });

  program
    .command('eval')
    .description('用评测查询打分')
    .argument('<评测文件>')
    .option('--index <目录>', '索引文件夹')
    .option('--lexicon <目录>', '词库文件夹')
    .option('--json <文件>', '把结果存下来')
    .option('--compare <文件>', '与存下的结果比较')
    .action(async (file: string, { json, compare, ...flags }: EvalFlags & { index?: string; lexicon?: string }) =>
      (await load.eval()).runEval(readConfig(flags), file, {
        ...(json === undefined ? {} : { json }),
        ...(compare === undefined ? {} : { compare }),
      }),
    );

  addCorpusCommands(program);
  addAccountCommands(program.command('account').description('管理登录账号'));
  program
    .command('logs')
    .description('访问日志和变更日志')
    .command('export')
    .description('导出某几天的日志')
    .option('--from <日期>', '从这一天起，如 2024-05-03')
    .option('--to <日期>', '到这一天止')
    .option('--kind <种类>', 'access（访问）或 change（变更）')
    .option('--format <格式>', 'csv 或 json')
    .action(async (flags: LogsFlags) => (await load.logs()).runLogsExport(readConfig({}), flags));
  program
    .command('doctor')
    .description('体检：看运行环境、报告、词库、索引是否正常，有误时说怎么办')
    .option('--corpus <目录>', '报告所在文件夹')
    .option('--index <目录>', '索引文件夹')
    .option('--lexicon <目录>', '词库文件夹')
    .option('--host <地址>', '监听的地址')
    .option('--port <端口>', '监听的端口')
    .option('--json', '以 JSON 输出')
    .action(async ({ json, ...flags }) => {
      const { runDoctor } = await load.doctor();
      if (!(await runDoctor(readConfig(flags), { json: json === true }))) process.exitCode = EXIT_FAILED;
    });

  return program;
}

function addCorpusCommands(program: Command): void {
  const corpusOption = ['--corpus <目录>', '报告所在文件夹'] as const;
  program
    .command('import')
    .description('预览报告或 zip 压缩包，确认后放进报告文件夹')
    .argument('<文件...>')
    .option(...corpusOption)
    .option('--lexicon <目录>', '词库文件夹')
    .option('--yes', '不询问，直接收入')
    .action(async (files: readonly string[], { yes, ...flags }) => {
      const { runImport } = await load.import();
      if (!(await runImport(readConfig(flags), files, { yes: yes === true }))) process.exitCode = EXIT_FAILED;
    });
  program
    .command('remove')
    .description('把报告移到报告文件夹的 .trash 里，不再检索')
    .argument('<文件...>')
    .option(...corpusOption)
    .action(async (files: readonly string[], flags) => (await load.import()).runRemove(readConfig(flags), files));
  program
    .command('restore')
    .description('恢复移走的报告；不写文件名则列出')
    .argument('[文件...]')
    .option(...corpusOption)
    .action(async (files: readonly string[], flags) => (await load.import()).runRestore(readConfig(flags), files));
}

function addAccountCommands(account: Command): void {
  const accountsOption = ['--accounts <文件>', '账号文件（TASHAN_ACCOUNTS）'] as const;
  account
    .command('add')
    .description('添加账号，或改它的密码和角色；密码在提示后输入')
    .argument('<姓名>')
    .requiredOption('--role <角色>', 'reader（读者）或 admin（管理员）')
    .option(...accountsOption)
    .action(async (name: string, { role, ...flags }) =>
      (await load.account()).runAccountAdd(readConfig(flags), name, role),
    );
  account
    .command('remove')
    .description('删除账号')
    .argument('<姓名>')
    .option(...accountsOption)
    .action(async (name: string, flags) => (await load.account()).runAccountRemove(readConfig(flags), name));
  account
    .command('list')
    .description('列出账号')
    .option(...accountsOption)
    .action(async (flags) => (await load.account()).runAccountList(readConfig(flags)));
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  if (!(error instanceof TashanError)) return EXIT_FAILED;
  // A bad flag value is bad usage, whichever room found it.
  return error.kind === 'usage' || error.kind === 'request' ? EXIT_USAGE : EXIT_FAILED;
}

// A reader that has seen enough closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// Progress that nobody reads any more must not end the work.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const program = createProgram();
  if (process.argv.length <= 2) program.help({ error: true });
  await program.parseAsync();
} catch (error) {
  // commander has said its own errors already.
  if (!(error instanceof CommanderError)) process.stderr.write(`错误：${messageOf(error)}\n`);
  if (!(error instanceof CommanderError) && !(error instanceof TashanError) && error instanceof Error) {
    process.stderr.write(`${error.stack ?? ''}\n`);
  }
  process.exitCode = exitCodeOf(error);
}
