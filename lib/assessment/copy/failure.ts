import { fill, type Words } from "@/lib/format";
import type { RunFailure } from "../schema";

interface FailureWords {
  readonly words: Words;
  readonly remedy: Words;
}

/** Why a run failed, by its closed code, with what to do next. `{…}` is filled from the recorded facts. */
const FAILURES: Readonly<Record<string, FailureWords>> = {
  weightsUnfit: {
    words: { zh: "起始权重不适用：{detail}。", en: "The initial weights do not fit: {detail}." },
    remedy: {
      zh: "那些权重的模型结构或类别数与这里不同。请换一种起始权重，或从随机权重开始。",
      en: "Their model or number of classes differs from this run's. Choose other initial weights, or random ones.",
    },
  },
  lost: {
    words: {
      zh: "训练进程中断了 {attempts} 次，已停止重试。",
      en: "The training process was lost {attempts} times; no further try was made.",
    },
    remedy: {
      zh: "多半是内存不足或服务器重启。请减小批次大小后重新评估，或联系管理员。",
      en: "Most likely memory ran out or the server restarted. Start again with a smaller batch, or ask the administrator.",
    },
  },
  broken: {
    words: {
      zh: "训练进程出错 {attempts} 次，已停止重试。",
      en: "The training process broke {attempts} times; no further try was made.",
    },
    remedy: {
      zh: "请联系管理员查看工作进程日志（按评估编号查找）。",
      en: "Ask the administrator to look into the worker's log under this run's number.",
    },
  },
  diverged: {
    words: {
      zh: "训练发散：到第 {step} 步，损失已连续多步不是有限数。",
      en: "Training diverged: by step {step} the losses had not been finite for many steps in a row.",
    },
    remedy: {
      zh: "请降低学习率后重新评估；这一结果本身也说明该配置不稳定。",
      en: "Start again with a lower learning rate. That it diverged is itself a finding about this configuration.",
    },
  },
  dataTooSmall: {
    words: {
      zh: "数据太少，凑不齐 {batchSize} 个一批的训练。",
      en: "There are too few data to train in batches of {batchSize}.",
    },
    remedy: { zh: "请减小批次，或换更大的数据集。", en: "Use a smaller batch or a larger data set." },
  },
  noBackend: {
    words: {
      zh: "工作进程所在的机器上，TensorFlow 原生库和 WebAssembly 后备都不能用。",
      en: "On the worker's machine neither TensorFlow's native library nor the WebAssembly fallback works.",
    },
    remedy: {
      zh: "请管理员在该机器上运行 npm start 完成安装，然后重新评估。",
      en: "Ask the administrator to run npm start on that machine, then start the run again.",
    },
  },
};

const UNKNOWN: FailureWords = {
  words: { zh: "评估失败（代码 {code}）。", en: "The run failed (code {code})." },
  remedy: { zh: "请把代码告诉管理员。", en: "Please tell the administrator this code." },
};

export function failureWords(failure: RunFailure): FailureWords {
  const found = FAILURES[failure.code] ?? UNKNOWN;
  const facts = { code: failure.code, ...failure.facts };
  return { words: fill(found.words, facts), remedy: fill(found.remedy, facts) };
}
