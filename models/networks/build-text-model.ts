import type { Tf } from "../backend";
import type { TextConfig } from "../contracts/run-config";
import type { LanguageModel, SymbolTable } from "./language-model";
import { buildRecurrent } from "./recurrent";
import { buildTextGan } from "./text-gan";
import { buildTransformer } from "./transformer";

export function buildTextModel(tf: Tf, config: TextConfig, symbols: SymbolTable): LanguageModel {
  if (config.model === "transformer") return buildTransformer(tf, config, config.seed, symbols);
  if (config.model === "text-gan") return buildTextGan(tf, config, config.seed, symbols);
  return buildRecurrent(tf, config, config.seed, symbols);
}

/** Every symbol counts once more than it was seen, so that none begins at minus infinity. */
export function symbolTable(texts: readonly Int32Array[], size: number): SymbolTable {
  const counts = new Float64Array(size).fill(1);
  let total = size;
  for (const text of texts) {
    for (const symbol of text) counts[symbol] = (counts[symbol] as number) + 1;
    total += text.length;
  }
  return { size, logUnigram: Float32Array.from(counts, (count) => Math.log(count / total)) };
}
