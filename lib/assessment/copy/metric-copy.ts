import type { Words } from "@/lib/format";
import type { CriterionKey } from "@/models/contracts/verdict-rules";

/** What a metric is, for somebody who has never seen it. */
export interface MetricCopy {
  /** The review criterion that it speaks to. */
  readonly criterion: CriterionKey;
  readonly name: Words;
  readonly explanation: Words;
  /** What the number counts; metrics without a unit say so. */
  readonly unit: Words;
  readonly direction: "higher" | "lower";
  /** The paper that defines it; the same in both languages. */
  readonly citation: string;
}

export const SHARE: Words = { zh: "比例，0 到 1", en: "share, 0 to 1" };
/** The column beside holds the training images' value: real images have no model of their own. */
export const NATS_BESIDE_TRAINING: Words = {
  zh: "纳特/图像，旁为训练图像",
  en: "nats an image, training images beside",
};
export const NATS: Words = { zh: "纳特/图像", en: "nats an image" };
