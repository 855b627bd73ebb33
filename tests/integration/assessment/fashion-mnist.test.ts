import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewDatasets } from "@/lib/assessment/service/view-dataset";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { ensureFashionMnist } from "@/lib/worker/built-in-data";
import { writeIdx } from "@/models/contracts/idx";
import { readFashionMnist } from "@/models/data/fashion-mnist";
import { makeMember } from "@/tests/factories/actor";

const SIDE = 28;
const folder = env().FASHION_MNIST_FOLDER;
let reader: Awaited<ReturnType<typeof makeMember>>;

/** Images of one grey, so that their order shows. */
async function put(part: "train" | "t10k", { count, grey }: { count: number; grey: number }): Promise<void> {
  const images = writeIdx([count, SIDE, SIDE], new Uint8Array(count * SIDE ** 2).fill(grey));
  const labels = writeIdx(
    [count],
    Uint8Array.from({ length: count }, (_, index) => index % 10),
  );
  await writeFile(join(folder, `${part}-images-idx3-ubyte.gz`), gzipSync(images));
  await writeFile(join(folder, `${part}-labels-idx1-ubyte.gz`), gzipSync(labels));
}

beforeAll(async () => {
  reader = await makeMember();
  await mkdir(folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("without its files Fashion-MNIST is not offered, and the page says how to get it", async () => {
  await put("train", { count: 600, grey: 10 });
  expect(await readFashionMnist(folder)).toBeNull();
  await ensureFashionMnist(systemClock);
  const { datasets, missing } = await viewDatasets(reader);
  expect(datasets.filter(({ source }) => source === "fashion_mnist")).toEqual([]);
  expect(missing[0]?.zh).toContain("apt-get install dataset-fashion-mnist");
  expect(missing[0]?.en).toContain("apt-get install dataset-fashion-mnist");
});

test("damaged files stop no worker", async () => {
  await put("t10k", { count: 500, grey: 20 });
  await writeFile(join(folder, "t10k-images-idx3-ubyte.gz"), "nothing of the kind");
  await expect(readFashionMnist(folder)).rejects.toThrow("cannot be read");
  await ensureFashionMnist(systemClock);
  expect((await viewDatasets(reader)).missing).toHaveLength(1);
});

test("with them it is a built-in set of real images with its own licence", async () => {
  await put("t10k", { count: 500, grey: 20 });
  const data = await readFashionMnist(folder);
  const [labels, pixels] = [data?.labels ?? [], data?.pixels ?? []];
  expect([0, 599, 600, 1_099].map((image) => pixels[image * SIDE ** 2])).toEqual([10, 10, 20, 20]);
  expect([599, 600, 601].map((image) => labels[image])).toEqual([9, 0, 1]);
  await ensureFashionMnist(systemClock);
  const { datasets, missing } = await viewDatasets(reader);
  expect(missing).toEqual([]);
  expect(datasets.find(({ source }) => source === "fashion_mnist")).toMatchObject({
    ...{ builtIn: true, synthetic: false, imageCount: 1_100, ready: true },
    licence: { zh: "MIT 许可，© 2017 Zalando SE" },
  });
});
