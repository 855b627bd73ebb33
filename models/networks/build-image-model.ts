import type { Tf } from "../backend";
import type { ImageConfig } from "../contracts/run-config";
import type { ImageDataset } from "../data/image-dataset";
import type { Trainable } from "../training/trainable";
import { ClassDraw } from "./class-draw";
import { buildDcgan } from "./dcgan";
import { buildMlpGan, buildTextbookGan } from "./mlp-gan";
import { buildVae } from "./vae";

/** @throws LabelsMissing for a conditional model of unlabelled data */
export function buildImageModel(tf: Tf, config: ImageConfig, data: Pick<ImageDataset, "labels">): Trainable {
  switch (config.model) {
    case "dcgan":
      return buildDcgan(tf, config, null);
    case "cgan":
      return buildDcgan(tf, config, ClassDraw.fromData(data));
    case "mlp-gan":
      return buildMlpGan(tf, config);
    case "textbook":
      return buildTextbookGan(tf, config);
    case "vae":
      return buildVae(tf, config, config.seed);
  }
}
