import type { TrailPoint } from "../contracts/report";
import type { TextConfig } from "../contracts/run-config";
import type { TextSplit, Vocabulary } from "../data/text-dataset";
import { bitsPerCharacter } from "../metrics/bits-per-character";
import type { Characters } from "../metrics/characters";
import type { LanguageModel } from "../networks/language-model";
import { PROBE_POINTS } from "./quality-probe";
import { evenSteps } from "./sample-sheets";
import { scoreTexts } from "./score-texts";

/** Held-out texts that are read each time. */
const TEXTS = 100;

/** Bits a character of a model of text between its steps, of the same held-out texts each time. */
export class TextProbe {
  /** The last one is the end of the run. */
  readonly steps: ReadonlySet<number>;
  readonly samples: number;
  private readonly texts: readonly Characters[];

  constructor(
    private readonly model: LanguageModel,
    private readonly vocabulary: Vocabulary,
    { config, split }: { config: TextConfig; split: TextSplit },
  ) {
    this.steps = new Set(evenSteps(config.steps, PROBE_POINTS));
    this.texts = split.holdout.slice(0, TEXTS);
    this.samples = this.texts.length;
  }

  /** Null where the model has left the numbers. */
  measure(): Omit<TrailPoint, "step"> | null {
    const { model, vocabulary, texts } = this;
    const nats = scoreTexts(
      model,
      texts.map((text) => vocabulary.encode(text)),
    );
    if (!nats.every(Number.isFinite)) return null;
    const spelledBits = texts.map((text) => vocabulary.spelledBits(text));
    return {
      bitsPerCharacter: bitsPerCharacter({ nats, spelledBits, symbols: texts.map(({ length }) => length + 1) }),
    };
  }
}
