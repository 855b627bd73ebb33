// Loaded into web and worker before their own code (and, by inheritance, into what the worker forks): a service whose
// supervisor was killed stops too, instead of holding port and database for nobody.
const POLL_MS = 1_000;
const GRACE_MS = 20_000;

const parent = process.ppid;

const watching = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watching);
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), GRACE_MS).unref();
}, POLL_MS);
watching.unref();
