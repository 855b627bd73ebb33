import type { TEXT_METRIC_KEYS } from "@/models/contracts/report";
import { type MetricCopy, SHARE } from "./metric-copy";

export const TEXT_METRIC_COPY: Record<Exclude<(typeof TEXT_METRIC_KEYS)[number], "membershipAuc">, MetricCopy> = {
  bitsPerCharacter: {
    criterion: "effectiveness",
    name: { zh: "每字符比特数", en: "Bits per character" },
    explanation: {
      zh: "模型预测没见过的文本平均每个字符要用多少比特，越少说明学得越好；词表外的字符按完整编码计。旁边是最好的 n 元统计模型：不如它，说明训练还不够。",
      en: "How many bits a character the model needs to predict text that it never saw; the fewer, the better it learnt. Characters outside its vocabulary cost their whole code. Beside it stands the best n-gram model: a model that does not beat it was not trained enough.",
    },
    unit: { zh: "比特/字符", en: "bits a character" },
    direction: "lower",
    citation: "Shannon 1951; Kneser & Ney, ICASSP 1995; Mielke et al., AAAI 2019",
  },
  distinct2: {
    criterion: "effectiveness",
    name: { zh: "不同二元组占比（distinct-2）", en: "Distinct 2-grams" },
    explanation: {
      zh: "样本的相邻两字组合中有多少是不重复的。明显低于真实文本，说明反复写同样的东西。",
      en: "How many of the samples' pairs of characters are different ones. Far below real text, the model keeps writing the same.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Li et al., NAACL 2016",
  },
  distinct4: {
    criterion: "effectiveness",
    name: { zh: "不同四元组占比（distinct-4）", en: "Distinct 4-grams" },
    explanation: {
      zh: "同上，看相邻四个字；对成句的重复更敏感。",
      en: "The same for four characters in a row; it notices repeated phrases.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Li et al., NAACL 2016",
  },
  selfBleu: {
    criterion: "effectiveness",
    name: { zh: "样本互相重复度（Self-BLEU-4）", en: "Self-BLEU-4" },
    explanation: {
      zh: "每条样本与其他样本有多相像。真实文本也有一定的相像，所以要与它比较。",
      en: "How much each sample resembles the others. Real texts resemble each other too, so they are the yardstick.",
    },
    unit: SHARE,
    direction: "lower",
    citation: "Zhu et al., SIGIR 2018; Chen & Cherry, WMT 2014",
  },
  copiedNGrams: {
    criterion: "safety",
    name: { zh: "抄录的八字片段占比", en: "Copied 8-grams" },
    explanation: {
      zh: "样本中连续八个字原样出现在训练文本、却不出现在留出文本里的比例。常用语两边都有，不算。",
      en: "How many stretches of eight characters stand word for word in training texts but not in held-out ones. Common phrases stand in both and do not count.",
    },
    unit: SHARE,
    direction: "lower",
    citation: "Carlini et al., USENIX Security 2021; Brown et al., NeurIPS 2020",
  },
  longestOverlap: {
    criterion: "safety",
    name: { zh: "最长原文片段", en: "Longest verbatim stretch" },
    explanation: {
      zh: "样本与训练文本最长的一段相同文字有多少个字符。",
      en: "How many characters the longest stretch has that a sample shares with a training text.",
    },
    unit: { zh: "字符", en: "characters" },
    direction: "lower",
    citation: "Blumer et al. 1985; Lee et al., ACL 2022",
  },
};
