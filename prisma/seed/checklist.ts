import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import canonicalize from "canonicalize";
import { database } from "@/lib/db/client";
import { checklistFile } from "@/lib/review/schema";

const LAW = join(import.meta.dirname, "law");

/**
 * Publishes a version of the checklist; `file` from the folder of the law.
 * @throws Error where this version is published with other clauses: cases were judged by it
 */
export async function publishChecklist(file: string): Promise<void> {
  const { version, publishedOn, source, clauses } = checklistFile.parse(
    JSON.parse(await readFile(resolve(LAW, file), "utf8")),
  );
  const published = await database().checklistTemplate.findUnique({ where: { version } });
  if (published && canonicalize(published.clauses) !== canonicalize(clauses)) {
    throw new Error(`Checklist ${version} is published and differs from ${file}: give the change a new version`);
  }
  const data = {
    version,
    source: `${source.zh} / ${source.en}`,
    clauses: JSON.parse(JSON.stringify(clauses)),
    publishedAt: new Date(`${publishedOn}T00:00:00+08:00`),
  };
  await database().checklistTemplate.createMany({ data, skipDuplicates: true });
}
