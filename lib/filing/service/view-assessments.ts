import { MODEL_WORDS, RUN_STATUS_WORDS } from "@/lib/assessment/copy/run";
import { viewRuns } from "@/lib/assessment/service/view-run";
import type { RunListItem } from "@/lib/assessment/types";
import { RUN_STATUS } from "@/lib/assessment/workflow";
import { asTenant } from "@/lib/auth/tenant";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Words } from "@/lib/format";
import { type AttachedRunRow, findAttachedRuns } from "../repository/attached-run";
import { findDraft } from "../repository/dossier";
import { declaredFunctions } from "../rules/answers";
import { functionOfModel, RUN_AS_EVIDENCE } from "../rules/run-evidence";
import { FUNCTIONS } from "../schema/dossier/choices";
import type { AssessmentsView, AttachedRunView, RunChoice } from "../types/evidence";
import type { DossierReader } from "./dossier-access";
import { headOf, readProviderDossier, whyRefused } from "./view-attachments";

/** The attached runs of the working dossier and the runs that could be attached, for its provider. */
export async function viewAssessments(reader: DossierReader): Promise<AssessmentsView> {
  const { dossier, attached, declared, refused } = await inTransaction(async (tx) => {
    const dossier = await readProviderDossier(tx, reader);
    const part = { section: "assessments", kind: "run", target: "" } as const;
    return {
      dossier,
      attached: await findAttachedRuns(tx, dossier.applicationId),
      declared: declaredFunctions((await findDraft(tx, dossier.applicationId))?.answers),
      refused: await whyRefused(tx, { reader, dossier, part }),
    };
  });
  const tenant = asTenant(reader.actor, dossier.organisationId);
  if (!tenant) throw new AppError("NOT_FOUND", "Not the reader's own dossier");
  const { runs } = await viewRuns({ actor: reader.actor, tenant });
  const free = runs.filter(
    ({ id, status }) => RUN_AS_EVIDENCE[status.code].attachable && !attached.some(({ run }) => run.id === id),
  );
  return {
    ...headOf(dossier),
    attached: attached.map((row) => describeAttached(row, runs)),
    choices: free.map((run) => describeChoice(run, declared)),
    functions: declared.map((value) => ({
      value,
      words: functionWords(value),
      covered: attached.some(({ functions }) => functions.includes(value)),
    })),
    refused,
  };
}

export function functionWords(value: string): Words {
  return FUNCTIONS.find((choice) => choice.value === value)?.label ?? { zh: value, en: value };
}

function modelWords(model: string): Words {
  return (MODEL_WORDS as Readonly<Record<string, Words>>)[model] ?? { zh: model, en: model };
}

function describeAttached({ id, functions, run }: AttachedRunRow, runs: readonly RunListItem[]): AttachedRunView {
  const { finished, tone } = RUN_STATUS[run.status];
  return {
    ...{ attachedRunId: id, runId: run.id, number: run.number, name: run.name, modelWords: modelWords(run.model) },
    ...{ statusWords: RUN_STATUS_WORDS[run.status], tone, finished, manifestHash: run.manifestHash },
    finding: runs.find((item) => item.id === run.id)?.finding ?? null,
    functions: functions.map(functionWords),
  };
}

function describeChoice(run: RunListItem, declared: readonly string[]): RunChoice {
  const shows = functionOfModel(run.model);
  return {
    ...{ runId: run.id, number: run.number, name: run.name, modelWords: run.modelWords },
    ...{ statusWords: run.status.words, suggested: shows !== null && declared.includes(shows) ? shows : null },
  };
}
