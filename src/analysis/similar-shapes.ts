// In: nothing. Out: characters that are taken for one another because they look alike, when a text is copied, scanned or typed by shape.
// Those that sound alike too are here only where a reading differs: pinyin finds the others.

const GROUPS = `
己已巳 末未 摧催崔 戊戌戍 士土 日曰 人入八 千干于 大太犬 天夫无 刀力 申甲由田 王玉主 目自 贝见 处外 免兔 侯候 拨拔 折拆析
治冶 购构沟 查杳 受爱 晴睛清 辩辨辫瓣 即既 竟竞 微徽 予矛 令今 壮状 代伐 仑仓 住往佳 技枝 抓爪 密蜜 暖援缓 悔侮诲 捡检
脸险 稳隐 贷货 贪贫 宣宜 义叉 议仪 项顶 坏环 没设 供洪 填慎镇 论伦 历厉 场扬杨 材村 科料 评坪 徒徙 券卷 载裁栽 崇祟 籍藉
筒简 班斑 似拟 师帅 仿访防妨 网冈 洒酒 诉拆 要耍 活话 侧测则 偿赏 练炼 拘佝 提堤 决诀 调凋 协胁 办为 风凤 常堂 制刷 具县
准淮 住注 部陪 都郡 复夏 责贵 任仕 仁仕 问间 向问 各名 客容 完宗 官宫 究穷 突实 容客 审宙 权仅 执扶 纪记 织识 职识 处咎 性牲 阅问 未来 瞪登 祥详 样洋
`;

const similar = new Map<string, Set<string>>();
for (const group of GROUPS.trim().split(/\s+/u)) {
  for (const character of group) {
    const others = similar.get(character) ?? new Set();
    similar.set(character, others);
    for (const other of group) if (other !== character) others.add(other);
  }
}

/** Characters that look like this one; none for most. */
export function shapedLike(character: string): Iterable<string> {
  return similar.get(character) ?? [];
}
