import { fork } from "node:child_process";
import { join } from "node:path";
import type { PrintedDocument } from "../types/document";

/** The bundle knows no path of a file that it does not hold; the product is started in its own folder. */
const PROCESS = join(/* turbopackIgnore: true */ process.cwd(), "lib/files/service/typeset/process.mjs");
/** A report takes well under a second. */
const MOST_MILLISECONDS = 30_000;

/** The process needs no setting and gets no secret. */
const EMPTY_ENVIRONMENT = {} as NodeJS.ProcessEnv;

interface Answer {
  readonly pdf?: Uint8Array;
  readonly fault?: string;
}

/** One at a time: who asks while a document is being set waits. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Sets a document as a tagged PDF with its fonts embedded, in a process of its own that sees nothing of the environment.
 * @throws Error when the document cannot be set, which is a fault of the template and not of its text
 */
export function typesetDocument(document: PrintedDocument): Promise<Uint8Array> {
  const setting = last.then(() => setInProcess(document));
  last = setting.catch(() => undefined);
  return setting;
}

function setInProcess(document: PrintedDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, [], {
      env: EMPTY_ENVIRONMENT,
      execArgv: [],
      serialization: "advanced",
      timeout: MOST_MILLISECONDS,
    });
    child.once("message", ({ pdf, fault }: Answer) => {
      if (pdf) resolve(pdf);
      else reject(new Error(`the document cannot be set: ${fault}`));
    });
    child.once("error", reject);
    // After an answer this says nothing more.
    child.once("exit", (code, signal) =>
      reject(new Error(`typesetting ended with ${signal ?? code}, without a document`)),
    );
    child.send(document);
  });
}
