import { formatScore, type Words } from "@/lib/format";
import type { FeatureSpace, MetricKey } from "@/models/contracts/report";
import { IMAGE_METRIC_COPY } from "./image-metrics";
import type { MetricCopy } from "./metric-copy";
import { TEXT_METRIC_COPY } from "./text-metrics";

export const DIRECTION_WORDS: Record<MetricCopy["direction"], Words> = {
  higher: { zh: "越高越好", en: "higher is better" },
  lower: { zh: "越低越好", en: "lower is better" },
};

export const METRIC_COPY: Record<MetricKey, MetricCopy> = { ...IMAGE_METRIC_COPY, ...TEXT_METRIC_COPY };

/** The column that stands beside every value. */
export const FLOOR_COPY: { readonly name: Words; readonly explanation: Words } = {
  name: { zh: "真实对真实", en: "Real against real" },
  explanation: {
    zh: "把同样数量的真实图像当作“样本”来测量得到的数值，是可以期待的最好水平。",
    en: "The same score when as many real images take the samples' place: the best that can be expected.",
  },
};

/** As `FLOOR_COPY`, for text. */
export const TEXT_FLOOR_COPY: typeof FLOOR_COPY = {
  name: { zh: "对照值", en: "Yardstick" },
  explanation: {
    zh: "把同样数量、同样长度的未见过的真实文本当作“样本”来测量得到的数值；每字符比特数旁边是最好的 n 元统计模型。",
    en: "The same score when as many unseen real texts of the same length take the samples' place; beside bits per character stands the best n-gram model.",
  },
};

/** FD is named with its feature space, FD(cnn-7f3a12cd): values from different spaces must not be compared. */
export function nameMetric(key: MetricKey, space: Pick<FeatureSpace, "kind" | "hash"> | null): Words {
  if (key !== "fd" || !space) return METRIC_COPY[key].name;
  const name = `FD(${space.kind}-${space.hash})`;
  return { zh: name, en: name };
}

/** What is counted is a whole number. */
const COUNTED: readonly MetricKey[] = ["nearCopies", "modesCovered", "longestOverlap"];

export function formatMetric(key: MetricKey, value: number): string {
  return COUNTED.includes(key) && Number.isInteger(value) ? String(value) : formatScore(value);
}
