import { database } from "@/lib/db/client";
import { runTimers } from "@/lib/filing/service/run-timers";
import type { CalledModel } from "./answers";
import { APPLICATION_RECIPES, isMissingYear, REGISTRATION_RECIPES, type Recipe, walkSuspension } from "./cases";
import { type Cast, type Provider, readCast, readLantu, readYanhui } from "./cast";
import { ensureDemoRuns } from "./runs";
import { type DemoService, readServices } from "./service";
import { Walker } from "./walker";

/** Cases that are built at once: they wait for the database more than they compute. */
const AT_ONCE = 3;
/** Long enough for a registration to call it and to be filed itself. */
const FIRST_FILED_DAYS_AGO = 132;

interface Demo {
  readonly cast: Cast;
  readonly lantu: Provider;
  readonly yanhui: Provider;
  readonly services: ReadonlyMap<string, DemoService>;
}

/**
 * One filing in every status and with every flag, walked there by the services; timers do what time does. A service
 * that is there already is left alone.
 */
export async function seedFilings(): Promise<void> {
  const { owner, tenant } = await readLantu([]);
  const lantu = await readLantu(await ensureDemoRuns({ actor: owner, tenant }));
  const demo = { cast: await readCast(), lantu, yanhui: await readYanhui(), services: await readServices() };
  const model = await fileFirst(demo);
  const jobs = [
    () => suspend(demo),
    ...Object.entries(APPLICATION_RECIPES).map(
      ([key, recipe]) =>
        () =>
          walk(demo, key, { recipe, called: null }),
    ),
    ...Object.entries(REGISTRATION_RECIPES).map(
      ([key, recipe]) =>
        () =>
          walk(demo, key, { recipe, called: model }),
    ),
    () => walkOther(demo, model),
  ];
  await runAtOnce(jobs);
  await runTimers();
}

async function runAtOnce(jobs: (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs];
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await tolerant(job);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function tolerant(job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    if (!isMissingYear(error)) throw error;
    console.warn("演示案例未写入：工作日历缺少年份 / a demo case was left out: a year of the calendar is missing");
  }
}

function serviceOf({ services }: Demo, key: string): DemoService {
  const service = services.get(key);
  if (!service) throw new Error(`The demo has no service ${key}`);
  return service;
}

const isThere = async (provider: Provider, { name }: DemoService) =>
  (await database().filing.count({ where: { organisationId: provider.tenant.id, serviceName: name } })) > 0;

/** The filing that the registrations call. */
async function fileFirst(demo: Demo): Promise<CalledModel> {
  const service = serviceOf(demo, "filed");
  const walker = new Walker(demo.cast, demo.lantu, service, { daysAgo: FIRST_FILED_DAYS_AGO });
  const where = { organisationId: demo.lantu.tenant.id, serviceName: service.name };
  const present = await database().filing.findFirst({ where });
  if (present) walker.filingId = present.id;
  else await (await walker.draft()).file();
  return await walker.called();
}

async function walk(
  demo: Demo,
  key: string,
  { recipe, called }: { recipe: Recipe; called: CalledModel | null },
): Promise<void> {
  const service = serviceOf(demo, key);
  if (await isThere(demo.lantu, service)) return;
  await recipe.walk(new Walker(demo.cast, demo.lantu, service, recipe), called);
}

async function suspend(demo: Demo): Promise<void> {
  const [model, caller] = [serviceOf(demo, "suspended"), serviceOf(demo, "modelLost")];
  if ((await isThere(demo.lantu, model)) || (await isThere(demo.lantu, caller))) return;
  await walkSuspension(
    new Walker(demo.cast, demo.lantu, model, { daysAgo: FIRST_FILED_DAYS_AGO }),
    new Walker(demo.cast, demo.lantu, caller, { daysAgo: 96 }),
  );
}

/** The second provider, of whom the first sees nothing. */
async function walkOther(demo: Demo, called: CalledModel): Promise<void> {
  const [draft, submitted] = [serviceOf(demo, "otherDraft"), serviceOf(demo, "otherSubmitted")];
  if (!(await isThere(demo.yanhui, draft))) {
    await new Walker(demo.cast, demo.yanhui, draft, { daysAgo: 5 }).draft(called);
  }
  if (await isThere(demo.yanhui, submitted)) return;
  await (await new Walker(demo.cast, demo.yanhui, submitted, { daysAgo: 4 }).draft(called)).submit();
}
