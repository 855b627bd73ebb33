import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { database } from "@/lib/db/client";
import { ensureOffices } from "@/lib/identity/service/ensure-offices";
import { verdictRuleSet } from "@/models/contracts/verdict-rules";
import { enterCalendarYears, publishPeriods } from "./calendar";
import { publishChecklist } from "./checklist";
import { listOffices } from "./offices";
import { publishThresholds } from "./thresholds";

const LAW = join(import.meta.dirname, "law");

/** What holds everywhere, also in production: offices, published rules, periods, working days. Safe to repeat. */
export async function seedLaw(): Promise<void> {
  await ensureOffices(await listOffices());
  const files = (await readdir(LAW)).filter((name) => /^verdict-rules-v\d+\.json$/.test(name));
  for (const file of files) await publishVerdictRules(file);
  await publishPeriods("periods-v1.json");
  await enterCalendarYears("calendar-days.json");
  await publishChecklist("checklist-v1.json");
  await publishThresholds("thresholds-v1.json");
}

/** @throws Error where this version is published with other content: reports were judged by it */
async function publishVerdictRules(file: string): Promise<void> {
  const text = await readFile(join(LAW, file), "utf8");
  const rules = verdictRuleSet.parse(JSON.parse(text));
  const published = await database().verdictRuleSet.findUnique({ where: { version: rules.version } });
  if (published && canonicalize(published.rules) !== canonicalize(rules)) {
    throw new Error(
      `Verdict rules ${rules.version} are published and differ from ${file}: give the change a new version`,
    );
  }
  if (published) return;
  const { version, source, publishedOn } = rules;
  const publishedAt = new Date(`${publishedOn}T00:00:00+08:00`);
  const data = {
    version,
    source: `${source.zh} / ${source.en}`,
    rules: JSON.parse(JSON.stringify(rules)),
    publishedAt,
  };
  // Two starts at once publish it once.
  await database().verdictRuleSet.createMany({ data, skipDuplicates: true });
}
