import type { Choice } from "@/lib/forms/types";

/** The lists from which a dossier is answered. Values are kept in drafts and snapshots: they never change their meaning. */

const list = (rows: readonly (readonly [value: string, zh: string, en: string])[]): readonly Choice[] =>
  rows.map(([value, zh, en]) => ({ value, label: { zh, en } }));

/** 主要功能 of the filing form. Attached runs name the functions that they are evidence for. */
export const FUNCTION_KEYS = ["dialogue", "text", "image", "audio", "video", "code", "other"] as const;
export type FunctionKey = (typeof FUNCTION_KEYS)[number];

export const FUNCTIONS = list([
  ["dialogue", "人机对话", "Dialogue"],
  ["text", "文字生成", "Text generation"],
  ["image", "图片生成", "Image generation"],
  ["audio", "声音合成", "Speech and sound synthesis"],
  ["video", "视频合成", "Video synthesis"],
  ["code", "代码生成或优化", "Code generation or improvement"],
  ["other", "其他", "Other"],
] satisfies [FunctionKey, string, string][]);

export const SERVICE_FORMS = list([
  ["app", "App", "App"],
  ["web", "网页", "Web page"],
  ["api", "接口（API）", "API"],
  ["mini_program", "小程序", "Mini-program"],
  ["official_account", "公众号", "Official account"],
  ["other", "其他", "Other"],
]);

export const INDUSTRIES = list([
  ["customer_service", "智能客服", "Customer service"],
  ["content", "内容创作", "Content creation"],
  ["medicine", "辅助医疗", "Assisted medicine"],
  ["finance", "金融", "Finance"],
  ["insurance", "保险", "Insurance"],
  ["education", "教育", "Education"],
  ["design", "设计", "Design"],
  ["games", "游戏", "Games"],
  ["media", "新闻传媒", "Media"],
  ["film", "影视", "Film"],
  ["xr", "虚拟现实与增强现实", "VR and AR"],
  ["simulation", "仿真", "Simulation"],
  ["recommendation", "推荐", "Recommendation"],
  ["driving", "自动驾驶", "Driving"],
  ["manufacturing", "制造", "Manufacturing"],
  ["government", "政务", "Government services"],
  ["office", "办公", "Office work"],
  ["general", "通用", "General"],
  ["other", "其他", "Other"],
]);

export const RESTRICTION = list([
  ["open", "未限定领域", "No restricted domain"],
  ["restricted", "限定领域", "Restricted to named domains"],
]);

export const SERVICE_AREAS = list([
  ["nationwide", "全国", "The whole mainland"],
  ["provinces", "部分省份", "Some provinces"],
]);

export const ORGANISATION_TYPES = list([
  ["state", "国有企业", "State-owned enterprise"],
  ["private", "民营企业", "Private enterprise"],
  ["foreign", "外商投资企业", "Foreign-invested enterprise"],
  ["institution", "事业单位", "Public institution"],
  ["agency", "机关", "State organ"],
  ["association", "社会组织", "Social organisation"],
  ["other", "其他", "Other"],
]);

export const MLPS_LEVELS = list([
  ["2", "第二级", "Level 2"],
  ["3", "第三级", "Level 3"],
  ["4", "第四级", "Level 4"],
  ["none", "尚未定级备案", "Not graded yet"],
]);

export const ORIGINS = list([
  ["self", "自研", "Self-trained"],
  ["fine_tuned", "微调", "Fine-tuned"],
  ["third_party", "第三方接口", "Third-party API"],
  ["open_source", "开源模型", "Open-source model"],
]);

export const BASE_MODEL_USES = list([
  ["fine_tune", "微调", "Fine-tuning"],
  ["features", "提取特征", "Feature extraction"],
  ["call", "接口调用", "Called through an API"],
]);

export const CALL_METHODS = list([
  ["api", "公有云接口", "Public API"],
  ["private", "私有部署，不改动模型", "Private deployment, model unchanged"],
  ["platform", "模型平台", "Model platform"],
]);

export const ARCHITECTURES = list([
  ["gan", "生成对抗网络 GAN", "GAN"],
  ["cgan", "条件生成对抗网络 cGAN", "cGAN"],
  ["dcgan", "深度卷积生成对抗网络 DCGAN", "DCGAN"],
  ["vae", "变分自编码器 VAE", "VAE"],
  ["rnn", "循环神经网络 RNN / LSTM / GRU", "RNN / LSTM / GRU"],
  ["transformer", "Transformer（自注意力）", "Transformer (self-attention)"],
  ["diffusion", "扩散模型", "Diffusion"],
  ["other", "其他", "Other"],
]);

export const HOSTING = list([
  ["own", "自建机房", "Own data centre"],
  ["cloud", "第三方云平台", "Third-party cloud"],
  ["both", "自建与云平台并用", "Both"],
]);

export const SOURCE_KINDS = list([
  ["open_source", "开源语料", "Open source"],
  ["self_collected", "自采语料", "Self-collected"],
  ["commercial", "商业语料", "Commercial"],
  ["user_input", "使用者输入", "User input"],
  ["synthetic", "合成语料", "Synthetic"],
]);

export const MODALITIES = list([
  ["text", "文本", "Text"],
  ["code", "代码", "Code"],
  ["image", "图片", "Image"],
  ["audio", "音频", "Audio"],
  ["video", "视频", "Video"],
  ["other", "其他", "Other"],
]);

export const LANGUAGES_OF_DATA = list([
  ["zh", "中文", "Chinese"],
  ["en", "英文", "English"],
  ["minority", "少数民族语言", "Minority language"],
  ["other", "其他语言", "Other language"],
]);

export const LEGAL_BASES = list([
  ["consent", "个人同意", "Consent"],
  ["separate_consent", "个人单独同意", "Separate consent"],
  ["public", "合理处理已公开的个人信息", "Reasonable use of information already public"],
  ["other", "法律、行政法规规定的其他情形", "Another ground in law"],
]);

export const CROSS_BORDER_MECHANISMS = list([
  ["assessment", "数据出境安全评估", "Security assessment of outbound data"],
  ["contract", "个人信息出境标准合同", "Standard contract"],
  ["certification", "个人信息保护认证", "Certification"],
  ["inbound", "仅由境外流入，无出境", "Inbound only"],
  ["exempt", "依规定免予办理", "Exempt by regulation"],
]);

export const FILTERS = list([
  ["keywords", "关键词", "Keywords"],
  ["classifier", "分类模型", "Classifier"],
  ["manual", "人工", "Manual"],
]);

export const LABELS = list([
  ["explicit", "显式标识", "Explicit label"],
  ["implicit", "隐式标识（元数据）", "Implicit label (metadata)"],
  ["watermark", "数字水印", "Digital watermark"],
]);
