import { BOUNDARY } from "../data/text-dataset";
import type { LanguageModel } from "../networks/language-model";

/** Windows read at once. */
const PART = 64;

interface Window {
  readonly text: number;
  /** Place of the text's symbol that the window's first prediction is of. */
  readonly from: number;
  /** First prediction that counts; those before it only give context. */
  readonly countFrom: number;
}

/**
 * Loss of each text in nats, ends included. A text longer than the model reads is read in windows that overlap by a
 * half, so that no symbol but a text's first ones is predicted without context.
 *
 * @param texts symbols with their boundary at the end
 */
export function scoreTexts(model: LanguageModel, texts: readonly Int32Array[]): Float64Array {
  const windows = texts.flatMap((symbols, text) =>
    windowsOf(symbols.length, model.length).map((w) => ({ text, ...w })),
  );
  const nats = new Float64Array(texts.length);
  for (let first = 0; first < windows.length; first += PART) {
    const part = windows.slice(first, first + PART);
    addLosses({ model, texts, part, nats });
  }
  return nats;
}

function windowsOf(symbols: number, length: number): Omit<Window, "text">[] {
  const windows = [{ from: 0, countFrom: 0 }];
  const stride = Math.max(1, Math.floor(length / 2));
  for (let read = length; read < symbols; read += stride) {
    const from = read + stride - length;
    windows.push({ from, countFrom: read });
  }
  return windows;
}

function addLosses({
  model,
  texts,
  part,
  nats,
}: {
  model: LanguageModel;
  texts: readonly Int32Array[];
  part: readonly Window[];
  nats: Float64Array;
}): void {
  const size = model.length + 1;
  // The shape stays the same for the last, smaller part too: a recorded graph is for one shape.
  const values = new Float32Array(PART * size).fill(BOUNDARY);
  part.forEach(({ text, from }, row) => {
    const symbols = texts[text] as Int32Array;
    for (let at = 0; at < size; at += 1) {
      const place = from + at - 1;
      values[row * size + at] = place < 0 ? BOUNDARY : (symbols[place] ?? BOUNDARY);
    }
  });
  const logProbabilities = model.logProbabilities(values, PART);
  part.forEach(({ text, from, countFrom }, row) => {
    const end = Math.min((texts[text] as Int32Array).length, from + model.length);
    for (let place = countFrom; place < end; place += 1) {
      nats[text] = (nats[text] as number) - (logProbabilities[row * model.length + place - from] as number);
    }
  });
}
