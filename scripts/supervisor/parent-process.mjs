/** A terminal or pipe that is gone must not end the process before it has stopped its services. */
export function surviveClosedOutput() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

const POLL_MS = 500;

/**
 * npm runs a script through a shell; a signal sent to npm alone ends npm and the shell, and never reaches the script.
 * @param {() => void} act called once, when the npm that started this process is gone
 */
export function onNpmEnd(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    act();
  }, POLL_MS);
  watching.unref();
}
