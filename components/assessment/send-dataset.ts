import { err, ok, type Result } from "@/lib/result";

/** Why an upload was refused: words in the reader's language, by field where they belong to one. */
export interface Refusal {
  /** Null when the connection broke or the reader stopped: the page has its own words. */
  readonly detail: string | null;
  readonly stopped: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Upload {
  readonly outcome: Promise<Result<{ datasetId: string }, Refusal>>;
  stop(): void;
}

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Sends the form to the upload route. By XMLHttpRequest, because `fetch` tells nothing about how much was sent. */
export function sendDataset(form: FormData, onProgress: (sent: number, total: number) => void): Upload {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Result<{ datasetId: string }, Refusal>>((resolve) => {
    const broken = (stopped: boolean) => resolve(err({ detail: null, stopped, fields: {} }));
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => broken(false);
    request.onabort = () => broken(true);
  });
  request.open("POST", "/api/datasets");
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.send(form);
  return { outcome, stop: () => request.abort() };
}

function readAnswer(request: XMLHttpRequest): Result<{ datasetId: string }, Refusal> {
  const body: unknown = request.response;
  if (request.status >= 200 && request.status < 300 && hasId(body)) return ok({ datasetId: body.datasetId });
  const problem = (body ?? {}) as Problem;
  return err({ detail: problem.detail ?? problem.title ?? null, stopped: false, fields: problem.fields ?? {} });
}

function hasId(body: unknown): body is { datasetId: string } {
  return typeof body === "object" && body !== null && typeof (body as { datasetId?: unknown }).datasetId === "string";
}
