import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { beijingDate } from "@/lib/format";
import { modelsInForce } from "@/lib/registry/service/in-force";
import type { ModelInForce } from "@/lib/registry/types";
import { findAttachedRuns } from "../repository/attached-run";
import { findAttachments } from "../repository/attachment";
import { findDossierOf, findDraft, findProvider, holdDraft } from "../repository/dossier";
import { findSignatures, type SignatureRow } from "../repository/signature";
import { findFiledSnapshot } from "../repository/snapshot";
import { findThresholds } from "../repository/threshold";
import { asAnswers, baseModelNumbers } from "../rules/answers";
import { type CapacityState, isPledgeSigned, pledgeStates, requiredCapacities } from "../rules/pledge";
import { isPublicTextComplete } from "../rules/precheck/public-text";
import { preCheck } from "../rules/precheck/rules";
import { RUN_AS_EVIDENCE } from "../rules/run-evidence";
import { contentHash, snapshotContent } from "../rules/snapshot-content";
import { sectionsOf } from "../schema/dossier/sections";
import type { DossierCase } from "../types/dossier";
import type { Finding, PreCheckInput, PreCheckRun } from "../types/finding";
import type { SnapshotAttachment, SnapshotContent, SnapshotRun } from "../types/snapshot";

/** The working dossier as it would be submitted now. */
export interface DossierState {
  readonly dossier: DossierCase;
  readonly content: SnapshotContent;
  readonly contentHash: string;
  readonly findings: readonly Finding[];
  /** Every required capacity with its signature, whether it counts or not. */
  readonly capacities: readonly CapacityState<SignatureRow>[];
  readonly pledgeSigned: boolean;
  readonly publicTextComplete: boolean;
  readonly baseModelsInForce: boolean;
  readonly unfinishedRuns: number;
  readonly signatures: readonly SignatureRow[];
}

interface Reading {
  /** Keep the dossier still until the transaction ends, as whoever acts on it must. A page need not. */
  readonly hold?: boolean;
  readonly clock?: Clock;
}

/** @throws AppError NOT_FOUND where the application has no draft */
export async function readDossierState(
  tx: Tx,
  application: { readonly id: string },
  { hold = true, clock = systemClock }: Reading = {},
): Promise<DossierState> {
  if (hold) await holdDraft(tx, application.id);
  const [dossier, draft] = [await findDossierOf(tx, application.id), await findDraft(tx, application.id)];
  if (!dossier || !draft) throw new AppError("NOT_FOUND", `Application ${application.id} has no draft`);
  const runs = await readRuns(tx, application.id);
  const attachments = await readAttachments(tx, application.id);
  const { formVersion, answers } = draft;
  const sections = sectionsOf(formVersion, dossier.track);
  const content = snapshotContent({ formVersion, track: dossier.track, sections, answers, attachments, runs });
  const hash = contentHash(content);
  const signatures = await findSignatures(tx, application.id);
  const checked = await checkContent(tx, { dossier, content, contentHash: hash, today: beijingDate(clock.now()) });
  const capacities = pledgeStates(requiredCapacities(dossier), signatures, hash);
  return {
    ...{ dossier, content, contentHash: hash, ...checked, signatures, capacities },
    pledgeSigned: isPledgeSigned(capacities),
    publicTextComplete: isPublicTextComplete(sections, content.sections),
    unfinishedRuns: runs.filter(({ status }) => !RUN_AS_EVIDENCE[status].finished).length,
  };
}

async function readAttachments(tx: Tx, applicationId: string): Promise<SnapshotAttachment[]> {
  const rows = await findAttachments(tx, applicationId);
  return rows.map(({ slot, name, mediaType, size, fileHash }) => ({ slot, name, mediaType, size, hash: fileHash }));
}

async function readRuns(tx: Tx, applicationId: string): Promise<(SnapshotRun & PreCheckRun)[]> {
  const rows = await findAttachedRuns(tx, applicationId);
  return rows.map(({ functions, run }) => {
    const { number, model, status, configHash, datasetHash, manifestHash } = run;
    return { number, model, status, functions, configHash, datasetHash, manifestHash, metrics: metricsOf(run.metrics) };
  });
}

/** Values by metric, from whatever kind of report the run has. */
function metricsOf(metrics: unknown): Record<string, number> {
  const list = Array.isArray(metrics) ? (metrics as { key?: unknown; value?: unknown }[]) : [];
  return Object.fromEntries(
    list.flatMap(({ key, value }) => (typeof key === "string" && typeof value === "number" ? [[key, value]] : [])),
  );
}

interface Checking {
  readonly dossier: DossierCase;
  readonly content: SnapshotContent;
  readonly contentHash: string;
  readonly today: string;
}

/** The pre-check of a content, whether it is still a draft or was submitted: provider and reviewer see one list. */
export async function checkContent(
  tx: Tx,
  { dossier, content, contentHash, today }: Checking,
): Promise<{ findings: readonly Finding[]; baseModelsInForce: boolean }> {
  const { track, kind, filingId, applicationId, organisationId } = dossier;
  const answers = asAnswers(content.sections);
  const register = await modelsInForce(tx, baseModelNumbers(answers));
  const signatures = await findSignatures(tx, applicationId);
  const input: PreCheckInput = {
    ...{ track, kind, answers, register, today, attachments: content.attachments },
    sections: sectionsOf(content.formVersion, track),
    runs: content.runs as readonly PreCheckRun[],
    organisation: await findProvider(tx, organisationId),
    signatures: signatures.filter((signature) => signature.contentHash === contentHash),
    thresholds: await findThresholds(tx),
    filed:
      kind === "change" ? ((await findFiledSnapshot(tx, { filingId, besides: applicationId }))?.content ?? null) : null,
    changeNote: dossier.changeNote,
  };
  return { findings: preCheck(input), baseModelsInForce: register.every(isInForce) };
}

const isInForce = ({ state }: ModelInForce) => state === "in_force";
