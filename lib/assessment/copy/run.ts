import type { RunStatus } from "@/lib/db/generated/enums";
import type { Words } from "@/lib/format";
import type { ModelFamily, Preset } from "@/models/contracts/run-config";
import type { BackendInfo, RunPhase } from "@/models/contracts/run-events";
import type { AttemptOutcome } from "../workflow";

export const RUN_STATUS_WORDS: Record<RunStatus, Words> = {
  queued: { zh: "排队中", en: "Queued" },
  running: { zh: "进行中", en: "Running" },
  completed: { zh: "已完成", en: "Completed" },
  completed_with_errors: { zh: "已完成，有异常", en: "Completed with errors" },
  failed: { zh: "失败", en: "Failed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
};

export const CANCEL_REQUESTED: Words = { zh: "正在取消", en: "Being cancelled" };

export const RUN_PHASE_WORDS: Record<RunPhase, Words> = {
  preparing: { zh: "准备数据", en: "Preparing the data" },
  features: { zh: "训练特征网络", en: "Training the feature network" },
  training: { zh: "训练模型", en: "Training the model" },
  sampling: { zh: "生成样本", en: "Generating samples" },
  measuring: { zh: "测量", en: "Measuring" },
  finishing: { zh: "保存结果", en: "Saving the results" },
};

export const MODEL_WORDS: Record<ModelFamily, Words> = {
  dcgan: { zh: "DCGAN 生成对抗网络", en: "DCGAN adversarial network" },
  cgan: { zh: "条件 GAN（按类别生成）", en: "Conditional GAN (by class)" },
  "mlp-gan": { zh: "全连接 GAN", en: "Dense GAN" },
  textbook: { zh: "教科书 GAN（对照）", en: "Textbook GAN (for comparison)" },
  vae: { zh: "VAE 变分自编码器", en: "VAE variational autoencoder" },
  lstm: { zh: "LSTM 语言模型", en: "LSTM language model" },
  gru: { zh: "GRU 语言模型", en: "GRU language model" },
  transformer: { zh: "Transformer 语言模型", en: "Transformer language model" },
  "text-gan": { zh: "文本 GAN", en: "Text GAN" },
};

/** Where weights do not fit by what they are of. */
export const ORIGIN_MODEL: Words = { zh: "模型", en: "Model" };

export const MODEL_ABOUT: Record<ModelFamily, Words> = {
  dcgan: {
    zh: "两个卷积网络对抗训练：一个生成图像，一个分辨真假。图像锐利，但可能遗漏类别。",
    en: "Two convolutional networks trained against each other: one makes images, one tells real from made. Sharp images, but classes may go missing.",
  },
  cgan: {
    zh: "与 DCGAN 相同，但把类别告诉两个网络，可按类别生成；数据须有标签。",
    en: "As the DCGAN, but both networks are told the class, so that each class can be sampled; the data needs labels.",
  },
  "mlp-gan": {
    zh: "两个全连接网络对抗训练，是 GAN 最初的形式。训练快，图像较粗糙。",
    en: "Two dense networks trained against each other, the original form of a GAN. Quick to train, coarser images.",
  },
  textbook: {
    zh: "入门文章常用的写法，原样保留作对照：学习率不变，不平均权重。",
    en: "The listing of introductory articles, kept as it is for comparison: a constant learning rate, no averaged weights.",
  },
  vae: {
    zh: "把图像压缩为少量隐变量再还原。训练稳定、覆盖全面，图像略模糊。",
    en: "Compresses images into a few latent variables and restores them. Stable and complete, but slightly blurred.",
  },
  lstm: {
    zh: "逐字预测下一个字符的循环网络，用门控记住前文。数据不多时也稳定。",
    en: "A recurrent network that predicts the next character and remembers what came before by gates. Stable on little data too.",
  },
  gru: {
    zh: "比 LSTM 少一个门的循环网络，略快，效果相近。",
    en: "A recurrent network with one gate less than an LSTM: slightly faster, about as good.",
  },
  transformer: {
    zh: "用自注意力同时看全部前文，是今天大语言模型的结构；小数据上容易记住原文。",
    en: "Looks at all that came before by self-attention, as today's large language models do; on little data it easily memorises.",
  },
  "text-gan": {
    zh: "生成器写短句，判别器辨真假，先按似然预热。适合客服回复一类短文本；与语言模型用同样的指标并列。",
    en: "A generator writes short texts, a discriminator tells them from real ones; it begins by likelihood. For short texts such as service replies; the same scores stand beside those of language models.",
  },
};

export const PRESET_WORDS: Record<Preset | "own", Words> = {
  quick: { zh: "快速", en: "Quick" },
  standard: { zh: "标准", en: "Standard" },
  thorough: { zh: "充分", en: "Thorough" },
  stable: { zh: "稳定", en: "Stable" },
  own: { zh: "自定步数", en: "Own step count" },
};

export const ATTEMPT_OUTCOME_WORDS: Record<AttemptOutcome, Words> = {
  completed: { zh: "完成", en: "completed" },
  failed: { zh: "失败", en: "failed" },
  cancelled: { zh: "取消", en: "cancelled" },
  lost: { zh: "中断，已从检查点续跑", en: "lost; resumed from the checkpoint" },
  broken: { zh: "出错，已重试", en: "broke; tried again" },
  released: { zh: "服务重启，交还队列", en: "returned to the queue by a restart" },
};

/** Names and units of the losses, by the key under which training records them. */
export const CURVE_WORDS: Record<string, { readonly label: Words; readonly unit: Words }> = {
  generator: { label: { zh: "生成器损失", en: "Generator loss" }, unit: { zh: "纳特", en: "nats" } },
  discriminator: { label: { zh: "判别器损失", en: "Discriminator loss" }, unit: { zh: "纳特", en: "nats" } },
  discriminatorAccuracy: {
    label: { zh: "判别器准确率", en: "Discriminator accuracy" },
    unit: { zh: "比例", en: "share" },
  },
  loss: { label: { zh: "总损失（负 ELBO）", en: "Loss (negative ELBO)" }, unit: { zh: "纳特", en: "nats" } },
  reconstruction: { label: { zh: "重建损失", en: "Reconstruction loss" }, unit: { zh: "纳特", en: "nats" } },
  crossEntropy: {
    label: { zh: "交叉熵", en: "Cross-entropy" },
    unit: { zh: "纳特/字符", en: "nats a character" },
  },
  likelihood: {
    label: { zh: "似然损失", en: "Likelihood loss" },
    unit: { zh: "纳特/字符", en: "nats a character" },
  },
  kl: { label: { zh: "KL 散度", en: "KL divergence" }, unit: { zh: "纳特", en: "nats" } },
};

export const NUMBER_UNIT: Words = { zh: "数值", en: "value" };

const BACKEND_NAMES: Record<BackendInfo["backend"], Words> = {
  tensorflow: { zh: "TensorFlow 原生库", en: "TensorFlow native library" },
  wasm: { zh: "WebAssembly 后备", en: "WebAssembly fallback" },
  cpu: { zh: "纯 JavaScript 后备", en: "plain JavaScript fallback" },
};

/** "TensorFlow 原生库 2.21.0，CPU，2 线程". */
export function backendWords(backend: BackendInfo): Words {
  const name = BACKEND_NAMES[backend.backend];
  const device = backend.device.toUpperCase();
  return {
    zh: `${name.zh} ${backend.libraryVersion}，${device}，${backend.threads} 线程`,
    en: `${name.en} ${backend.libraryVersion}, ${device}, ${backend.threads} threads`,
  };
}
