import { type SendRefusal, sendForm } from "@/components/forms/send-form";
import { err, ok, type Result } from "@/lib/result";

export type Refusal = SendRefusal;

export interface Upload {
  readonly outcome: Promise<Result<{ datasetId: string }, Refusal>>;
  stop(): void;
}

/** Sends the form to the upload route. */
export function sendDataset(form: FormData, onProgress: (sent: number, total: number) => void): Upload {
  const { outcome, stop } = sendForm("/api/datasets", form, onProgress);
  return { outcome: outcome.then(readId), stop };
}

function readId(answer: Result<unknown, Refusal>): Result<{ datasetId: string }, Refusal> {
  if (!answer.ok) return answer;
  return hasId(answer.value) ? ok(answer.value) : err({ detail: null, stopped: false, fields: {} });
}

function hasId(body: unknown): body is { datasetId: string } {
  return typeof body === "object" && body !== null && typeof (body as { datasetId?: unknown }).datasetId === "string";
}
