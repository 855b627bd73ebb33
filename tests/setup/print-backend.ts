import { BackendUnavailable, loadBackend } from "@/models/backend";

/** Prints one line of JSON for tests/setup/models-backend.ts: the backend that loads here, or why none does. */
try {
  const { info } = await loadBackend();
  console.log(JSON.stringify({ ...info, failure: "" }));
} catch (error) {
  if (!(error instanceof BackendUnavailable)) throw error;
  console.log(JSON.stringify({ backend: "none", failure: `${error.message} (${error.cause})` }));
}
