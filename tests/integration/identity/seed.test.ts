import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { verifyLedger } from "@/lib/audit/service";
import { type DemoAccount, listDemoAccounts } from "@/lib/auth/demo-accounts";
import { signIn } from "@/lib/auth/sign-in";
import { database } from "@/lib/db/client";
import { APPLICATION_FLAGS, APPLICATION_STATUSES, FILING_FLAGS, FILING_STATUSES } from "@/lib/filing/types/vocabulary";
import { checkUscc } from "@/lib/identity/rules";
import { actorOf } from "@/tests/factories/actor";

// The whole demo is walked through its services.
vi.setConfig({ testTimeout: 240_000 });

const PROJECT = join(import.meta.dirname, "../../..");

async function seed(scenario: string, change: Record<string, string> = {}): Promise<string> {
  const command = ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts", scenario];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd: PROJECT,
    env: { ...process.env, ...change },
  });
  return stdout;
}

const countAll = async () => ({
  users: await database().user.count(),
  organisations: await database().organisation.count(),
  offices: await database().office.count(),
  seats: (await database().membership.count()) + (await database().officeMembership.count()),
  datasets: await database().dataset.count(),
  rules: await database().verdictRuleSet.count(),
  filings: await database().filing.count(),
  events: (await database().caseEvent.count()) + (await database().filingEvent.count()),
  entries: await database().ledgerEntry.count(),
});

let accounts: DemoAccount[];

beforeAll(async () => {
  accounts = JSON.parse(await readFile(join(PROJECT, "prisma/seed/demo-accounts.json"), "utf8"));
});

describe("the demo seed", () => {
  test("is refused in production unless somebody says yes, and writes nothing then", async () => {
    const before = await countAll();
    const refused = await seed("demo", { NODE_ENV: "production" }).catch((error: { stderr: string }) => error.stderr);
    expect(refused).toMatch(/DEMO_ACCOUNTS=yes/);
    expect(await countAll()).toEqual(before);
  });

  test("makes every account, each of which can sign in and sits somewhere", async () => {
    expect(await seed("demo", { NODE_ENV: "production", DEMO_ACCOUNTS: "yes" })).toContain("demo");
    for (const { email, password } of accounts) {
      const answer = await signIn({ email, password, address: email });
      expect(answer.ok, email).toBe(true);
      if (!answer.ok) continue;
      const actor = await actorOf(answer.value.userId);
      expect(actor.organisations.length + actor.offices.length, email).toBe(1);
    }
  });

  test("has organisations with valid codes, an office for each of the 31 provinces and two above", async () => {
    const organisations = await database().organisation.findMany();
    expect(organisations.map(({ provinceCode }) => provinceCode).sort()).toEqual(["11", "33"]);
    for (const { uscc } of organisations) expect(checkUscc(uscc).ok).toBe(true);
    const offices = await database().office.groupBy({ by: ["kind"], _count: true, orderBy: { kind: "asc" } });
    expect(offices.map(({ kind, _count }) => [kind, _count])).toEqual([
      ["provincial", 31],
      ["central", 1],
      ["national", 1],
    ]);
    const above = await database().office.findMany({ where: { provinceCode: null }, orderBy: { code: "asc" } });
    expect(above.map(({ filingPrefix }) => filingPrefix)).toEqual(["ZhongYangQiYe", null]);
  });

  test("shows every status and every flag of an application and of a filing, each walked there with its ledger entry", async () => {
    const cases = await database().application.findMany();
    const filings = await database().filing.findMany();
    const missing = [
      ...APPLICATION_STATUSES.filter((status) => !cases.some((row) => row.status === status)),
      ...APPLICATION_FLAGS.filter((flag) => !cases.some((row) => row.flags.includes(flag))),
      ...FILING_STATUSES.filter((status) => !filings.some((row) => row.status === status)),
      ...FILING_FLAGS.filter((flag) => !filings.some((row) => row.flags.includes(flag))),
    ];
    expect(missing).toEqual([]);
    const acted = (event: string) => database().ledgerEntry.count({ where: { event } });
    expect(await acted("application.acted")).toBe(await database().caseEvent.count());
    expect(await acted("filing.acted")).toBe(await database().filingEvent.count());
    expect(await acted("filing.created")).toBe(filings.length);
  });

  test("changes nothing when it is run again, and leaves whole chains", async () => {
    const before = await countAll();
    await seed("demo");
    expect(await countAll()).toEqual(before);
    expect((await verifyLedger(database())).faults).toEqual([]);
  });

  test("offers its accounts on the sign-in page only where the demo is on", async () => {
    expect(await listDemoAccounts()).toEqual([]);
  });
});

test("published rules are refused when they differ from what is published under their version", async () => {
  await database().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE "VerdictRuleSet" SET "rules" = jsonb_set("rules", '{publishedOn}', '"2020-01-01"')`;
  });
  const refused = await seed("law").catch((error: { stderr: string }) => error.stderr);
  expect(refused).toMatch(/Verdict rules 1 are published and differ/);
});

test("a scenario that does not exist is named with those that do", async () => {
  const refused = await seed("nothing").catch((error: { stderr: string }) => error.stderr);
  expect(refused).toMatch(/law \| demo/);
});
