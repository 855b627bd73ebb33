import { fill, formatBytes, formatCount, type Words } from "@/lib/format";
import { TEXT_LIMITS, type TextRefusalCode } from "@/models/contracts/text";
import { UPLOAD_LIMITS } from "../schema";

/** What is wrong with a file of texts, and what to do. A new refusal code does not compile until it has its words. */
const TEXT_WORDS: Record<TextRefusalCode, Words> = {
  empty: { zh: "文件里没有文本。请检查后重新选择。", en: "The file holds no text. Check it and choose again." },
  knownOtherFormat: {
    zh: "这是 {format} 文件，不是文本文件；改文件名不能改变格式。请另存为 txt、JSONL 或 CSV 后上传。",
    en: "This is a {format} file, not text; renaming does not change the format. Save it as txt, JSONL or CSV and upload again.",
  },
  unknownEncoding: {
    zh: "认不出文字编码（试过 UTF-8、UTF-16 和 GB18030）。请另存为 UTF-8 后上传。",
    en: "The encoding is unknown (UTF-8, UTF-16 and GB18030 were tried). Save the file as UTF-8 and upload again.",
  },
  badBytes: {
    zh: "文件是 {encoding} 编码，但第 {lines} 行含有无法识别的字节（共 {count} 行）。请修正这些行，或整体另存为 UTF-8。",
    en: "The file is {encoding}, but line {lines} holds bytes that it does not know ({count} in all). Correct them, or save the whole file as UTF-8.",
  },
  notJson: {
    zh: "第 {lines} 行不是完整的 JSON（共 {count} 行）。JSONL 每行一个 JSON 对象，不能跨行。",
    en: "Line {lines} is not a whole JSON value ({count} in all). JSONL has one object a line.",
  },
  noTextField: {
    zh: "第 {lines} 行没有文本字段（共 {count} 行）。字段名应为 text、content、output 或 answer，内容是字符串。",
    en: "Line {lines} has no field with the text ({count} in all). It should be called text, content, output or answer and hold a string.",
  },
  openQuote: {
    zh: "第 {lines} 行开始的引号没有结束。CSV 里的引号应写成两个引号。",
    en: "A quotation mark that begins on line {lines} is never closed. In CSV a quotation mark inside a field is written twice.",
  },
  fieldCount: {
    zh: "第 {lines} 行的列数与表头不同（共 {count} 行）。含逗号的文本要用引号括起来。",
    en: "Line {lines} has another number of columns than the header ({count} in all). Text with commas belongs in quotation marks.",
  },
  textColumnMissing: {
    zh: "表头里没有文本列：{found}。请把文本列命名为 text、content、文本或内容。",
    en: "The header names no column of texts: {found}. Call it text or content.",
  },
  emptyText: {
    zh: "第 {lines} 行的文本是空的（共 {count} 行）。请删去这些行。",
    en: "Line {lines} has an empty text ({count} in all). Remove these lines.",
  },
  textTooLong: {
    zh: "第 {lines} 行开始的文本超过 {maximum} 个字符（共 {count} 条）。请按段落拆开。",
    en: "The text that begins on line {lines} has more than {maximum} characters ({count} in all). Split it into paragraphs.",
  },
  tooFewTexts: {
    zh: "只有 {found} 条文本，至少需要 {minimum} 条才能训练并测量。",
    en: "There are only {found} texts; at least {minimum} are needed to train and to measure.",
  },
  tooManyTexts: {
    zh: "有 {found} 条文本，最多 {maximum} 条。请抽取一部分。",
    en: "There are {found} texts; at most {maximum} are accepted. Use a part of them.",
  },
  tooFewCharacters: {
    zh: "总共只有 {found} 个字符，至少需要 {minimum} 个。",
    en: "There are only {found} characters in all; at least {minimum} are needed.",
  },
  tooManyCharacters: {
    zh: "总共有 {found} 个字符，最多 {maximum} 个。请抽取一部分。",
    en: "There are {found} characters in all; at most {maximum} are accepted. Use a part of them.",
  },
};

export const textReason = (code: TextRefusalCode) => `text.${code}`;

export const TEXT_REASONS: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(TEXT_WORDS).map(([code, words]) => [`text.${code}`, words]),
);

/** Filled from the limits, so that what is said is what is enforced. */
const HINT: Words = {
  zh: "txt（有空行则每段一条，否则每行一条）、JSONL（text 字段）或 CSV（text 列），可用 gzip 压缩；编码 UTF-8、UTF-16 或 GB18030 自动识别。至多 {limit}，解压后至多 {inflated}；{minimum} 至 {maximum} 条，共至多 {characters} 个字符。任何一行有错都不保存，并指出行号。",
  en: "txt (paragraphs where blank lines part them, else lines), JSONL (field text) or CSV (column text), gzip allowed; UTF-8, UTF-16 and GB18030 are told apart. Up to {limit}, {inflated} inflated; {minimum} to {maximum} texts of at most {characters} characters in all. With one bad line nothing is stored, and its number is named.",
};

export const TEXTS_HINT: Words = fill(HINT, {
  limit: formatBytes(UPLOAD_LIMITS.textsBytes),
  inflated: formatBytes(UPLOAD_LIMITS.inflatedTextsBytes),
  minimum: TEXT_LIMITS.minimumTexts,
  maximum: formatCount(TEXT_LIMITS.maximumTexts, "en"),
  characters: formatCount(TEXT_LIMITS.maximumCharacters, "en"),
});
