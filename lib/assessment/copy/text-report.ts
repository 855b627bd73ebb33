import { fill, formatScore, formatShare, type Words } from "@/lib/format";
import type { TextFindings } from "@/models/contracts/report";

/** Sentences of the report that only a model of text has. */

export const NO_FEATURES: Words = {
  zh: "本次测量不需要特征空间。",
  en: "These scores need no feature space.",
};

export const ASKED_TEXT_RUN: Words = {
  zh: "为此用 {train} 条文本训练了 {steps} 步（种子 {seed}），另有 {holdout} 条文本从不参与训练、只作对照，然后生成并测量了 {samples} 条样本。",
  en: "For this it was trained on {train} texts for {steps} steps (seed {seed}); {holdout} further texts were kept out of training as a control; then {samples} samples were generated and measured.",
};

const SUFFICED: Words = {
  zh: "没见过的文本平均每字符 {unigram} 比特（一元）、{bigram}（二元）、{trigram}（三元）；训练后的模型好于其中最好的，训练是充分的。训练文本为 {train} 比特。",
  en: "Unseen text takes {unigram} bits a character by single characters, {bigram} by pairs, {trigram} by triples; the trained model does better than the best of them, so training sufficed. Training texts take {train} bits.",
};

const NOT_SUFFICED: Words = {
  zh: "没见过的文本平均每字符 {unigram} 比特（一元）、{bigram}（二元）、{trigram}（三元）；训练后的模型不如其中最好的，训练还不充分，其他数值也要据此看待。训练文本为 {train} 比特。",
  en: "Unseen text takes {unigram} bits a character by single characters, {bigram} by pairs, {trigram} by triples; the trained model does worse than the best of them: training did not suffice, and the other values are to be read so. Training texts take {train} bits.",
};

const VOCABULARY: Words = {
  zh: "词表有 {size} 个符号，留出文本中 {unknown} 的字符不在其中，按完整编码计入比特数。",
  en: "The vocabulary has {size} symbols; {unknown} of the held-out characters are not among them and count with their whole code.",
};

export function describeText(text: TextFindings): Words[] {
  const [unigram, bigram, trigram] = text.baselines.map(({ bitsPerCharacter }) => formatScore(bitsPerCharacter));
  const facts = { unigram: unigram ?? "—", bigram: bigram ?? "—", trigram: trigram ?? "—" };
  const read = fill(text.trainingSufficed ? SUFFICED : NOT_SUFFICED, {
    ...facts,
    train: formatScore(text.trainBitsPerCharacter),
  });
  return [read, fill(VOCABULARY, { size: text.vocabularySize, unknown: formatShare(text.unknownShare, 2) })];
}

export const TEXT_LIMITATIONS: readonly Words[] = [
  {
    zh: "每字符比特数和多样性看不出抄录：背下训练文本的模型也能得高分。只有原文片段和成员推断能看出来，所以要一起读。",
    en: "Bits per character and diversity do not see copying: a model that learnt its texts by heart scores high. Only verbatim stretches and membership inference see it, so read them together.",
  },
  {
    zh: "换了说法的抄录不在逐字比较之内。",
    en: "Copying in other words is not found by comparing letter by letter.",
  },
  {
    zh: "本次没有检查内容是否合规；那是另一种评估。",
    en: "Whether the contents are permitted was not checked here; that is another assessment.",
  },
  {
    zh: "结果只适用于这一配置、这一数据集和这一种子，不代表服务上线后的表现。",
    en: "The result holds for these settings, this data set and this seed; it does not stand for how the service behaves in use.",
  },
];
