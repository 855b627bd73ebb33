import { BackendUnavailable } from "../backend";
import { CheckpointRefused } from "../contracts/checkpoint-file";
import { LabelsMissing } from "../networks/class-draw";
import { WeightsUnfit } from "../training/initial-weights";
import { RunCancelled, TrainingDiverged } from "../training/train";
import { CliFault, type Words } from "./fault";

/** What may go wrong in an assessment that whoever asked for it can put right; anything else is handed on as it is. */
export function nameFault(error: unknown): unknown {
  const words = wordsOf(error);
  return words ? new CliFault(words, { cause: error }) : error;
}

function wordsOf(error: unknown): Words | null {
  if (error instanceof BackendUnavailable) return joined(error.reason, error.remedy);
  if (error instanceof RunCancelled) {
    return {
      zh: "已停止，检查点已写入；用 --set resume=<out>/checkpoint.bin 可从那里继续。",
      en: "Stopped with a checkpoint; --set resume=<out>/checkpoint.bin goes on from there.",
    };
  }
  if (error instanceof TrainingDiverged) {
    return {
      zh: `训练发散：到第 ${error.step} 步，损失已连续多步不是有限数。请降低 learningRate。`,
      en: `Training diverged: by step ${error.step} the losses had not been finite for many steps in a row. Lower learningRate.`,
    };
  }
  if (error instanceof LabelsMissing) {
    return {
      zh: "这种模型需要带标签的图像：请给出 data.labels，或换一种模型。",
      en: "This model needs labelled images: name data.labels, or choose another model.",
    };
  }
  if (error instanceof WeightsUnfit) {
    return {
      zh: `起始权重不适用（${error.message}）。请用同一种模型、同样结构的评估留下的 weights.bin，或去掉 initFrom。`,
      en: `The initial weights do not fit (${error.message}). Take the weights.bin of a run of the same kind and form of model, or leave out initFrom.`,
    };
  }
  if (error instanceof CheckpointRefused) {
    return {
      zh: `检查点不能用（${error.message}）。请用同一配置和数据写出的检查点，或去掉 resume 从头训练。`,
      en: `The checkpoint cannot be used (${error.message}). Take one of the same settings and data, or leave out resume to begin anew.`,
    };
  }
  if (error instanceof RangeError) {
    return {
      zh: `数据太少，凑不齐一批（${error.message}）。请减小 batchSize，或用更多数据。`,
      en: `There are too few data for one batch (${error.message}). Use a smaller batchSize or more data.`,
    };
  }
  return null;
}

const joined = (reason: Words, remedy: Words): Words => ({
  zh: `${reason.zh}${remedy.zh}`,
  en: `${reason.en} ${remedy.en}`,
});
