import type { TextConfig } from "../contracts/run-config";
import { SeededRandom } from "../data/random";
import { BOUNDARY, UNKNOWN, type Vocabulary } from "../data/text-dataset";
import type { Characters } from "../metrics/characters";
import { drawSymbol } from "../networks/draw-symbol";
import type { LanguageModel } from "../networks/language-model";
import { type InTurns, inOneGo } from "./in-turns";

/** Texts written at once: enough to fill the multiplications, few enough for the probabilities of a large vocabulary. */
const PART = 200;

export interface TextSampling {
  readonly model: LanguageModel;
  readonly vocabulary: Vocabulary;
  readonly config: TextConfig;
  readonly count: number;
  /** "grid" for what the page follows through the run, "samples" for what is measured. */
  readonly stream: "grid" | "samples";
}

/** Texts drawn from a model: each from the beginning to its own end, or to the longest sample. A function of the seed. */
export function sampleTexts(request: TextSampling): Characters[] {
  return inOneGo(writeInTurns(request));
}

/** The same, place by place: thousands of long texts take minutes. */
export function* writeInTurns(request: TextSampling): InTurns<Characters[]> {
  const texts: Characters[] = [];
  for (let first = 0; first < request.count; first += PART) {
    texts.push(...(yield* writePart(request, first, Math.min(PART, request.count - first))));
  }
  return texts;
}

function* writePart(
  { model, vocabulary, config, stream }: TextSampling,
  first: number,
  count: number,
): InTurns<Characters[]> {
  const random = SeededRandom.fromSeed(config.seed, `${stream}:${first}`);
  const written = Array.from({ length: count }, () => new Int32Array(config.sampleLength).fill(BOUNDARY));
  const open = new Uint8Array(count).fill(1);
  const last = new Int32Array(count).fill(BOUNDARY);
  const decoder = model.startDecoding(count, (size) => random.normals(size));
  try {
    for (let place = 0; place < config.sampleLength && open.includes(1); place += 1) {
      const probabilities = decoder.next(last, config.temperature);
      for (let text = 0; text < count; text += 1) {
        // Drawn for ended texts too: what one text draws must not depend on when another ended.
        const uniform = random.uniform();
        if (open[text] === 0) continue;
        const row = probabilities.subarray(text * model.vocabularySize, (text + 1) * model.vocabularySize);
        const symbol = drawSymbol(row, { ...config, uniform, excluded: UNKNOWN });
        last[text] = symbol;
        (written[text] as Int32Array)[place] = symbol;
        if (symbol === BOUNDARY) open[text] = 0;
      }
      yield;
    }
  } finally {
    decoder.dispose();
  }
  return written.map((symbols) => vocabulary.decode(symbols));
}
