import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { database } from "@/lib/db/client";

const thresholdList = z.strictObject({
  version: z.int().min(1),
  note: z.strictObject({ zh: z.string(), en: z.string() }),
  thresholds: z.array(
    z.strictObject({
      item: z.string().regex(/^T\d+[a-z]?$/),
      key: z.string().min(1),
      value: z.number(),
      clause: z.string().min(1),
      mark: z.enum(["V", "V2", "M", "?"]),
      standards: z.array(z.string()).min(1),
    }),
  ),
});

/**
 * Publishes the thresholds of one file. Safe to repeat.
 * @throws Error where the version is published with other numbers: dossiers were checked by it
 */
export async function publishThresholds(file: string): Promise<void> {
  const text = await readFile(join(import.meta.dirname, "law", file), "utf8");
  const { version, thresholds } = thresholdList.parse(JSON.parse(text));
  const published = await database().threshold.findMany({ where: { version } });
  for (const threshold of thresholds) {
    const row = published.find(({ key }) => key === threshold.key);
    if (row && row.value !== threshold.value) {
      throw new Error(`Threshold ${threshold.key} ${version} is published and differs from ${file}`);
    }
  }
  await database().threshold.createMany({
    data: thresholds.map((threshold) => ({ ...threshold, version })),
    skipDuplicates: true,
  });
}
