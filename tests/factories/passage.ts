import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { attachRun } from "@/lib/filing/service/attach-run";
import { carryOut, carryOutOnFiling } from "@/lib/filing/service/carry-out";
import { readDossierState } from "@/lib/filing/service/dossier-state";
import type { ActionAnswer, FilingActionAnswer } from "@/lib/filing/service/request";
import { signPledge } from "@/lib/filing/service/sign-pledge";
import { startFiling } from "@/lib/filing/service/start-application";
import type { GivenInput } from "@/lib/filing/types/past";
import type { ApplicationAction, FilingAction, Track } from "@/lib/filing/types/vocabulary";
import type { Actor } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { loadTemplate } from "@/lib/review/repository/checklist";
import { makeMember, makeStaff } from "./actor";
import { attachRequired, writeAnswers } from "./dossier";
import { completeAnswers } from "./dossier-answers";
import { makeDescribedProvider, makeFinishedRun } from "./provider";
import { makeRegisterEntry } from "./register-entry";

/** A clock that a test sets. */
export class SetClock {
  #at: Date;

  constructor(at: string) {
    this.#at = new Date(at);
  }

  now = (): Date => this.#at;

  set(at: string | Date): void {
    this.#at = new Date(at);
  }
}

type Person = Awaited<ReturnType<typeof makeStaff>>;

/** Everybody whom a case meets, and the clock that they share. One in a test's database: the provider is described once. */
export interface Cast {
  readonly owner: Awaited<ReturnType<typeof makeDescribedProvider>>;
  readonly signatories: readonly Person["actor"][];
  readonly reviewer: Person;
  readonly lead: Person;
  readonly inspector: Person;
  readonly nationalReviewer: Person;
  readonly nationalLead: Person;
  readonly runId: string;
  readonly clock: SetClock;
}

/** Base model that the complete answers name. */
const BASE_MODEL = "Beijing-YunTaiShiJue-202503180127";

export async function makeCast(at = "2026-09-01T02:00:00Z"): Promise<Cast> {
  const owner = await makeDescribedProvider();
  await makeRegisterEntry({ number: BASE_MODEL });
  const sign = () => makeMember({ roles: ["signatory"], organisationId: owner.tenant.id });
  const [one, two] = [await sign(), await sign()];
  return {
    owner,
    signatories: [owner.actor, one.actor, two.actor],
    reviewer: await makeStaff({ role: "reviewer", officeCode: "33" }),
    lead: await makeStaff({ role: "lead", officeCode: "33" }),
    inspector: await makeStaff({ role: "inspector", officeCode: "33" }),
    nationalReviewer: await makeStaff({ role: "reviewer" }),
    nationalLead: await makeStaff({ role: "lead" }),
    runId: (await makeFinishedRun(owner)).runId,
    clock: new SetClock(at),
  };
}

export interface MadeCase {
  readonly filingId: string;
  readonly applicationId: string;
}

/** A started application with a complete dossier, ready to be signed. */
export async function makeDraft(
  cast: Cast,
  track: Track = "filing",
  serviceName = "墨行手写字形生成服务",
): Promise<MadeCase> {
  const { actor, tenant } = cast.owner;
  const started = await startFiling({ actor, tenant, track, serviceName, idempotencyKey: newId() }, cast.clock);
  const { filingId, applicationId } = started;
  await writeAnswers(applicationId, completeAnswers(track));
  await attachRequired({ actor, filingId }, track);
  if (track === "filing") await attachRun({ actor, filingId, runId: cast.runId, functions: ["image"] });
  return { filingId, applicationId };
}

/** The three capacities, each by a person of its own. */
export async function signDossier(cast: Cast, { filingId, applicationId }: MadeCase): Promise<void> {
  const { contentHash, capacities } = await inTransaction((tx) => readDossierState(tx, { id: applicationId }));
  for (const [index, { capacity }] of capacities.entries()) {
    const actor = cast.signatories[index] ?? cast.owner.actor;
    await signPledge({ actor, filingId, capacity, contentHash, statement: null }, cast.clock);
  }
}

export const versionOf = async (applicationId: string) =>
  (await database().application.findUniqueOrThrow({ where: { id: applicationId } })).version;

/** One action by one person, on the version that stands. */
export async function act(
  cast: Cast,
  { applicationId }: Pick<MadeCase, "applicationId">,
  who: "owner" | "reviewer" | "lead" | "inspector" | "nationalReviewer" | "nationalLead",
  action: ApplicationAction,
  input: GivenInput = {},
): Promise<ActionAnswer> {
  return await carryOut(
    {
      ...{ applicationId, action, input, version: await versionOf(applicationId), idempotencyKey: newId() },
      by: { kind: "person", actor: cast[who].actor },
    },
    cast.clock,
  );
}

export async function systemAct(cast: Cast, applicationId: string, action: ApplicationAction): Promise<ActionAnswer> {
  return await carryOut(
    { applicationId, action, by: { kind: "system", cause: "test" }, version: null, idempotencyKey: newId() },
    cast.clock,
  );
}

/** Every clause judged to conform, as the workbench would have left it. */
export async function judgeAll(
  cast: Cast,
  { applicationId }: MadeCase,
  stage: "provincial" | "national",
): Promise<void> {
  const template = await loadTemplate(database(), { applicationId, stage });
  const snapshot = await database().snapshot.findFirstOrThrow({
    where: { applicationId },
    orderBy: { sequence: "desc" },
  });
  const judge = stage === "national" ? cast.nationalReviewer : cast.reviewer;
  await database().checklistResult.createMany({
    data: template.clauses.map(({ key }) => ({
      ...{ id: newId(), applicationId, stage, templateVersion: template.version, clauseKey: key, note: "" },
      ...{
        judgement: "conforming",
        snapshotId: snapshot.id,
        judgedById: judge.actor.userId,
        judgedAt: cast.clock.now(),
      },
    })),
  });
}

/** Signed and submitted. */
export async function makeSubmitted(cast: Cast, track: Track = "filing", serviceName?: string): Promise<MadeCase> {
  const made = await makeDraft(cast, track, serviceName);
  await signDossier(cast, made);
  await act(cast, made, "owner", "submit");
  return made;
}

export async function makeAccepted(cast: Cast, track: Track = "filing", serviceName?: string): Promise<MadeCase> {
  const made = await makeSubmitted(cast, track, serviceName);
  await act(cast, made, "reviewer", "accept");
  return made;
}

/** Examined, recommended and signed off by the province: national review on one track, publicity on the other. */
export async function passProvince(cast: Cast, made: MadeCase): Promise<ActionAnswer> {
  await judgeAll(cast, made, "provincial");
  await act(cast, made, "reviewer", "recommend", { approve: "yes", reason: "材料齐全" });
  return await act(cast, made, "lead", "sign_off");
}

export async function passNation(cast: Cast, made: MadeCase): Promise<ActionAnswer> {
  await judgeAll(cast, made, "national");
  await act(cast, made, "nationalReviewer", "recommend", { approve: "yes", reason: "复核无异议" });
  return await act(cast, made, "nationalLead", "sign_off");
}

/** In publicity, on either track. */
export async function makePublic(cast: Cast, track: Track = "filing", serviceName?: string): Promise<MadeCase> {
  const made = await makeAccepted(cast, track, serviceName);
  await passProvince(cast, made);
  if (track === "filing") await passNation(cast, made);
  return made;
}

/** One action on the filing itself by one person, on the version that stands. */
export async function actOnFiling(
  cast: Cast,
  { filingId }: Pick<MadeCase, "filingId">,
  actor: Actor,
  action: FilingAction,
  input: GivenInput = {},
): Promise<FilingActionAnswer> {
  const { version } = await database().filing.findUniqueOrThrow({ where: { id: filingId } });
  const by = { kind: "person", actor } as const;
  return await carryOutOnFiling({ filingId, action, by, version, input, idempotencyKey: newId() }, cast.clock);
}

/** Filed with its number, on either track; the clock stands behind the end of publicity. */
export async function makeFiled(cast: Cast, track: Track = "registration", serviceName?: string): Promise<MadeCase> {
  const made = await makePublic(cast, track, serviceName);
  const where = { applicationId: made.applicationId };
  cast.clock.set((await database().publicityWindow.findFirstOrThrow({ where })).closesAt);
  await systemAct(cast, made.applicationId, "close_publicity");
  return made;
}

export const caseOf = (applicationId: string) =>
  database().application.findUniqueOrThrow({ where: { id: applicationId }, include: { filing: true } });
