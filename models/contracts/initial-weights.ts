import type { ModelFamily, RunConfig } from "./run-config";

/** Fields that decide which arrays a model has, and of which shape: weights fit only where these agree. */
export const SHAPING: Record<ModelFamily, readonly string[]> = {
  dcgan: ["latentSize", "channels", "packing", "spectralNorm"],
  cgan: ["latentSize", "channels", "packing", "spectralNorm"],
  "mlp-gan": ["latentSize", "packing", "spectralNorm"],
  textbook: ["latentSize", "packing", "spectralNorm"],
  vae: ["latentSize", "hiddenUnits"],
  lstm: ["units"],
  gru: ["units"],
  transformer: ["layers", "width", "heads", "length"],
  "text-gan": ["units", "latentSize"],
};

/** The first field by which one configuration's weights do not fit another; null where they do. */
export function unfitField(config: RunConfig, origin: RunConfig): string | null {
  if (config.model !== origin.model) return "model";
  const [own, other] = [config, origin] as unknown as Record<string, unknown>[];
  return SHAPING[config.model].find((key) => own?.[key] !== other?.[key]) ?? null;
}
