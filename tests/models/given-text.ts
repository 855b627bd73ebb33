import type { Tf } from "@/models/backend";
import { runConfig, TEXT_FAMILIES, type TextConfig, type TextFamily } from "@/models/contracts/run-config";
import { generateReplies } from "@/models/data/replies";
import { BeginningOrder, splitTexts, streamOf, Vocabulary, WindowOrder } from "@/models/data/text-dataset";
import { buildTextModel, symbolTable } from "@/models/networks/build-text-model";
import { StepRunner } from "@/models/training/step-runner";
import { type OneStep, SEED } from "./given";

/** What the tests of text models share and what loads no library. */

export { TEXT_FAMILIES };

/** Small enough that a step takes milliseconds; what is tested does not depend on the size. */
const SMALL: Record<TextFamily, object> = {
  lstm: { length: 12, units: 24 },
  gru: { length: 12, units: 24 },
  transformer: { length: 12, width: 32, layers: 2, heads: 4 },
  "text-gan": { length: 8, units: 16, latentSize: 8 },
};

export const replies = (count = 160) => generateReplies({ count, seed: SEED });

export function textConfigOf(model: TextFamily, changes: object = {}): TextConfig {
  const small = { model, steps: 100, seed: SEED, evaluationSamples: 200, batchSize: 8, sampleLength: 40 };
  return runConfig.parse({ ...small, ...SMALL[model], ...changes }) as TextConfig;
}

/** A model of the replies with its vocabulary, texts and batches. */
export function prepareText(tf: Tf, config: TextConfig, count = 160) {
  const split = splitTexts(replies(count), SEED);
  const vocabulary = Vocabulary.ofTexts(split.train);
  const members = split.train.map((text) => vocabulary.encode(text));
  const order =
    config.model === "text-gan"
      ? new BeginningOrder(members, config)
      : new WindowOrder(streamOf(members, SEED), config);
  const model = buildTextModel(tf, config, symbolTable(members, vocabulary.size));
  return { model, split, vocabulary, members, batchAt: (step: number) => order.at(step) };
}

/** The first steps of a model, with everything that they moved. */
export function takeTextSteps(tf: Tf, family: TextFamily, count = 3): OneStep {
  const { model, batchAt } = prepareText(tf, textConfigOf(family), 60);
  const runner = new StepRunner(tf, model);
  const losses: number[] = [];
  for (let step = 0; step < count; step += 1) {
    const inputs = model
      .draw({ step, totalSteps: 100 }, batchAt(step))
      .map(({ values, shape }) => tf.tensor(values, [...shape] as [number]));
    const told = runner.run(inputs);
    losses.push(...told.dataSync());
    tf.dispose([told, ...inputs]);
  }
  runner.dispose();
  const state = Object.fromEntries(model.state.map(({ name, variable }) => [name, Array.from(variable.dataSync())]));
  model.dispose();
  return { losses, state, way: runner.execution.way };
}
