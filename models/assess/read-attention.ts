import { ATTENTION_PLACES, type AttentionMap } from "../contracts/attention";
import { BOUNDARY, type Vocabulary } from "../data/text-dataset";
import { type Characters, fromCharacters } from "../metrics/characters";
import type { LanguageModel } from "../networks/language-model";

/** Shares below a thousandth cannot be told apart in a drawing. */
const PRECISION = 1_000;

/**
 * Where the model looks while it reads a text from its beginning on. Null for a model without attention.
 * @param text is cut after the places that a map shows
 */
export function readAttention(
  { model, vocabulary }: { model: LanguageModel; vocabulary: Vocabulary },
  text: Characters,
): AttentionMap | null {
  if (!model.attention) return null;
  const shown = text.subarray(0, Math.min(ATTENTION_PLACES, model.length) - 1);
  const symbols = Int32Array.from([BOUNDARY, ...vocabulary.encode(shown).subarray(0, shown.length)]);
  const { shape, weights } = model.attention(symbols);
  const [layers = 0, heads = 0, places = 0] = shape;
  const share = (layer: number, head: number, from: number, to: number) => {
    const value = weights[((layer * heads + head) * places + from) * places + to] as number;
    return Math.round(PRECISION * value) / PRECISION;
  };
  return {
    characters: ["", ...Array.from(shown, (character) => fromCharacters(Int32Array.of(character)))],
    layers: range(layers).map((layer) =>
      range(heads).map((head) =>
        range(places).map((from) => range(from + 1).map((to) => share(layer, head, from, to))),
      ),
    ),
  };
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
