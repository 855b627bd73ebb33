import { authorise } from "@/lib/auth/authorise";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Words } from "@/lib/format";
import type { Actor, Tenant } from "@/lib/identity/types";
import type { InitFrom } from "@/models/contracts/config-fields";
import { unfitField } from "@/models/contracts/initial-weights";
import { runReport } from "@/models/contracts/report";
import { type RunConfig, runConfig } from "@/models/contracts/run-config";
import { MODEL_WORDS, ORIGIN_MODEL } from "../copy/run";
import { findArtefactByNumber, findRun, findRunArtefact, type RunRow } from "../repository/run";
import { findFileOfWeights, findWeights, type WeightsRow } from "../repository/weights";
import { configFields } from "../schema";
import { WHOLE_RUN } from "./report-progress";

interface OriginRequest {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly config: RunConfig;
  /** Id of the run or of the uploaded file whose weights training is to start from. */
  readonly originId: string;
}

/**
 * The weights of an earlier run of the same owner, or of a file that it uploaded, as a configuration names them.
 * @throws AppError REFUSED where it is not the owner's, left no weights, or is a model of another form
 */
export async function findOrigin(tx: Tx, request: OriginRequest): Promise<InitFrom> {
  const { originId, tenant } = request;
  const run = await findRun(tx, originId, tenant.id);
  if (run) return weightsOfRun(tx, request, run);
  const weights = await findWeights(tx, originId, tenant.id);
  if (weights) return weightsOfFile(request, weights);
  throw refused("run.originGone", `Neither a run nor a file ${originId} is there for ${tenant.id}`);
}

async function weightsOfRun(tx: Tx, { actor, config }: OriginRequest, origin: RunRow): Promise<InitFrom> {
  authorise(actor, "run.read", { organisationId: origin.organisationId });
  const weights = await findRunArtefact(tx, { runId: origin.id, kind: "weights", step: WHOLE_RUN });
  if (!weights || origin.report === null) throw refused("run.originUnfinished", `Run ${origin.number} left no weights`);
  refuseOtherForm(config, runConfig.parse(origin.config));
  return { run: origin.number, weightsHash: runReport.parse(origin.report).weightsHash };
}

function weightsOfFile({ actor, config }: OriginRequest, weights: WeightsRow): InitFrom {
  const { id, name, origin, organisationId, valuesHash: weightsHash } = weights;
  authorise(actor, "weights.read", { organisationId });
  refuseOtherForm(config, runConfig.parse(weights.config));
  return { run: null, weightsHash, file: { id, name, origin } };
}

function refuseOtherForm(config: RunConfig, origin: RunConfig): void {
  const key = unfitField(config, origin);
  if (key === null) return;
  const [own, other] = [config, origin] as unknown as Record<string, unknown>[];
  const label: Words = configFields(config.model).find((field) => field.key === key)?.label ?? ORIGIN_MODEL;
  const said = (value: unknown, language: keyof Words) =>
    key === "model" ? MODEL_WORDS[value as RunConfig["model"]][language] : String(value);
  throw refused("run.originOtherForm", `${key} differs`, {
    ...{ fieldZh: label.zh, fieldEn: label.en },
    ...{ ownZh: said(own?.[key], "zh"), ownEn: said(own?.[key], "en") },
    ...{ otherZh: said(other?.[key], "zh"), otherEn: said(other?.[key], "en") },
  });
}

const refused = (reason: string, message: string, facts: Record<string, string> = {}) =>
  new AppError("REFUSED", message, { reason, facts, fields: { initFrom: reason } });

/** Hash of the file that holds the weights which a configuration names; null where it starts from random ones. */
export async function findInitialWeights(tx: Tx, { initFrom }: RunConfig): Promise<string | null> {
  if (initFrom?.file) return findFileOfWeights(tx, initFrom.file.id);
  if (!initFrom?.run) return null;
  return (await findArtefactByNumber(tx, { number: initFrom.run, kind: "weights", step: WHOLE_RUN }))?.fileHash ?? null;
}
