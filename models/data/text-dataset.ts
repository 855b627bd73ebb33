import { type Characters, spelledBits, toCharacters } from "../metrics/characters";
import { BatchOrder } from "../training/batches";
import { SeededRandom } from "./random";
import { splitRows } from "./split";

/** What every text model trains on. */
export interface TextDataset {
  readonly texts: readonly string[];
}

export interface TextSplit {
  /** Members. */
  readonly train: readonly Characters[];
  /** Never trained on. */
  readonly holdout: readonly Characters[];
  /** Stands in the place of samples for floors, and teaches the reference model of the membership attack. */
  readonly reference: readonly Characters[];
}

/**
 * Splits texts by the seed: a half trains, a quarter each is held out and for reference. Equal texts go to the same part;
 * otherwise a copy of a training text would count as fresh.
 */
export function splitTexts({ texts }: TextDataset, seed: number): TextSplit {
  const different = [...new Set(texts)];
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const { train, holdout, reference } = splitRows(different.length, seed);
  const part = (rows: Uint32Array) =>
    Array.from(rows, (row) => different[row] as string).flatMap((text) =>
      Array.from({ length: times.get(text) ?? 1 }, () => toCharacters(text)),
    );
  return { train: part(train), holdout: part(holdout), reference: part(reference) };
}

/** Ends a text and stands before its first character. */
export const BOUNDARY = 0;
/** Any character outside the vocabulary. */
export const UNKNOWN = 1;
const SPECIAL = 2;

/** A character that stands once teaches nothing about itself, but how often something unknown comes. */
const LEAST_COUNT = 2;
export const MOST_CHARACTERS = 8_000;

/** Characters of the training part as numbers: boundary, unknown, then by falling frequency. */
export class Vocabulary {
  private readonly numbers: ReadonlyMap<number, number>;

  /** @param characters in the order of their numbers */
  constructor(readonly characters: Characters) {
    this.numbers = new Map(Array.from(characters, (character, index) => [character, index + SPECIAL]));
  }

  static ofTexts(texts: readonly Characters[], most = MOST_CHARACTERS): Vocabulary {
    const counts = new Map<number, number>();
    for (const text of texts) for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    const kept = [...counts].filter(([, count]) => count >= LEAST_COUNT);
    kept.sort(([a, countA], [b, countB]) => countB - countA || a - b);
    return new Vocabulary(Int32Array.from(kept.slice(0, most), ([character]) => character));
  }

  get size(): number {
    return this.characters.length + SPECIAL;
  }

  /** Symbols of a text with the boundary at its end. */
  encode(text: Characters): Int32Array {
    const symbols = new Int32Array(text.length + 1);
    text.forEach((character, index) => {
      symbols[index] = this.numbers.get(character) ?? UNKNOWN;
    });
    symbols[text.length] = BOUNDARY;
    return symbols;
  }

  /** Characters up to the first boundary. Unknown ones become U+FFFD. */
  decode(symbols: ArrayLike<number>): Characters {
    const characters: number[] = [];
    for (let at = 0; at < symbols.length && symbols[at] !== BOUNDARY; at += 1) {
      characters.push(this.characters[(symbols[at] as number) - SPECIAL] ?? 0xfffd);
    }
    return Int32Array.from(characters);
  }

  /** Bits that spell out the unknown characters of a text. */
  spelledBits(text: Characters): number {
    return text.reduce((bits, character) => (this.numbers.has(character) ? bits : bits + spelledBits(character)), 0);
  }
}

/**
 * Training windows of a stream of texts in an order of the seed, each of `length + 1` symbols: what is read and what
 * comes next. Every epoch shifts the windows, so that no place is always a window's first. A batch is a function of the
 * step; a resumed run reads what the unbroken one read.
 */
export class WindowOrder {
  private epoch = -1;
  private order: Uint32Array = new Uint32Array();
  private shift = 0;
  private readonly windows: number;
  private readonly perEpoch: number;

  /** @throws RangeError when the stream holds fewer windows than a batch takes. */
  constructor(
    private readonly stream: Int32Array,
    private readonly request: { readonly length: number; readonly batchSize: number; readonly seed: number },
  ) {
    const { length, batchSize } = request;
    this.windows = Math.floor((stream.length - length) / length);
    this.perEpoch = Math.floor(this.windows / batchSize);
    if (this.perEpoch < 1) throw new RangeError(`batch of ${batchSize} from ${Math.max(0, this.windows)} windows`);
  }

  /** Symbols of the batch of a step (0-based), `batchSize × (length + 1)`, as exact floats. */
  at(step: number): Float32Array {
    const { length, batchSize, seed } = this.request;
    const epoch = Math.floor(step / this.perEpoch);
    if (epoch !== this.epoch) {
      const random = SeededRandom.fromSeed(seed, `epoch:${epoch}`);
      this.epoch = epoch;
      this.shift = random.integer(length);
      this.order = random.permutation(this.windows);
    }
    const batch = new Float32Array(batchSize * (length + 1));
    for (let row = 0; row < batchSize; row += 1) {
      const window = this.order[(step % this.perEpoch) * batchSize + row] as number;
      const from = this.shift + window * length;
      batch.set(this.stream.subarray(from, from + length + 1), row * (length + 1));
    }
    return batch;
  }
}

/**
 * Beginnings of texts for a model that writes whole short texts: a boundary, then the first `length` symbols, filled up
 * with boundaries. Every text once an epoch.
 */
export class BeginningOrder {
  private readonly order: BatchOrder;

  /** @throws RangeError when there are fewer texts than a batch takes. */
  constructor(
    private readonly texts: readonly Int32Array[],
    private readonly request: { readonly length: number; readonly batchSize: number; readonly seed: number },
  ) {
    const rows = Uint32Array.from({ length: texts.length }, (_, index) => index);
    this.order = new BatchOrder(rows, request.batchSize, request.seed);
  }

  /** As `WindowOrder.at`. */
  at(step: number): Float32Array {
    const { length, batchSize } = this.request;
    const batch = new Float32Array(batchSize * (length + 1)).fill(BOUNDARY);
    this.order.at(step).forEach((index, row) => {
      const text = this.texts[index] as Int32Array;
      batch.set(text.subarray(0, length), row * (length + 1) + 1);
    });
    return batch;
  }
}

/** The texts one behind the other, a boundary first and after each, in an order of the seed. */
export function streamOf(texts: readonly Int32Array[], seed: number): Int32Array {
  const order = SeededRandom.fromSeed(seed, "stream").permutation(texts.length);
  const stream = new Int32Array(1 + texts.reduce((sum, { length }) => sum + length, 0)).fill(BOUNDARY);
  let at = 1;
  for (const index of order) {
    const text = texts[index] as Int32Array;
    stream.set(text, at);
    at += text.length;
  }
  return stream;
}
