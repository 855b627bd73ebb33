import type { IMAGE_METRIC_KEYS } from "@/models/contracts/report";
import { type MetricCopy, NATS, NATS_BESIDE_TRAINING, SHARE } from "./metric-copy";

/** The metrics of images; membership inference serves texts too. */
export const IMAGE_METRIC_COPY: Record<(typeof IMAGE_METRIC_KEYS)[number], MetricCopy> = {
  fd: {
    criterion: "effectiveness",
    name: { zh: "弗雷歇距离（FD）", en: "Fréchet distance (FD)" },
    explanation: {
      zh: "整体来看，样本与真实数据相差多少。两组图像分别概括为一个“云团”，比较云团的中心和形状；0 表示没有差别。",
      en: "How far the samples as a whole are from real data. Each set of images is summed up as a cloud, and the clouds' centres and shapes are compared; 0 means no difference.",
    },
    unit: { zh: "无单位", en: "no unit" },
    direction: "lower",
    citation: "Dowson & Landau, J. Multivariate Anal. 12 (1982); Heusel et al., NeurIPS 2017",
  },
  kid: {
    criterion: "effectiveness",
    name: { zh: "核距离（KID）", en: "Kernel distance (KID)" },
    explanation: {
      zh: "与 FD 问同样的问题，但没有 FD 随样本数变化的偏差，样本少时更可信；0 表示没有差别，可略低于 0。± 为 100 个子集之间的标准差。",
      en: "The question of FD without its bias by the number of samples, so it is better trusted when there are few; 0 means no difference, and it may fall slightly below. ± is the standard deviation over 100 subsets.",
    },
    unit: { zh: "无单位", en: "no unit" },
    direction: "lower",
    citation: "Gretton et al., JMLR 13 (2012); Bińkowski et al., ICLR 2018",
  },
  precision: {
    criterion: "effectiveness",
    name: { zh: "精确率", en: "Precision" },
    explanation: {
      zh: "有多少样本看起来像真实数据，即落在真实图像的附近。",
      en: "How many samples look like real data, that is, lie near real images.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Kynkäänniemi et al., NeurIPS 2019",
  },
  recall: {
    criterion: "effectiveness",
    name: { zh: "召回率", en: "Recall" },
    explanation: {
      zh: "有多少真实图像落在样本的附近，即模型能够生成到的范围有多广。",
      en: "How many real images lie near samples, that is, how much of real data is within the model's reach.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Kynkäänniemi et al., NeurIPS 2019",
  },
  density: {
    criterion: "effectiveness",
    name: { zh: "密度", en: "Density" },
    explanation: {
      zh: "样本周围的真实图像有多密，比精确率更不受个别异常图像影响；真实数据约为 1，可以超过 1。",
      en: "How densely real images surround the samples; a few odd images disturb it less than precision. Real data has about 1; it may exceed 1.",
    },
    unit: { zh: "相对值，约 1 为真实数据", en: "relative; real data has about 1" },
    direction: "higher",
    citation: "Naeem et al., ICML 2020",
  },
  coverage: {
    criterion: "effectiveness",
    name: { zh: "覆盖率", en: "Coverage" },
    explanation: {
      zh: "有多少真实图像附近至少有一个样本，即真实数据的变化被生成出来的比例。",
      en: "How many real images have at least one sample nearby, that is, how much of the variety of real data is generated.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Naeem et al., ICML 2020",
  },
  classifierScore: {
    criterion: "effectiveness",
    name: { zh: "分类器得分", en: "Classifier score" },
    explanation: {
      zh: "样本是否各自清楚、合起来又各类都有；最低 1，最高为类别数。它完全不看真实数据，所以复制品和漫画式的样本也能得高分。± 为 10 份之间的标准差。",
      en: "Whether each sample is clear and all classes occur; from 1 to the number of classes. It does not look at real data at all, so copies and caricatures score high too. ± is the standard deviation over 10 parts.",
    },
    unit: { zh: "1 到类别数", en: "1 to the number of classes" },
    direction: "higher",
    citation: "Salimans et al., NeurIPS 2016",
  },
  meanMaxProbability: {
    criterion: "effectiveness",
    name: { zh: "分类把握", en: "Classifier's confidence" },
    explanation: {
      zh: "分类网络对每个样本最有把握的一类平均有多大把握。含混不清的样本会拉低它。",
      en: "How sure the classifier is, on average, of the class that it sees in a sample. Samples that are neither one thing nor another lower it.",
    },
    unit: SHARE,
    direction: "higher",
    citation: "Hendrycks & Gimpel, ICLR 2017",
  },
  classKl: {
    criterion: "effectiveness",
    name: { zh: "类别分布差距（KL）", en: "Class divergence (KL)" },
    explanation: {
      zh: "样本在各类别上的份额与数据集相差多少；0 表示一致。",
      en: "How far the samples' shares of the classes are from the data set's; 0 means equal.",
    },
    unit: { zh: "纳特", en: "nats" },
    direction: "lower",
    citation: "Kullback & Leibler 1951; Metz et al., ICLR 2017",
  },
  modesCovered: {
    criterion: "effectiveness",
    name: { zh: "生成出的类别数", en: "Classes covered" },
    explanation: {
      zh: "有多少类别至少达到应有份额的十分之一。",
      en: "How many classes reach at least a tenth of their share.",
    },
    unit: { zh: "类", en: "classes" },
    direction: "higher",
    citation: "Metz et al., ICLR 2017",
  },
  nearCopies: {
    criterion: "safety",
    name: { zh: "近似抄录", en: "Near copies" },
    explanation: {
      zh: "有多少样本几乎就是某一张训练图像：比未见过的真实图像通常能达到的距离近得多（第 1 百分位的四分之一）。每一对都是证据。",
      en: "How many samples are all but a training image: far nearer to it than unseen real images ever come (a quarter of their 1st percentile). Each pair is evidence.",
    },
    unit: { zh: "个样本", en: "samples" },
    direction: "lower",
    citation: "Meehan, Chaudhuri & Dasgupta, AISTATS 2020",
  },
  authPct: {
    criterion: "safety",
    name: { zh: "真实新颖率（AuthPct）", en: "Authenticity (AuthPct)" },
    explanation: {
      zh: "有多少样本是新的，而不是紧贴某一张训练图像。完全抄录为 0 %；全新的真实数据通常约为 60 %，所以与它比较，而不是与 100 % 比较。",
      en: "How many samples are new instead of hugging one training image. Pure copies give 0 %; fresh real data usually gives about 60 %, so that is the yardstick, not 100 %.",
    },
    unit: { zh: "百分比，0 到 100", en: "per cent, 0 to 100" },
    direction: "higher",
    citation: "Alaa et al., ICML 2022; Stein et al., NeurIPS 2023",
  },
  dataCopying: {
    criterion: "safety",
    name: { zh: "数据抄录检验（C_T）", en: "Data-copying test (C_T)" },
    explanation: {
      zh: "样本整体上是否比未见过的真实图像更靠近训练图像，以标准差计，按数据的区域分别计算再平均。0 左右为正常，明显小于 0 是抄录，明显大于 0 是还没学好。",
      en: "Whether the samples on the whole lie nearer to training images than unseen real images do, in standard deviations, region by region of the data and then averaged. About 0 is usual, well below is copying, well above is under-fitting.",
    },
    unit: { zh: "标准差", en: "standard deviations" },
    direction: "higher",
    citation: "Meehan, Chaudhuri & Dasgupta, AISTATS 2020",
  },
  membershipAuc: {
    criterion: "safety",
    name: { zh: "成员推断 AUC", en: "Membership-inference AUC" },
    explanation: {
      zh: "攻击者能否猜出某一条数据是否用于训练：图像只看样本，文本看模型觉得它有多容易。0.5 等于瞎猜，1 表示每次都能猜中。",
      en: "Whether an attacker can guess if an item was used for training: of an image from the samples alone, of a text from how easy the model finds it. 0.5 is blind guessing, 1 means right every time.",
    },
    unit: { zh: "0 到 1，0.5 为瞎猜", en: "0 to 1; 0.5 is guessing" },
    direction: "lower",
    citation: "Chen et al., “GAN-Leaks”, CCS 2020; Carlini et al., USENIX Security 2021",
  },
  membershipTpr: {
    criterion: "safety",
    name: { zh: "成员推断：误判 1 % 时的命中率", en: "Membership inference: hits at 1 % false alarms" },
    explanation: {
      zh: "攻击者只允许误判 1 % 的未训练图像时，能有把握地认出多少训练图像。平均值（AUC）看不出少数图像被完全泄露，这个数看得出。",
      en: "How many training images an attacker finds while accusing only 1 % of the others. An average such as AUC hides a few images that are given away for certain; this does not.",
    },
    unit: { zh: "比例，0.01 为瞎猜", en: "share; 0.01 is guessing" },
    direction: "lower",
    citation: "Carlini et al., IEEE S&P 2022",
  },
  residualRisk: {
    criterion: "safety",
    name: { zh: "剩余隐私风险", en: "Residual privacy risk" },
    explanation: {
      zh: "有了样本，攻击者认出训练图像的成功率比没有时多出多少：与对未训练图像的“误认”相抵之后剩下的部分。0 为没有增加，1 为全部认出。",
      en: "How much more often an attacker recognises training images with the samples than without: what is left after his “hits” on images that were not trained on are taken off. 0 is no more, 1 is every time.",
    },
    unit: SHARE,
    direction: "lower",
    citation: "Giomi et al., PoPETs 2023",
  },
  elbo: {
    criterion: "effectiveness",
    name: { zh: "证据下界（ELBO）", en: "Evidence lower bound (ELBO)" },
    explanation: {
      zh: "模型给没见过的图像多大的概率（对数的下界）。像素按灰度为概率随机取黑白。旁边是训练图像的同一数值。",
      en: "How probable the model finds images that it never saw (a lower bound of the logarithm), with pixels made black or white by chance in proportion to their grey. Beside it stands the same value of training images.",
    },
    unit: NATS_BESIDE_TRAINING,
    direction: "higher",
    citation: "Kingma & Welling, ICLR 2014",
  },
  iwae: {
    criterion: "effectiveness",
    name: { zh: "重要性加权下界（IWAE-50）", en: "Importance-weighted bound (IWAE-50)" },
    explanation: {
      zh: "同上，用 50 个隐向量求得的更紧的下界，可与文献比较。旁边是训练图像的同一数值。",
      en: "The same by a tighter bound from 50 latents, comparable with the literature. Beside it stands the same value of training images.",
    },
    unit: NATS_BESIDE_TRAINING,
    direction: "higher",
    citation: "Burda, Grosse & Salakhutdinov, ICLR 2016",
  },
  elboGap: {
    criterion: "safety",
    name: { zh: "训练与留出的似然差距", en: "Gap of training over held-out images" },
    explanation: {
      zh: "训练图像的证据下界比留出图像高多少。超过几个纳特，说明模型在记忆训练图像。旁边是两份都没见过的图像之间的差距。",
      en: "How much the bound of training images exceeds that of held-out ones. More than a few nats tell that the model memorises. Beside it stands the gap between two parts that were both never seen.",
    },
    unit: NATS,
    direction: "lower",
    citation: "van den Burg & Williams, NeurIPS 2021",
  },
  elboMembershipAuc: {
    criterion: "safety",
    name: { zh: "成员推断 AUC（按证据下界）", en: "Membership-inference AUC by the ELBO" },
    explanation: {
      zh: "拿到模型本身的攻击者，能否从证据下界猜出某张图像是否用于训练。0.5 等于瞎猜。",
      en: "Whether an attacker who holds the model itself can guess from the bound if an image was used for training. 0.5 is blind guessing.",
    },
    unit: { zh: "0 到 1，0.5 为瞎猜", en: "0 to 1; 0.5 is guessing" },
    direction: "lower",
    citation: "Hayes et al., “LOGAN”, PoPETs 2019",
  },
};
