// In: words for a field of work, or a short department name. Out: the department's full name, and which are the state's own.
// Names only; where a department belongs is for issuer.ts.

/** 国务院 ministries, commissions and bodies, whose names carry no place. */
const NATIONAL =
  /^(?:国务院(?:办公厅)?|外交部|国防部|(?:国家)?发展和改革委员会|国家发展改革委|国家发改委|教育部|科学技术部|科技部|工业和信息化部|国家民族事务委员会|国家民委|公安部|国家安全部|民政部|司法部|财政部|人力资源和?社会保障部|自然资源部|生态环境部|住房和?城乡建设部|交通运输部|水利部|农业农村部|农业部|商务部|文化和旅游部|国家卫生健康委员会|国家卫生健康委|退役军人事务部|应急管理部|中国人民银行|审计署|国土资源部|环境保护部|海关总署|国家税务总局|税务总局|国家市场监督管理总局|市场监管总局|国家[\p{Script=Han}]{2,14}(?:总局|局|署|委员会)|中国[\p{Script=Han}]{2,10}(?:委员会|局))(?!门)/u;

/** The state's own department at the start of `text`; `国家税务总局某市税务局` is not one, its place follows. */
export function nationalDepartmentAt(text: string): string | null {
  const own = NATIONAL.exec(text)?.[0] ?? null;
  if (own === null) return null;
  // 水利部黄河水利委员会, 生态环境部华南督察局
  const branch = /^\p{Script=Han}{2,8}(?:水利委员会|流域管理局|督察局|特派员办事处|特派办)$/u.exec(
    text.slice(own.length),
  )?.[0];
  return own + (branch ?? '');
}

const FULL_NAMES: readonly (readonly [short: RegExp, full: string])[] = [
  [/^人社局$|^人力社保局$|^人力资源社会保障局$/u, '人力资源和社会保障局'],
  [/^人社厅$|^人力社保厅$|^人力资源社会保障厅$/u, '人力资源和社会保障厅'],
  [/^卫健局$/u, '卫生健康局'],
  [/^卫健委$|^卫生健康委$/u, '卫生健康委员会'],
  [/^发改局$|^发展改革局$/u, '发展和改革局'],
  [/^发改委$|^发展改革委$/u, '发展和改革委员会'],
  [/^住建局$|^住房城乡建设局$/u, '住房和城乡建设局'],
  [/^住建厅$/u, '住房和城乡建设厅'],
  [/^市监局$|^市场监管局$/u, '市场监督管理局'],
  [/^城管局$/u, '城市管理局'],
  [/^自规局$/u, '自然资源和规划局'],
  [/^工信局$/u, '工业和信息化局'],
  [/^工信厅$/u, '工业和信息化厅'],
  [/^文旅局$/u, '文化和旅游局'],
  [/^文旅厅$/u, '文化和旅游厅'],
  [/^医保局$/u, '医疗保障局'],
  [/^应急局$/u, '应急管理局'],
  [/^退役军人局$/u, '退役军人事务局'],
  [/^林草局$/u, '林业和草原局'],
  [/^科技局$/u, '科学技术局'],
];

/** 人社局 as 人力资源和社会保障局; names without a set full form stay. */
export function fullDepartmentName(short: string): string {
  return FULL_NAMES.find(([pattern]) => pattern.test(short))?.[1] ?? short;
}

/** Fields of work that name a bureau by themselves; the commoner title where there are several. */
const FIELDS: readonly (readonly [words: RegExp, department: string])[] = [
  [/人社|人力资源|社会保障/gu, '人力资源和社会保障'],
  [/交通(?:运输)?/gu, '交通运输'],
  [/农业农村/gu, '农业农村'],
  [/林草|林业和草原/gu, '林业和草原'],
  [/林业|涉林/gu, '林业'],
  [/生态环境/gu, '生态环境'],
  [/卫生健康|卫健/gu, '卫生健康'],
  [/教育系统|依法治教|依法治校/gu, '教育'],
  [/市场监管|市场监督/gu, '市场监督管理'],
  [/城市管理|城管/gu, '城市管理'],
  [/住房(?:和)?城乡|住建/gu, '住房和城乡建设'],
  [/自然资源/gu, '自然资源'],
  [/应急管理|安全生产/gu, '应急管理'],
  [/民政/gu, '民政'],
  [/水利/gu, '水利'],
  [/水务/gu, '水务'],
  [/财政/gu, '财政'],
  [/审计/gu, '审计'],
  [/统计/gu, '统计'],
  [/医疗保障|医保/gu, '医疗保障'],
  [/退役军人/gu, '退役军人事务'],
  [/文化和旅游|文旅/gu, '文化和旅游'],
  [/商务/gu, '商务'],
  [/公安/gu, '公安'],
  [/司法行政/gu, '司法'],
  [/气象/gu, '气象'],
  [/税务|税收/gu, '税务'],
  [/体育/gu, '体育'],
  [/工业和信息化|工信/gu, '工业和信息化'],
  [/科技创新|科学技术/gu, '科学技术'],
  [/发展(?:和)?改革/gu, '发展和改革'],
  [/粮食/gu, '粮食和物资储备'],
  [/信访/gu, '信访'],
  [/政务服务/gu, '政务服务和数据管理'],
];

/** The field of work a text speaks of most, as a department's name without 局; null when none stands out. */
export function fieldOfWork(text: string): string | null {
  let best: string | null = null;
  let most = 0;
  let second = 0;
  for (const [words, department] of FIELDS) {
    const count = text.match(words)?.length ?? 0;
    if (count > most) [best, second, most] = [department, most, count];
    else if (count > second) second = count;
  }
  return most > second ? best : null;
}
