import type { RunStatus } from "@/lib/db/generated/enums";
import { err, ok, type Result } from "@/lib/result";
import type { ModelFamily } from "@/models/contracts/run-config";

/** The function of a service that a run of each model is evidence for. A new model does not compile without its row. */
export const FUNCTION_OF_MODEL = {
  dcgan: "image",
  cgan: "image",
  "mlp-gan": "image",
  textbook: "image",
  vae: "image",
  lstm: "text",
  gru: "text",
  transformer: "text",
  "text-gan": "text",
} as const satisfies Record<ModelFamily, string>;

/** Functions whose models can be trained and measured here; the others are shown by documents. */
export const MEASURABLE_FUNCTIONS: readonly string[] = [...new Set(Object.values(FUNCTION_OF_MODEL))];

export function functionOfModel(model: string): string | null {
  return (FUNCTION_OF_MODEL as Readonly<Record<string, string>>)[model] ?? null;
}

/** What became of a run decides whether it can be evidence. A new status does not compile until it stands here. */
export const RUN_AS_EVIDENCE = {
  queued: { attachable: true, finished: false },
  running: { attachable: true, finished: false },
  completed: { attachable: true, finished: true },
  completed_with_errors: { attachable: true, finished: true },
  failed: { attachable: false, finished: true },
  cancelled: { attachable: false, finished: true },
} as const satisfies Record<RunStatus, { attachable: boolean; finished: boolean }>;

export type AttachRefusal = "run.notUsable" | "run.attachedAlready" | "run.noFunction" | "run.unknownFunction";

/** Whether a run can be attached for these functions of the service. */
export function judgeAttaching({
  run,
  functions,
  declared,
  attached,
}: {
  readonly run: { readonly id: string; readonly status: RunStatus };
  readonly functions: readonly string[];
  /** Functions of the service section. */
  readonly declared: readonly string[];
  readonly attached: readonly { readonly run: { readonly id: string } }[];
}): Result<true, AttachRefusal> {
  if (!RUN_AS_EVIDENCE[run.status].attachable) return err("run.notUsable");
  if (attached.some((other) => other.run.id === run.id)) return err("run.attachedAlready");
  if (functions.length === 0) return err("run.noFunction");
  if (functions.some((name) => !declared.includes(name))) return err("run.unknownFunction");
  return ok(true);
}
