// In: the full names of divisions. Out: the other names they go by in documents, and an index of all of them.
// Builds them by rule; only names that follow no rule are listed.

// Longest first where one is the end of another.
const PEOPLES =
  '维吾尔族? 柯尔克孜族? 哈萨克族? 塔吉克族? 乌孜别克族? 鄂伦春族? 鄂温克族? 达斡尔族? 俄罗斯族? 塔塔尔族? 蒙古族? 哈尼族 景颇族 傈僳族 拉祜族 纳西族 布朗族 仡佬族 仫佬族 毛南族 布依族 土家族 东乡族 撒拉族 保安族 裕固族 锡伯族 朝鲜族 高山族 阿昌族 普米族 德昂族 独龙族 基诺族 门巴族 珞巴族 赫哲族 藏族 回族 苗族 彝族 壮族 满族 侗族 瑶族 白族 傣族 黎族 佤族 畲族 水族 羌族 土族 怒族 京族 各族'
    .split(' ')
    .join('|');
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治(区|州|县|旗)$`, 'u');
const SUFFIX = /^(.{2,}?)(?:特别行政区|自治区|省|市|地区|盟|林区|特区|新区|矿区|县|区|旗)$/u;

// By common usage, not by rule.
const USUAL: Readonly<Record<string, readonly string[]>> = {
  '652800': ['巴州'],
  '652700': ['博州'],
  '653000': ['克州'],
  '654000': ['伊犁州', '伊犁'],
  '532800': ['西双版纳州', '版纳'],
  '422800': ['恩施州'],
  '433100': ['湘西州', '湘西自治州'],
  '152500': ['锡盟'],
  '220721': ['前郭县'],
  '230624': ['杜蒙县'],
  '211324': ['喀左县'],
  '210921': ['阜蒙县', '阜新县'],
  '433127': ['永顺'],
};

/** 红河哈尼族彝族自治州: 红河州, 红河. 宁海县: 宁海. Names of one character do not stand alone. */
export function namesOf(code: string, fullName: string): readonly string[] {
  const usual = USUAL[code] ?? [];
  const autonomous = AUTONOMOUS.exec(fullName);
  if (autonomous) {
    const stem = autonomous[1] ?? '';
    const kind = autonomous[2] ?? '';
    const withKind = kind === '区' ? [] : [stem + kind];
    return [...withKind, ...(stem.length > 1 ? [stem] : []), ...usual];
  }
  const stem = SUFFIX.exec(fullName)?.[1];
  return stem === undefined ? usual : [stem, ...usual];
}

/** Name to codes: those that bear it as full name first, then usual and short names, then former ones. */
export function indexNames(
  names: ReadonlyMap<string, string>,
  former: readonly (readonly [string, string])[],
): ReadonlyMap<string, readonly string[]> {
  const full = new Map<string, string[]>();
  const other = new Map<string, string[]>();
  const add = (index: Map<string, string[]>, name: string, code: string): void => {
    const codes = index.get(name);
    if (codes === undefined) index.set(name, [code]);
    else if (!codes.includes(code)) codes.push(code);
  };
  for (const [code, name] of names) {
    add(full, name, code);
    for (const also of namesOf(code, name)) add(other, also, code);
  }
  for (const [formerName, code] of former) if (!full.has(formerName)) add(other, formerName, code);
  for (const [name, codes] of other) for (const code of codes) add(full, name, code);
  return full;
}
