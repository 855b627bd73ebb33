import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { timedImages, timedTexts } from "./timed-training";

/**
 * What a given time of training is worth: FD of images trained as one graph and op by op for the same seconds, and bits
 * a character of models of text beside their n-gram baselines. Needs the data sets that are not part of the project.
 *   npm run bench:quality -- --data ../shared/data [--seconds 60 --text-seconds 120 --pictures folder --only dcgan]
 */
const { values: given } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data" },
    seconds: { type: "string", default: "60" },
    "text-seconds": { type: "string", default: "120" },
    pictures: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const tell = (line: string) => process.stdout.write(`${line}\n`);

const images = join(given.data, "mnist10k/images-idx3-ubyte.gz");
if (existsSync(images)) await compareImages();
else tell(`SKIPPED, images: ${images} is not there`);

const poems = join(given.data, "tang-poems.txt.gz");
if (existsSync(poems)) compareTexts();
else tell(`SKIPPED, texts: ${poems} is not there`);

async function compareImages(): Promise<void> {
  const files = { images: readFileSync(images), labels: readFileSync(images.replace("images-idx3", "labels-idx1")) };
  for (const model of ["dcgan", "vae"] as const) {
    if (!model.includes(given.only)) continue;
    for (const way of ["graph", "opByOp"] as const) {
      const { steps, fd, floor, sheet } = await timedImages({ files, model, way, seconds: Number(given.seconds) });
      tell(`${model}, ${way}, ${given.seconds} s: ${steps} steps, FD ${fd.toFixed(2)} (floor ${floor.toFixed(2)})`);
      if (given.pictures) writeFileSync(join(given.pictures, `${model}-${way}.png`), sheet);
    }
  }
}

function compareTexts(): void {
  const texts = gunzipSync(readFileSync(poems));
  for (const model of ["lstm", "transformer"] as const) {
    if (!model.includes(given.only)) continue;
    const told = timedTexts({ bytes: texts, model, seconds: Number(given["text-seconds"]) });
    const baselines = told.baselines.map(({ order, bits }) => `${order}-gram ${bits.toFixed(2)}`).join(", ");
    tell(`${model}, ${given["text-seconds"]} s: ${told.steps} steps, ${told.bits.toFixed(3)} bits; ${baselines}`);
    for (const sample of told.samples) tell(`  ${sample.replaceAll("\n", " ⏎ ")}`);
  }
}
