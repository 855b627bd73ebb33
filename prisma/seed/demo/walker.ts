import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { ATTACHMENT_SLOTS } from "@/lib/filing/rules/attachment-slots";
import { attachBytes } from "@/lib/filing/service/attach-file";
import { attachRun } from "@/lib/filing/service/attach-run";
import { carryOut, carryOutOnFiling } from "@/lib/filing/service/carry-out";
import { readDossierState } from "@/lib/filing/service/dossier-state";
import { saveDraft } from "@/lib/filing/service/save-draft";
import { signPledge } from "@/lib/filing/service/sign-pledge";
import { startApplication, startFiling } from "@/lib/filing/service/start-application";
import type { GivenInput } from "@/lib/filing/types/past";
import type { ApplicationAction, FilingAction, Stage } from "@/lib/filing/types/vocabulary";
import type { DraftChange } from "@/lib/forms/rules/apply-changes";
import type { Answers, Row, Scalar } from "@/lib/forms/types";
import { newId } from "@/lib/ids";
import { judgeClause } from "@/lib/review/service/judge-clause";
import { viewChecklist } from "@/lib/review/service/view-checklist";
import { type CalledModel, demoAnswers } from "./answers";
import type { Cast, Person, Provider } from "./cast";
import { demoPdf, demoWorkbook } from "./files";
import type { DemoService } from "./service";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A clock that stands in the past and goes on with every step, so that a history reads as one. */
class SteppingClock {
  #at: number;

  constructor(daysAgo: number) {
    // Eleven in the morning, Beijing.
    this.#at = Math.floor((Date.now() - daysAgo * DAY) / DAY) * DAY + 3 * 60 * MINUTE;
  }

  now = (): Date => {
    // Nothing in a history lies ahead of the reader.
    this.#at = Math.min(this.#at + 2 * MINUTE, Date.now());
    return new Date(this.#at);
  };

  pass(days: number): void {
    this.#at = Math.min(this.#at + days * DAY, Date.now());
  }

  moveTo(at: Date): void {
    this.#at = Math.min(at.getTime(), Date.now());
  }
}

/** Walks one service through its passage, by the same services as the pages. */
export class Walker {
  readonly clock: SteppingClock;
  filingId = "";
  applicationId = "";

  constructor(
    readonly cast: Cast,
    readonly provider: Provider,
    readonly service: DemoService,
    { daysAgo }: { daysAgo: number },
  ) {
    this.clock = new SteppingClock(daysAgo);
  }

  /** Started, written, its files and runs attached. */
  async draft(called: CalledModel | null = null): Promise<this> {
    const { owner, tenant } = this.provider;
    const { track, name } = this.service;
    const request = { actor: owner, tenant, track, serviceName: name, idempotencyKey: newId() };
    const started = await startFiling(request, this.clock);
    this.filingId = started.filingId;
    this.applicationId = started.applicationId;
    const run = this.provider.runIds[0];
    await this.write(
      demoAnswers({ service: this.service, provider: this.provider.facts, called, measured: run !== undefined }),
    );
    await this.attachFiles();
    if (track === "filing" && run) {
      await attachRun({ actor: owner, filingId: this.filingId, runId: run, functions: ["image"] }, this.clock);
    }
    return this;
  }

  async write(answers: Answers): Promise<void> {
    const { filingId, applicationId } = this;
    const changes = changesOf(answers);
    const saved = await saveDraft({ actor: this.provider.owner, filingId, applicationId, changes }, this.clock);
    if (saved.conflicts.length > 0) throw new Error(`${this.service.key}: ${saved.conflicts[0]?.path} was changed`);
  }

  private async attachFiles(): Promise<void> {
    for (const slot of ATTACHMENT_SLOTS[this.service.track].filter(({ required }) => required)) {
      const pdf = slot.formats.some((format) => format === "pdf");
      const bytes = pdf
        ? demoPdf(slot.words.en)
        : demoWorkbook([
            ["序号", slot.words.zh, "一级分类"],
            ["1", "示例", "A.1"],
          ]);
      const file = { fileName: `${slot.words.zh}.${pdf ? "pdf" : "xlsx"}`, bytes };
      await attachBytes({ actor: this.provider.owner, filingId: this.filingId, slot: slot.key, file }, this.clock);
    }
  }

  /** Signed by everybody whom the form names; one person in two capacities says so. */
  async sign(): Promise<this> {
    const { filingId, applicationId } = this;
    const state = await inTransaction((tx) => readDossierState(tx, { id: applicationId }, { clock: this.clock }));
    const open = state.findings.filter(({ severity }) => severity === "blocking");
    if (open.length > 0) {
      throw new Error(`${this.service.key}: ${open.map(({ code, path }) => `${code} ${path}`).join(", ")}`);
    }
    const signed = new Set<string>();
    for (const { capacity } of state.capacities) {
      const actor = capacity === "legal_representative" ? this.provider.signatory : this.provider.owner;
      const statement = signed.has(actor.userId) ? "本人同时承担两项职责，均由本人负责。" : null;
      await signPledge({ actor, filingId, capacity, contentHash: state.contentHash, statement }, this.clock);
      signed.add(actor.userId);
    }
    return this;
  }

  async submit(): Promise<this> {
    await this.sign();
    return await this.act(this.provider.owner, "submit");
  }

  async act(actor: Person, action: ApplicationAction, input: GivenInput = {}): Promise<this> {
    const by = { kind: "person", actor } as const;
    const request = { applicationId: this.applicationId, action, by, input, version: null, idempotencyKey: newId() };
    await carryOut(request, this.clock);
    return this;
  }

  async actOnFiling(actor: Person, action: FilingAction, input: GivenInput = {}): Promise<this> {
    const by = { kind: "person", actor } as const;
    const request = { filingId: this.filingId, action, by, input, version: null, idempotencyKey: newId() };
    await carryOutOnFiling(request, this.clock);
    return this;
  }

  /** Every clause judged, recommended; the lead has it before them. */
  async examine(stage: Stage): Promise<this> {
    const { reviewer, nationalReviewer } = this.cast;
    const actor = stage === "national" ? nationalReviewer : reviewer;
    const { applicationId } = this;
    const { groups } = await viewChecklist({ actor, applicationId }, this.clock);
    for (const { key } of groups.flatMap(({ clauses }) => clauses)) {
      const said = {
        judgement: "conforming",
        note: "材料与评估报告一致。",
        evidence: null,
        itemId: null,
        finding: null,
      } as const;
      await judgeClause({ actor, applicationId, clauseKey: key, version: 0, ...said }, this.clock);
    }
    return await this.act(actor, "recommend", { approve: "yes", reason: "各条均符合，材料与模型评估一致。" });
  }

  async signOff(stage: Stage): Promise<this> {
    return await this.act(stage === "national" ? this.cast.nationalLead : this.cast.lead, "sign_off");
  }

  /** Accepted and signed off at every stage of its track. */
  async pass(): Promise<this> {
    await this.submit();
    await this.act(this.cast.reviewer, "accept");
    await (await this.examine("provincial")).signOff("provincial");
    if (this.service.track === "filing") await (await this.examine("national")).signOff("national");
    return this;
  }

  /** Publicity is over: filed, with its number. */
  async file(): Promise<this> {
    await this.pass();
    const window = await database().publicityWindow.findFirstOrThrow({ where: { applicationId: this.applicationId } });
    this.clock.moveTo(new Date(window.closesAt.getTime() + MINUTE));
    const by = { kind: "system", cause: "seed.demo" } as const;
    const { applicationId } = this;
    const request = { applicationId, action: "close_publicity", by, version: null, idempotencyKey: newId() } as const;
    await carryOut(request, this.clock);
    return this;
  }

  /** A further application of the filing that is there. */
  async again(kind: "change" | "cancellation", input: GivenInput = {}): Promise<this> {
    const request = { actor: this.provider.owner, filingId: this.filingId, kind, input, idempotencyKey: newId() };
    this.applicationId = (await startApplication(request, this.clock)).applicationId;
    return this;
  }

  async called(): Promise<CalledModel> {
    const { number } = await database().filing.findUniqueOrThrow({ where: { id: this.filingId } });
    return { name: this.service.model, provider: this.provider.facts.name, number: number ?? "" };
  }
}

/** Answers as a page would have sent them, field by field. */
function changesOf(answers: Answers): DraftChange[] {
  return Object.entries(answers).flatMap(([section, fields]) =>
    Object.entries(fields ?? {}).flatMap(([field, value]): DraftChange[] => {
      const path = `${section}.${field}`;
      if (!isRows(value)) return [{ do: "set", path, base: 0, value: value as Scalar }];
      return value.flatMap(({ id, ...cells }) => [
        { do: "addRow", path: `${path}.${id}` } as const,
        ...Object.entries(cells).map(
          ([cell, entry]) => ({ do: "set", path: `${path}.${id}.${cell}`, base: 0, value: entry as Scalar }) as const,
        ),
      ]);
    }),
  );
}

const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) && value.some((entry) => typeof entry === "object");
