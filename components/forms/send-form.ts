import { err, ok, type Result } from "@/lib/result";

/** Why a form that was sent by script was refused: words in the reader's language, by field where they belong to one. */
export interface SendRefusal {
  /** Null when the connection broke or the reader stopped: the page has its own words. */
  readonly detail: string | null;
  readonly stopped: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Sending {
  readonly outcome: Promise<Result<unknown, SendRefusal>>;
  stop(): void;
}

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Sends a form with files. By XMLHttpRequest, because `fetch` tells nothing about how much was sent. */
export function sendForm(url: string, form: FormData, onProgress: (sent: number, total: number) => void): Sending {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Result<unknown, SendRefusal>>((resolve) => {
    const broken = (stopped: boolean) => resolve(err({ detail: null, stopped, fields: {} }));
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => broken(false);
    request.onabort = () => broken(true);
  });
  request.open("POST", url);
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.send(form);
  return { outcome, stop: () => request.abort() };
}

function readAnswer(request: XMLHttpRequest): Result<unknown, SendRefusal> {
  if (request.status >= 200 && request.status < 300) return ok(request.response as unknown);
  const problem = (request.response ?? {}) as Problem;
  return err({ detail: problem.detail ?? problem.title ?? null, stopped: false, fields: problem.fields ?? {} });
}
