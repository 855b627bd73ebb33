import { SeededRandom } from "./random";
import type { TextDataset } from "./text-dataset";

/**
 * Customer-service replies from a small grammar with seeded choices: always there, nobody's data, named as synthetic
 * wherever they appear. A rule's alternatives are drawn evenly; `{name}` is replaced by the rule of that name.
 */
const GRAMMAR: Readonly<Record<string, readonly string[]>> = {
  reply: [
    "{opening}{matter}{closing}",
    "{opening}{matter}",
    "{matter}{closing}",
    "{opening}{sorry}{matter}{closing}",
    "{sorry}{matter}",
  ],
  opening: ["您好，", "您好，{name}，", "亲爱的{name}，", "尊敬的客户，", "{name}您好，", "感谢您的咨询，"],
  name: ["{surname}先生", "{surname}女士", "{surname}老师"],
  surname: [..."王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"],
  sorry: ["非常抱歉给您带来不便，", "很抱歉让您久等了，", "对于这次的问题我们深表歉意，", "抱歉，刚才{channel}繁忙，"],
  channel: ["线路", "系统", "人工坐席", "在线客服"],
  matter: ["{delivery}", "{refund}", "{product}", "{account}", "{invoice}", "{repair}", "{stock}", "{coupon}"],
  delivery: [
    "您的订单{order}已于{day}{hour}点由{city}仓发出，预计{days}天内送达。",
    "快递显示包裹{time}到达{city}{place}，请留意{contact}。",
    "订单{order}因{weather}在{city}滞留，我们已催促{carrier}尽快派送。",
    "{product_name}已经签收，签收人为{surname}某，如果不是本人请{time}内联系我们。",
    "收货地址可以在发货前修改一次，请把新的地址和{contact}发给我。",
  ],
  refund: [
    "退款{amount}元将在{days}个工作日内退回您的{pay}。",
    "订单{order}的退货申请已经{state}，请在{days}天内把{product_name}寄回{city}仓。",
    "这笔{amount}元的扣款是{reason}，核实后会原路退回。",
    "{product_name}支持七天无理由退货，只要{condition}就可以申请。",
    "差价{amount}元已经转为积分，您可以在{page}里查看。",
  ],
  product: [
    "{product_name}的保修期是{months}个月，从签收之日算起。",
    "{product_name}有{color}和{color}两种颜色，目前{color}需要预订。",
    "这款{product_name}{feature}，适合{people}使用。",
    "{product_name}第一次使用前请先{step}，再{step}。",
  ],
  account: [
    "您的账户尾号{digits}已经{state}，请重新登录{page}。",
    "验证码{minutes}分钟内有效，请不要告诉任何人，包括客服。",
    "修改手机号需要先通过{check}，然后在{page}里提交。",
    "会员等级按{months}个月的消费计算，您还差{amount}元升级。",
  ],
  invoice: [
    "电子发票已经发送到您的邮箱，金额{amount}元，抬头为{company}。",
    "订单{order}的发票{state}，{days}个工作日内可以在{page}下载。",
    "更换发票抬头请提供{company}的税号，我们{time}处理。",
  ],
  repair: [
    "工程师将于{day}{hour}点上门检修{product_name}，请保持{contact}畅通。",
    "{product_name}出现{fault}时，请先{step}，如果仍然不行再联系我们。",
    "维修单{order}的配件预计{days}天到{city}网点，费用{amount}元。",
  ],
  stock: [
    "{product_name}暂时缺货，预计{day}补货，到货后会通知您。",
    "{city}仓还有{count}件{product_name}，现在下单{time}可以发出。",
  ],
  coupon: [
    "满{amount}元减{count}元的优惠券有效期到{day}，每个账户限用{count}张。",
    "这张优惠券不能和{page}的活动同时使用，您可以选择更划算的一种。",
    "评价晒图后{time}会收到{count}积分。",
  ],
  closing: [
    "感谢您的理解与支持！",
    "祝您生活愉快！",
    "请问还有其他可以帮您的吗？",
    "如有疑问请随时联系我们。",
    "祝您{day}愉快！",
    "期待您的再次光临。",
    "麻烦您对本次服务作出评价。",
  ],
  order: ["{letter}{digits}{digits}"],
  letter: [..."ABCDEFGHJKLMN"],
  digits: ["{digit}{digit}{digit}{digit}"],
  digit: [..."0123456789"],
  day: ["今天", "明天", "后天", "{month}月{date}日", "本周{weekday}", "下周{weekday}"],
  weekday: [..."一二三四五六日"],
  month: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
  date: ["{digit2}{digit}", "{digit1}"],
  digit1: [..."123456789"],
  digit2: [..."12"],
  hour: ["上午{morning}", "下午{afternoon}", "晚上{evening}"],
  morning: ["8", "9", "10", "11"],
  afternoon: ["1", "2", "3", "4", "5"],
  evening: ["7", "8"],
  days: ["1", "2", "3", "5", "7", "10", "15"],
  months: ["3", "6", "12", "18", "24", "36"],
  minutes: ["5", "10", "15", "30"],
  count: ["{digit1}", "{digit1}{digit}", "{digit1}{digit}0"],
  amount: ["{digit1}{digit}", "{digit1}{digit}{digit}", "{digit1}{digit}.{digit}0", "{digit1}99"],
  time: ["今天", "当天", "一小时内", "两小时内", "二十四小时内", "尽快", "马上"],
  city: [
    "北京",
    "上海",
    "广州",
    "深圳",
    "杭州",
    "南京",
    "武汉",
    "成都",
    "重庆",
    "西安",
    "天津",
    "苏州",
    "长沙",
    "郑州",
    "青岛",
    "昆明",
  ],
  place: ["转运中心", "营业部", "驿站", "自提柜", "分拨站"],
  contact: ["电话", "短信通知", "手机", "联系电话"],
  carrier: ["快递公司", "物流公司", "配送员", "承运商"],
  weather: ["暴雨", "大雪", "台风", "道路管制", "航班延误", "仓库盘点"],
  pay: ["银行卡", "支付账户", "信用卡", "余额", "原付款方式"],
  state: ["审核通过", "提交成功", "正在处理", "受理", "登记", "冻结", "恢复正常"],
  reason: ["重复付款", "运费预扣", "押金", "系统误扣", "会员续费"],
  condition: ["包装完好", "不影响二次销售", "配件齐全", "吊牌没有剪下"],
  page: ["个人中心", "我的订单", "会员页面", "钱包", "活动页面", "设置"],
  check: ["人脸识别", "短信验证", "身份核验", "邮箱验证"],
  company: ["{city}{trade}有限公司", "{surname}氏{trade}店"],
  trade: ["科技", "贸易", "食品", "服装", "家居", "文具", "电子"],
  product_name: [
    "空调",
    "洗衣机",
    "冰箱",
    "扫地机器人",
    "电饭煲",
    "吹风机",
    "蓝牙耳机",
    "键盘",
    "台灯",
    "保温杯",
    "书包",
    "运动鞋",
    "羽绒服",
    "婴儿车",
    "净水器",
    "投影仪",
  ],
  color: ["白色", "黑色", "银色", "蓝色", "粉色", "墨绿色"],
  feature: ["噪声很小", "耗电很少", "可以折叠", "支持定时", "带有夜灯", "可以水洗"],
  people: ["老人", "学生", "上班族", "三口之家", "新手", "租房的朋友"],
  step: ["断开电源", "清洗滤网", "充满电", "恢复出厂设置", "检查插头", "安装最新的固件", "重新配对"],
  fault: ["漏水", "异响", "不通电", "无法联网", "屏幕闪烁", "自动关机"],
};

/** `count` replies. The same seed gives the same texts. */
export function generateReplies({ count, seed }: { count: number; seed: number }): TextDataset {
  const random = SeededRandom.fromSeed(seed, "replies");
  return { texts: Array.from({ length: count }, () => expand("reply", random)) };
}

function expand(rule: string, random: SeededRandom): string {
  const alternatives = GRAMMAR[rule];
  if (!alternatives) throw new RangeError(`the grammar has no rule ${rule}`);
  const chosen = alternatives[random.integer(alternatives.length)] as string;
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => expand(name, random));
}
