import type { ModelFamily, Preset } from "./run-config";

/** What each kind of model is, whose idea, and what it is not good for: read on the form and in `models/README.md`. */

interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface ModelCard {
  readonly what: Words;
  /** Where it was published. */
  readonly papers: readonly string[];
  readonly limits: Words;
}

export const MODEL_CARDS: Record<ModelFamily, ModelCard> = {
  dcgan: {
    what: {
      zh: "生成器用转置卷积把 64 个随机数变成 28×28 图像，判别器用卷积分辨真假；取生成器权重的滑动平均来抽样。",
      en: "A generator turns 64 random numbers into a 28×28 image by transposed convolutions, a discriminator tells real from made by convolutions; samples come from an average of the generator's weights.",
    },
    papers: [
      "Goodfellow et al., Generative Adversarial Nets, NIPS 2014",
      "Radford, Metz & Chintala, Unsupervised Representation Learning with DCGAN, ICLR 2016",
    ],
    limits: {
      zh: "可能遗漏类别；损失大小不说明质量；没有似然，只能从样本看是否抄录。",
      en: "Classes may go missing; the size of the losses says nothing about quality; it has no likelihood, so copying shows in samples only.",
    },
  },
  cgan: {
    what: {
      zh: "DCGAN 的两个网络都另外得到类别的嵌入向量，因此可以指定类别生成。",
      en: "The two networks of a DCGAN are also given an embedding of the class, so that a class can be asked for.",
    },
    papers: ["Mirza & Osindero, Conditional Generative Adversarial Nets, arXiv 2014"],
    limits: {
      zh: "数据须有标签；标签错了，生成的类别也错；同一类之内仍可能单调。",
      en: "It needs labels, and wrong ones make wrong classes; within a class samples may still be monotonous.",
    },
  },
  "mlp-gan": {
    what: {
      zh: "生成器与判别器都是全连接网络，宽 256 和 512，最接近最初的 GAN。",
      en: "Generator and discriminator are dense networks of width 256 and 512, nearest to the first GAN.",
    },
    papers: ["Goodfellow et al., Generative Adversarial Nets, NIPS 2014"],
    limits: {
      zh: "不利用相邻像素的关系，图像有散点噪声；适合小图像。",
      en: "It does not use that neighbouring pixels belong together: images are speckled. For small images only.",
    },
  },
  textbook: {
    what: {
      zh: "入门文章常印的程序：五层全连接生成器（ReLU、tanh），两层卷积判别器，学习率固定为 2e-4。",
      en: "The listing that introductory articles print: a dense generator of five layers (ReLU, tanh), a discriminator of two convolutions, a constant learning rate of 2e-4.",
    },
    papers: [
      "Goodfellow et al., Generative Adversarial Nets, NIPS 2014",
      "Radford, Metz & Chintala, Unsupervised Representation Learning with DCGAN, ICLR 2016",
    ],
    limits: {
      zh: "只作对照：训练不稳，容易丢失类别。不宜用来证明服务的能力。",
      en: "For comparison only: unsteady, and classes go missing. It is no evidence of what a service can do.",
    },
  },
  vae: {
    what: {
      zh: "编码器把图像压成 20 个隐变量的分布，解码器由隐变量还原每个像素的概率；也可训练来补全、去噪或提高分辨率，并可带差分隐私。",
      en: "An encoder compresses an image into a distribution of 20 latents, a decoder restores the probability of each pixel; it can be trained to complete, denoise or enlarge images, and with differential privacy.",
    },
    papers: [
      "Kingma & Welling, Auto-Encoding Variational Bayes, ICLR 2014",
      "Im et al., Denoising Criterion for Variational Auto-Encoding Framework, AAAI 2017",
      "Abadi et al., Deep Learning with Differential Privacy, CCS 2016",
    ],
    limits: {
      zh: "图像偏模糊，看上去处处“接近真实”而未必抄录；差分隐私会明显降低质量。",
      en: "Images are blurred and look close to everything without copying; differential privacy costs much of the quality.",
    },
  },
  lstm: {
    what: {
      zh: "逐字符预测的循环网络，一层 256 个单元，用输入、遗忘、输出三个门决定记住什么。",
      en: "A recurrent network that predicts character by character: one layer of 256 units with input, forget and output gates.",
    },
    papers: ["Hochreiter & Schmidhuber, Long Short-Term Memory, Neural Computation 1997"],
    limits: {
      zh: "训练时一次只看 40 个字符，更远的前文只能靠记忆；不懂事实。",
      en: "It is trained on stretches of 40 characters and only remembers what came before; it knows no facts.",
    },
  },
  gru: {
    what: {
      zh: "比 LSTM 少一个门的循环网络，参数更少。",
      en: "A recurrent network with one gate less than an LSTM and fewer parameters.",
    },
    papers: ["Cho et al., Learning Phrase Representations using RNN Encoder–Decoder, EMNLP 2014"],
    limits: {
      zh: "与 LSTM 相同：上下文短，不懂事实。",
      en: "As for the LSTM: a short context and no knowledge of facts.",
    },
  },
  transformer: {
    what: {
      zh: "三层因果自注意力，128 维、4 个头，是大语言模型的缩小版。",
      en: "Three layers of causal self-attention, 128 dimensions and 4 heads: a small relative of large language models.",
    },
    papers: [
      "Vaswani et al., Attention Is All You Need, NIPS 2017",
      "Loshchilov & Hutter, Decoupled Weight Decay Regularization, ICLR 2019",
    ],
    limits: {
      zh: "小数据上容易背下原文，要看成员推断和逐字重合；规模与商用模型不可比，结果不能外推。",
      en: "On little data it learns texts by heart: look at membership and verbatim overlap. Its size is not that of services, and results do not carry over.",
    },
  },
  "text-gan": {
    what: {
      zh: "循环生成器用 Gumbel-softmax 写短句，判别器辨真假；先按似然预热，再加入对抗。",
      en: "A recurrent generator writes short texts by Gumbel-softmax, a discriminator tells them from real ones; it begins by likelihood and turns adversarial.",
    },
    papers: [
      "Jang, Gu & Poole, Categorical Reparameterization with Gumbel-Softmax, ICLR 2017",
      "Kusner & Hernández-Lobato, GANs for Sequences of Discrete Elements, arXiv 2016",
    ],
    limits: {
      zh: "通常不如同样大小的语言模型，句子更单调；每字符比特数只是上限。",
      en: "Usually worse than a language model of its size, and more monotonous; its bits a character are an upper bound.",
    },
  },
};

/** What a preset changes. */
export const PRESET_CARDS: Record<Preset, Omit<ModelCard, "papers"> & { readonly papers?: readonly string[] }> = {
  quick: {
    what: { zh: "两核上约训练一分钟。", en: "About a minute of training on two cores." },
    limits: {
      zh: "看流程和大致效果；不足以下结论。",
      en: "To see that it works and roughly how well; too little to conclude from.",
    },
  },
  standard: {
    what: { zh: "两核上约训练五分钟。", en: "About five minutes of training on two cores." },
    limits: {
      zh: "多数小模型已够；看报告是否说训练不足。",
      en: "Enough for most small models; the report says where it is not.",
    },
  },
  thorough: {
    what: { zh: "两核上约训练二十分钟或更久。", en: "Some twenty minutes of training on two cores, or more." },
    limits: {
      zh: "训练越久，越要看是否抄录训练数据。",
      en: "The longer it trains, the more copying has to be looked for.",
    },
  },
  stable: {
    what: {
      zh: "与标准档同样步数，加谱归一化、合页损失、R1 梯度惩罚，判别器两张一判；只用于 GAN。",
      en: "The steps of standard with spectral normalisation, hinge loss, an R1 gradient penalty and images judged in pairs; for GANs only.",
    },
    papers: [
      "Miyato et al., Spectral Normalization for GANs, ICLR 2018",
      "Mescheder, Geiger & Nowozin, Which Training Methods for GANs do actually Converge?, ICML 2018",
      "Lin et al., PacGAN, NeurIPS 2018",
    ],
    limits: {
      zh: "每步更慢；更稳，不保证样本更好。",
      en: "Slower steps; steadier, which does not promise better samples.",
    },
  },
};
