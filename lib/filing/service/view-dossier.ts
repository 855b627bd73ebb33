import { can } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { formatInstant } from "@/lib/format";
import { completenessOf, dossierStates } from "@/lib/forms/rules/completeness";
import type { Answers, Completeness, SectionDef, SectionState } from "@/lib/forms/types";
import type { Actor } from "@/lib/identity/types";
import { findDraftFields, findPersonName } from "../repository/draft-fields";
import { recordStates } from "../rules/dossier/record-states";
import { sectionsOf } from "../schema/dossier/sections";
import type { DossierCase } from "../types/dossier";
import type { DossierView, Editing, SectionView } from "../types/draft";
import type { Finding } from "../types/finding";
import { readDossierCase } from "./dossier-access";
import { readDossierState } from "./dossier-state";
import { readEditing } from "./save-draft";

/**
 * The working dossier as its provider's pages show it.
 * @throws AppError NOT_FOUND for strangers, offices included: they read what was submitted
 */
export async function viewDossier(request: { readonly actor: Actor; readonly filingId: string }): Promise<DossierView> {
  return inTransaction(async (tx) => {
    const dossier = await readDossierCase(tx, request, "filing.read");
    const draft = await findDraftFields(tx, dossier.applicationId);
    if (!draft || !isMember(request.actor, dossier)) {
      throw new AppError("NOT_FOUND", `Application ${dossier.applicationId} has no draft for this reader`);
    }
    const sections = sectionsOf(draft.formVersion, dossier.track);
    const { content, findings, signatures, pledgeSigned } = await readDossierState(
      tx,
      { id: dossier.applicationId },
      { hold: false },
    );
    const known = recordStates({
      ...{ files: content.attachments.length, runs: content.runs.length, signatures: signatures.length },
      ...{ pledgeSigned, findings },
    });
    const { filingId, applicationId, number, kind, track, serviceName } = dossier;
    return {
      ...{ filingId, applicationId, number, kind, track, serviceName },
      ...{ formVersion: draft.formVersion, answers: draft.answers, versions: draft.versions },
      saved: { at: formatInstant(draft.updatedAt), by: await findPersonName(tx, draft.updatedById) },
      editing: await editingOf(tx, request.actor, dossier),
      sections: sectionViews(sections, draft.answers, known),
      files: content.attachments.map(({ slot, name, mediaType, size }) => ({ slot, name, mediaType, size })),
      found: countFindings(findings),
      runs: content.runs.map(({ number, functions }) => ({ number, functions })),
    };
  });
}

function countFindings(findings: readonly Pick<Finding, "severity">[]) {
  const blocking = findings.filter(({ severity }) => severity === "blocking").length;
  return { blocking, advisory: findings.length - blocking };
}

const isMember = (actor: Actor, { organisationId }: DossierCase) =>
  actor.organisations.some((seat) => seat.organisationId === organisationId);

async function editingOf(tx: Tx, actor: Actor, dossier: DossierCase): Promise<Editing> {
  if (!can(actor, "filing.edit", dossier).ok) return { may: "none", why: "policy.wrongRole" };
  return await readEditing(tx, dossier);
}

function sectionViews(
  sections: readonly SectionDef[],
  answers: Answers,
  known: Readonly<Record<string, SectionState>>,
): SectionView[] {
  const states = dossierStates(sections, answers, known);
  return sections.map((def) => {
    const own = states[def.key] ?? completenessOf(def, answers);
    return {
      ...{ key: def.key, state: own.state, required: own.required, answered: own.answered, wrong: wrongIn(own) },
      parts: def.parts.map((part) => {
        const alone = completenessOf({ ...def, parts: [part] }, answers);
        return { key: part.key, state: own.state === "blocked" ? "blocked" : alone.state };
      }),
    };
  });
}

const wrongIn = ({ faults }: Completeness) =>
  faults.filter(({ code }) => code !== "missing" && code !== "tooFew").length;
