import { z } from "zod";

const id = z.uuid();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const flags = z.array(z.string());

/** Why the system acted, where no person did: "job.assessment.run", "demo.seed". */
const cause = z.string().min(1).max(80).optional();

/**
 * Every event of the ledger: the record whose chain it joins, the version of its payload's shape, and that shape.
 * A published shape never changes; a new one gets the next version. Ids, numbers and salted hashes only: what a
 * person typed stays out, so that erasure stays possible.
 */
export const EVENTS = {
  "organisation.registered": {
    recordType: "organisation",
    version: 1,
    payload: z.strictObject({ provinceCode: z.string(), cause }),
  },
  "user.created": { recordType: "user", version: 1, payload: z.strictObject({ cause }) },
  "user.seated": {
    recordType: "user",
    version: 1,
    payload: z.strictObject({ seat: z.enum(["organisation", "office"]), seatId: id, role: z.string(), cause }),
  },
  "user.signedIn": { recordType: "user", version: 1, payload: z.strictObject({ addressHash: hash }) },
  "user.signInRefused": {
    recordType: "user",
    version: 1,
    payload: z.strictObject({ addressHash: hash, why: z.enum(["password", "lockedOut", "disabled"]), cause }),
  },
  "user.signedOut": { recordType: "user", version: 1, payload: z.strictObject({}) },
  "user.disabled": { recordType: "user", version: 1, payload: z.strictObject({ cause }) },
  "user.sessionsRevoked": { recordType: "user", version: 1, payload: z.strictObject({ cause }) },
  "dataset.registered": {
    recordType: "dataset",
    version: 1,
    payload: z.strictObject({ contentHash: hash, imageCount: count, cause }),
  },
  "dataset.uploaded": {
    recordType: "dataset",
    version: 1,
    payload: z.strictObject({
      organisationId: id,
      contentHash: hash,
      imagesHash: hash,
      labelsHash: hash.nullable(),
      imageCount: count,
    }),
  },
  "dataset.textsRegistered": {
    recordType: "dataset",
    version: 1,
    payload: z.strictObject({ contentHash: hash, textCount: count, cause }),
  },
  "dataset.textsUploaded": {
    recordType: "dataset",
    version: 1,
    payload: z.strictObject({
      organisationId: id,
      contentHash: hash,
      textsHash: hash,
      textCount: count,
      characters: count,
    }),
  },
  "dataset.removed": { recordType: "dataset", version: 1, payload: z.strictObject({ contentHash: hash }) },
  "weights.uploaded": {
    recordType: "weights",
    version: 1,
    payload: z.strictObject({ organisationId: id, fileHash: hash, valuesHash: hash, valueCount: count }),
  },
  "weights.removed": { recordType: "weights", version: 1, payload: z.strictObject({ valuesHash: hash }) },
  "run.requested": {
    recordType: "run",
    version: 1,
    payload: z.strictObject({
      organisationId: id,
      datasetId: id,
      configHash: hash,
      datasetHash: hash,
      totalSteps: count,
    }),
  },
  /** One of several runs of one configuration with different seeds, each with an entry of its own. */
  "run.seriesRequested": {
    recordType: "run",
    version: 1,
    payload: z.strictObject({
      ...{ organisationId: id, datasetId: id, seriesId: id },
      ...{ configHash: hash, datasetHash: hash, totalSteps: count },
    }),
  },
  /** The same configuration, seed and data as an earlier run; by an office, within a case. */
  "run.repeatRequested": {
    recordType: "run",
    version: 1,
    payload: z.strictObject({
      ...{ organisationId: id.nullable(), officeId: id.nullable(), applicationId: id.nullable() },
      ...{ datasetId: id, repeatsId: id, configHash: hash, datasetHash: hash, totalSteps: count },
    }),
  },
  "run.claimed": {
    recordType: "run",
    version: 1,
    payload: z.strictObject({ attempt: count, workerId: z.string(), cause }),
  },
  "run.resumed": {
    recordType: "run",
    version: 1,
    payload: z.strictObject({ attempt: count, workerId: z.string(), fromStep: count, cause }),
  },
  "run.lost": { recordType: "run", version: 1, payload: z.strictObject({ attempt: count, lastStep: count, cause }) },
  "run.cancelRequested": { recordType: "run", version: 1, payload: z.strictObject({ step: count }) },
  "run.cancelled": { recordType: "run", version: 1, payload: z.strictObject({ attempt: count, step: count, cause }) },
  "run.completed": {
    recordType: "run",
    version: 1,
    payload: z.strictObject({
      attempt: count,
      step: count,
      status: z.enum(["completed", "completed_with_errors"]),
      reportHash: hash,
      manifestHash: hash.nullable(),
      cause,
    }),
  },
  "run.failed": {
    recordType: "run",
    version: 1,
    payload: z.strictObject({ attempt: count, step: count, code: z.string(), cause }),
  },
  "attachment.added": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({ attachmentId: id, slot: z.string(), fileHash: hash, size: count }),
  },
  "attachment.removed": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({ attachmentId: id, slot: z.string(), fileHash: hash }),
  },
  "runEvidence.attached": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({ attachedRunId: id, runId: id, functions: z.array(z.string()) }),
  },
  "runEvidence.detached": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({ attachedRunId: id, runId: id }),
  },
  "pledge.signed": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({
      signatureId: id,
      contentHash: hash,
      capacity: z.string(),
      pledgeVersion: count,
      statement: z.boolean(),
    }),
  },
  /** The provider's answer to an item of a notice, before it is handed in. */
  "item.answered": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({ itemId: id, itemVersion: count, answerHash: hash }),
  },
  "dossier.exported": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({ contentHash: hash, snapshotId: id.nullable(), format: z.enum(["zip", "json"]) }),
  },
  "filing.created": {
    recordType: "filing",
    version: 1,
    payload: z.strictObject({ organisationId: id, officeId: id, track: z.enum(["filing", "registration"]) }),
  },
  /** An action on the filing itself; `eventId` names the entry of its history that holds the words. */
  "filing.acted": {
    recordType: "filing",
    version: 1,
    payload: z.strictObject({
      ...{ eventId: id, action: z.string(), role: z.string(), fromStatus: z.string(), toStatus: z.string() },
      ...{ flagsBefore: flags, flagsAfter: flags, version: count, inputHash: hash, keyHash: hash, cause },
    }),
  },
  /** An action of the passage, whole; `eventId` names the entry of the case's history that holds the words. */
  "application.acted": {
    recordType: "application",
    version: 1,
    payload: z.strictObject({
      ...{ eventId: id, filingId: id, action: z.string(), role: z.string() },
      ...{ fromStatus: z.string(), toStatus: z.string(), stage: z.string(), stageAfter: z.string() },
      ...{ flagsBefore: flags, flagsAfter: flags, version: count },
      ...{ snapshotHash: hash.nullable(), inputHash: hash, keyHash: hash, cause },
    }),
  },
  "register.imported": {
    recordType: "registerImport",
    version: 1,
    payload: z.strictObject({
      track: z.enum(["filing", "registration"]),
      fileHash: hash,
      ...{ rows: count, taken: count, known: count, completed: count, bad: count },
    }),
  },
  /** A year's holidays; `entryId` names the entry that holds source, reason and days. `amended`: of a known year. */
  "calendar.yearEntered": {
    recordType: "calendarYear",
    version: 1,
    payload: z.strictObject({
      ...{ year: count, version: count, entryId: id, days: count, contentHash: hash },
      ...{ amended: z.boolean(), clocksMoved: count },
    }),
  },
} as const satisfies Record<string, { recordType: string; version: number; payload: z.ZodType }>;
