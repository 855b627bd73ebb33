import { registerBuiltInDataset } from "@/lib/assessment/service/register-built-in";
import { registerBuiltInTexts } from "@/lib/assessment/service/register-texts";
import { type Clock, systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { readFashionMnist } from "@/models/data/fashion-mnist";
import { generateReplies } from "@/models/data/replies";
import { generateStrokes } from "@/models/data/strokes";

/** 8 000 images: half of them train, a quarter each is held out and serves as reference for 2 000 samples. */
const STROKES = { count: 8_000, seed: 20_261_123 } as const;

/** 6 000 texts of some 40 characters: 3 000 train, 1 500 each are held out and serve as reference. */
const REPLIES = { count: 6_000, seed: 20_261_123 } as const;

/** Brings the sets that belong to the platform into the database and the storage. Safe to repeat and to run twice at once. */
export async function ensureBuiltInDatasets(clock: Clock = systemClock): Promise<void> {
  await registerBuiltInDataset(
    {
      source: "strokes",
      name: "strokes",
      licence: "generated",
      generate: () => generateStrokes(STROKES),
    },
    clock,
  );
  await ensureFashionMnist(clock);
  await registerBuiltInTexts(
    {
      source: "replies",
      name: "replies",
      licence: "generated",
      generate: () => generateReplies(REPLIES),
    },
    clock,
  );
}

/** Where its files are not there, the page of data sets says how to get them. */
export async function ensureFashionMnist(clock: Clock): Promise<void> {
  const folder = env().FASHION_MNIST_FOLDER;
  const generate = () => readFashionMnist(folder);
  try {
    await registerBuiltInDataset({ source: "fashion_mnist", name: "Fashion-MNIST", licence: "MIT", generate }, clock);
  } catch (error) {
    // Files that somebody put there wrongly keep no worker from its work.
    log.error({ err: error, folder }, "fashionMnist.unreadable");
  }
}
