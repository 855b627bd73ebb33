import type { Words } from "@/lib/format";

/** Words that only data, samples and findings of text need. */
export const TEXTS = {
  textCount: { zh: "{count} 条文本，共 {characters} 个字符", en: "{count} texts, {characters} characters" },
  excerpt: { zh: "摘录", en: "Excerpt" },
  excerptNote: { zh: "按存放顺序的前 {count} 条。", en: "The first {count} in stored order." },
  upload: {
    zh: "本单位上传的文本（{format}，{encoding}）",
    en: "Texts uploaded by your organisation ({format}, {encoding})",
  },
  generated: {
    zh: "平台按语法随机生成的客服回复，合成数据，不是采集来的",
    en: "Service replies written by the platform's grammar: synthetic, not collected",
  },
  samplesTitle: { zh: "样本：第 {step} 步写出的 {count} 条文本", en: "Samples: {count} texts written at step {step}" },
  samplesNote: {
    zh: "每一步用相同的随机数抽取，拖动步数可看同一条怎样变化。",
    en: "Every step draws with the same random numbers, so moving the step shows how each text changes.",
  },
  loading: { zh: "正在读取", en: "Loading" },
  unreadable: {
    zh: "这一步的样本读不到，请刷新页面。",
    en: "The samples of this step cannot be read; reload the page.",
  },
  emptyText: { zh: "（空）", en: "(empty)" },
  shownTitle: { zh: "样本与训练文本的相同片段", en: "Samples and what they share with training texts" },
  shownNote: {
    zh: "先列重复最多的，再列最先生成的。标出的是与某条训练文本连续八个字以上完全相同的片段。",
    en: "First those that repeat most, then those drawn first. Marked are stretches of eight characters or more that stand word for word in a training text.",
  },
  longest: { zh: "最长相同片段 {count} 字", en: "longest shared stretch: {count} characters" },
  noOverlap: { zh: "没有八字以上的相同片段", en: "no shared stretch of eight characters" },
  sources: { zh: "出自的训练文本", en: "Training texts that hold them" },
  baselines: { zh: "与统计模型比较", en: "Beside statistical models" },
  model: { zh: "模型", en: "Model" },
  bits: { zh: "每字符比特数", en: "Bits per character" },
  order1: { zh: "一元（单字频率）", en: "Unigram (single characters)" },
  order2: { zh: "二元（Kneser–Ney）", en: "Bigram (Kneser–Ney)" },
  order3: { zh: "三元（Kneser–Ney）", en: "Trigram (Kneser–Ney)" },
  trained: { zh: "训练后的模型", en: "The trained model" },
  trainedOnTrain: { zh: "训练后的模型，对训练文本", en: "The trained model, on training texts" },
  sufficed: { zh: "好于全部统计模型：训练是充分的", en: "Better than every statistical model: training sufficed" },
  notSufficed: {
    zh: "不如最好的统计模型：训练不充分，其他数值要据此看待",
    en: "Worse than the best statistical model: training did not suffice, and the other values are to be read so",
  },
  copied: { zh: "抄录的片段", en: "Copied stretches" },
  copiedNote: {
    zh: "样本中连续 n 个字出现在训练文本、却不出现在留出文本里的比例；旁边是未见过的真实文本的同一比例。",
    en: "Share of the samples' stretches of n characters that stand in training and not in held-out texts; beside it the same share of unseen real texts.",
  },
  n: { zh: "字数 n", en: "Characters n" },
  samples: { zh: "样本", en: "Samples" },
  real: { zh: "未见过的真实文本", en: "Unseen real texts" },
} as const satisfies Record<string, Words>;
