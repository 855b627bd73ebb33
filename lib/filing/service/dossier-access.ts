import { authorise } from "@/lib/auth/authorise";
import { type Act, can } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/identity/types";
import { err, ok, type Result } from "@/lib/result";
import { findItems } from "@/lib/review/repository/item";
import { unlockingItems } from "@/lib/review/rules/targets";
import { findDossierCase, holdDraft } from "../repository/dossier";
import { recordId } from "../schema/evidence";
import type { DossierCase, LockCode } from "../types/dossier";

export interface DossierReader {
  readonly actor: Actor;
  readonly filingId: string;
}

/**
 * The dossier behind a filing's address, for somebody who may do the act to it.
 * @throws AppError NOT_FOUND also for a filing that the actor may not know
 */
export async function readDossierCase(tx: Tx, { actor, filingId }: DossierReader, act: Act): Promise<DossierCase> {
  const dossier = recordId.safeParse(filingId).success ? await findDossierCase(tx, filingId) : null;
  if (!dossier) throw new AppError("NOT_FOUND", `Filing ${filingId} has no dossier`);
  authorise(actor, act, dossier);
  return dossier;
}

/** Read as its provider sees it, drafts and all; an office sees what was submitted. */
export function isProvider(actor: Actor, { organisationId }: DossierCase): boolean {
  return (
    can(actor, "filing.read", { organisationId }).ok &&
    actor.organisations.some((seat) => seat.organisationId === organisationId)
  );
}

/** A part of a dossier as rectification items name it. */
export interface DossierPart {
  readonly section: "attachments" | "assessments";
  readonly kind: "attachment" | "run";
  readonly target: string;
}

/** Drafts are open. During a rectification only what an item names is; everything else stays as it was submitted. */
export async function checkUnlocked(tx: Tx, dossier: DossierCase, part: DossierPart): Promise<Result<true, LockCode>> {
  if (dossier.status === "draft") return ok(true);
  if (!dossier.flags.includes("rectification")) return err("dossier.locked");
  const items = unlockingItems(await findItems(tx, dossier.applicationId));
  const named = items.some(
    ({ targetKind, target }) =>
      (targetKind === "section" && target === part.section) || (targetKind === part.kind && namesPart(part, target)),
  );
  return named ? ok(true) : err("dossier.notNamed");
}

/** A named run is replaced by another one, so an item on a run opens the attaching of runs. */
const namesPart = (part: DossierPart, target: string) => part.kind === "run" || part.target === target;

/** Until it is submitted, and again while a rectification lets it be changed. */
export function mayBeSigned({ status, flags }: DossierCase): boolean {
  return status === "draft" || flags.includes("rectification");
}

/** @throws AppError REFUSED where the part is locked */
export async function requireUnlocked(tx: Tx, dossier: DossierCase, part: DossierPart): Promise<void> {
  const unlocked = await checkUnlocked(tx, dossier, part);
  if (!unlocked.ok) throw new AppError("REFUSED", `${part.target} is locked`, { reason: unlocked.error });
}

/**
 * The dossier, held still for a change by its provider.
 * @throws AppError NOT_FOUND, FORBIDDEN, or REFUSED where the part is locked
 */
export async function holdForChange(tx: Tx, reader: DossierReader, part: DossierPart): Promise<DossierCase> {
  const { applicationId } = await readDossierCase(tx, reader, "filing.edit");
  await holdDraft(tx, applicationId);
  // Read again under the hold: it may have been submitted while this waited.
  const dossier = await readDossierCase(tx, reader, "filing.edit");
  await requireUnlocked(tx, dossier, part);
  return dossier;
}
