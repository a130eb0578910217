// In: where Tashan is. Out: the description of its API after OpenAPI 3.1, parameters made from the schemas that check them.

import { searchParameterSchema } from '../search/search-request.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What each parameter is, in words. */
const MEANINGS: Readonly<Record<string, string>> = {
  q: '检索词；空格隔开的词都要有，引号里的原样查找，前面加减号的不要',
  mode: 'smart：按词和近义词；exact：逐字',
  spelling: 'corrected：改正拼音和错字；typed：照原样',
  noSynonyms: '不查近义词的词，写法同答复中的 concepts，可重复',
  scope: '在哪里找：全文、标题、小标题',
  region: '地区：六位代码、代码/名称或名称，可重复，含下级',
  excludeRegion: '不含的地区，可重复',
  level: '层级，可重复',
  year: '年度：2022 或 2020..2023，可重复',
  theme: '领域：T01 到 T12，可重复',
  kind: '内容：做法、问题、计划、导语，可重复',
  issuerKind: '机构：政府、部门，可重复',
  has: '含有：表彰推广、制度文件、数据，可重复',
  report: '只在这份报告里找，报告编号，可重复',
  sort: '排序；place（地区代码）要与 group 和 perGroup 一起用',
  group: '同一份报告或同一地区的段落放在一起',
  perReport: '同一份报告最多列几段，0 为不限',
  perGroup: '与 group 一起用：每份报告或每个地区列几段，page 和 size 按份数或地区数计；0 为不按组计',
  page: '第几页，从 1 起',
  size: '每页几条，最多 100',
};

/** They order and cut a list; counts of places have none. */
const LIST_PARAMETERS = ['sort', 'group', 'perReport', 'perGroup', 'page', 'size'];

const REPORT_PARAMETERS = ['q', 'region', 'excludeRegion', 'level', 'year', 'issuerKind', 'sort', 'page', 'size'];

/** @param root with a slash at its end. */
export function openApi(root: string): JsonObject {
  const parameters = queryParameters();
  const only = (...names: readonly string[]) => parameters.filter(({ name }) => names.includes(name));
  return {
    openapi: '3.1.0',
    info: { title: '他山', version: '1', description: '检索各地法治政府建设年度报告。出错时回答 Error，文字是中文。' },
    servers: [{ url: root }],
    paths: {
      '/api/search': operation('检索段落', parameters),
      '/api/reports': operation('报告清单；q 在标题、机构、文号中查找', only(...REPORT_PARAMETERS)),
      '/api/reports/{id}': operation('一份报告：元数据、章节、段落', [idParameter('报告编号')]),
      '/api/passages/{id}/similar': operation('同类做法：别的地区讲同一件事的段落', [
        idParameter('段落编号'),
        ...only('size'),
      ]),
      '/api/suggest': operation('输入联想，最多十条', only('q')),
      '/api/facets/region': operation(
        '收录了报告的地区中，名称、拼音或首字母含有 q 的，最多二十个，没有结果的排在后面',
        regionParameters(parameters),
      ),
      '/healthz': operation('服务是否在运行', []),
    },
    components: { schemas: { Error: ERROR } },
  };
}

const ERROR: JsonObject = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string', description: '一句中文' },
        requestId: { type: 'string' },
        candidates: { type: 'array', items: { type: 'string' }, description: '可以改用的值，例如有重名的地区' },
      },
    },
  },
};

function operation(summary: string, parameters: readonly JsonObject[]): JsonObject {
  const refused = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  });
  return {
    get: {
      summary,
      parameters,
      responses: {
        200: { description: '回答', content: { 'application/json': { schema: { type: 'object' } } } },
        400: refused('参数有误'),
        404: refused('没有这个编号'),
        503: refused('索引还没有准备好'),
      },
    },
  };
}

function queryParameters(): readonly (JsonObject & { readonly name: string })[] {
  return Object.entries(searchParameterSchema().properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    description: MEANINGS[name] ?? name,
    schema,
  }));
}

/** `q` is what was typed of a place there, so that the words of the search need another name. */
function regionParameters(parameters: ReturnType<typeof queryParameters>): readonly JsonObject[] {
  return parameters
    .filter(({ name }) => !LIST_PARAMETERS.includes(name))
    .flatMap((parameter) =>
      parameter.name === 'q'
        ? [
            { ...parameter, description: '地区的名称、拼音或首字母' },
            { ...parameter, name: 'search', description: MEANINGS.q },
          ]
        : [parameter],
    );
}

function idParameter(description: string): JsonObject {
  return { name: 'id', in: 'path', required: true, description, schema: { type: 'string' } };
}
