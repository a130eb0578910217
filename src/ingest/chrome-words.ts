// In: one line of a page. Out: whether it is navigation, a page tool or a site's own words.
// By word classes and form only; no list of sites.

const NAVIGATION =
  '首页|网站首页|主页|本站首页|政务|政务公开|信息公开|政府信息公开|政务服务|办事服务|政民互动|互动交流|公众互动|交流互动|公众参与|要闻|新闻|新闻中心|新闻动态|要闻动态|工作动态|通知公告|专题专栏|专题|走进.{1,6}|魅力.{1,6}|数据.{1,6}|招商引资|投资.{1,4}|旅游|部门街镇|政策文件|政府文件|政策|更多|搜索|站内搜索|高级搜索|导航';
const SITE =
  '进入|退出|欢迎(?:来到|访问|光临|您).*|.*门户网站.*|.*政府网(?:站)?|.*网站无障碍.*|无障碍.*|.*适老.{0,2}|.*老年(?:模式|版)|.*长者.{1,4}|.*关怀.{1,2}|用户登录|登录|注册|用户中心|个人中心|退出登录|我的主页|繁体(?:版|中文)?|简体(?:版|中文)?|繁|简|English|设为首页|加入收藏|手机版|移动版|电脑版|(?:政务)?微信|(?:政务)?微博|公众号|微信公众号|客户端|今天是.*|智能问答|网站地图|联系我们|关于我们|网站声明|版权.*|.*版权所有.*|.*ICP备.*|.*公网安备.*|(?:主办|承办|协办|维护|运维|技术支持|建设|运行)(?:单位)?[:：].*|网站标识码.*|政府网站.*|邮编.*|.*浏览器.*|头部|尾部|返回';
const TOOLS =
  '分享|分享到|分享文章到|分享至|一键分享|朗读|语音播报|播报|语音合成中.*|(?:进入|退出)播报模式|打印|打印本页|打印页面|我要打印|关闭|关闭页面|关闭窗口|关闭本页|收藏|收藏本页|下载|下载全文|纠错|我要纠错|返回顶部|顶部|回到顶部|上一页|下一页|大|中|小|字号|字体|字体大小|默认|超大|特大|【?字(?:号|体).*|保护视力色?|视力保护色?|背景色|扫一扫.*|.*扫描二维码.*|.*二维码.*|手机(?:扫|看|浏览).*|.*打开当前页.*|浏览.{0,4}|访问.{0,4}|点击.{0,4}|阅读.{0,4}|人次|次|QQ空间|新浪微博|复制链接|相关(?:文件|链接|阅读|新闻|附件|信息|稿件|文章|推荐|解读)|热门.{1,6}|上一(?:篇|条|页).*|下一(?:篇|条|页).*|责任编辑.*|编辑.{0,8}|网页纠错|正文|全文|正文内容|来源|作者|字数|无标题文档|打印此页|【?我要纠错】?|评论|点赞|赞|转发';

const SEGMENT = new RegExp(`^(?:${NAVIGATION}|${SITE}|${TOOLS})$`, 'u');
const BREADCRUMB = /^[>》]?(?:您|你)?(?:的|目前|当前|现在)*(?:所在|所处)?(?:的)?(?:当前)?(?:位置|栏目)[::]?/u;
const SEPARATORS = /(?:-+>|>+|»|›|→|≫)/u;
/** What stands below a document on a page; everything after it is chrome. */
const TAIL_OPENER =
  /^(?:相关(?:文件|链接|阅读|新闻|附件|信息|稿件|文章|推荐|解读)|扫一扫|分享|打印|关闭|【?打印|【?关闭|上一(?:篇|条)|下一(?:篇|条)|【?(?:责任)?编辑|(?:网站)?(?:主办|承办)|版权|网站地图|联系我们|关于我们|友情链接|返回顶部|.*ICP备|.*公网安备|视力保护色|热门)/u;

/** `compact` as given by compactLine; `line` with its spaces. */
export function isChromeLine(line: string, compact: string): boolean {
  if (compact === '') return false;
  if (BREADCRUMB.test(compact) || isTrail(compact)) return true;
  if (compact.length <= 40 && SEGMENT.test(compact)) return true;
  const segments = line
    .normalize('NFKC')
    .split(/[\s|>»›→·•●:[\]【】()/_,.…]+/u)
    .filter((segment) => segment !== '');
  if (segments.length === 0) return true;
  if (segments.every((segment) => SEGMENT.test(segment))) return true;
  return isMenu(line, segments);
}

/** The line opens what stands below the document: related files, share buttons, imprint of the site. */
export function opensPageTail(compact: string): boolean {
  return TAIL_OPENER.test(compact);
}

/** 首页 > 政务公开 > …, or a piece of it on a line of its own. */
function isTrail(compact: string): boolean {
  if (/[。;,]/u.test(compact)) return false;
  if (/^>|^首页$/u.test(compact)) return true;
  return SEPARATORS.test(compact) && (/首页/u.test(compact) || compact.split(SEPARATORS).length > 2);
}

/** Four or more short words in a row without any sentence mark. */
function isMenu(line: string, segments: readonly string[]): boolean {
  if (segments.length < 4 || /[,。;:!?]/u.test(line.normalize('NFKC'))) return false;
  if (/法治政府|依法行政/u.test(line)) return false;
  return segments.every((segment) => segment.length <= 8) && segments.some((segment) => SEGMENT.test(segment));
}
