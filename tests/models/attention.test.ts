import { describe, expect, test } from "vitest";
import { readAttention } from "@/models/assess/read-attention";
import { attentionMap } from "@/models/contracts/attention";
import { toCharacters } from "@/models/metrics/characters";
import { prepareText, textConfigOf } from "./given-text";
import { native } from "./native";

const { tf } = native;
const TEXT = toCharacters("您好请问订单什么时候发货谢谢您的耐心等待我们会尽快");

describe("the attention map of a transformer", () => {
  const config = textConfigOf("transformer", {});
  const { model, vocabulary } = prepareText(tf, config);
  const before = tf.memory().numTensors;
  const map = attentionMap.parse(readAttention({ model, vocabulary }, TEXT));
  const after = tf.memory().numTensors;

  test("has a row of shares for each place of each head: itself and what stands before it", () => {
    expect(config.model).toBe("transformer");
    expect(map.characters.length).toBe(Math.min(20, model.length));
    expect(map.characters.slice(0, 4)).toEqual(["", "您", "好", "请"]);
    expect(map.layers.length).toBeGreaterThan(0);
    for (const row of map.layers.flat().flatMap((head) => [...head.entries()])) {
      const [place, shares] = row;
      expect(shares.length).toBe(place + 1);
      expect(shares.every((share) => share >= 0)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
    }
    expect(after).toBe(before);
  });

  test("is what the text's own symbols make of it: another text has another, its common beginning the same", () => {
    const other = readAttention(
      { model, vocabulary },
      TEXT.map((character, at) => (at < 5 ? character : (TEXT[at - 3] ?? 0))),
    );
    const rows = (of: typeof other, from: number, to: number) =>
      of?.layers.map((layer) => layer.map((head) => head.slice(from, to)));
    expect(rows(other, 0, 6)).toEqual(rows(map, 0, 6));
    expect(rows(other, 6, 20)).not.toEqual(rows(map, 6, 20));
  });

  test("is none for a model without attention", () => {
    const lstm = prepareText(tf, textConfigOf("lstm", {}));
    expect(readAttention(lstm, TEXT)).toBeNull();
    lstm.model.dispose();
    model.dispose();
  });
});
