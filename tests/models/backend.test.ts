import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { native } from "./native";

/** Loads the backend in a process where requiring the binding's package fails, as without the native library. */
const WITHOUT_LIBRARY = `
  import Module from "node:module";
  const load = Module._load;
  Module._load = (name, ...rest) => {
    if (name.startsWith("@tensorflow/tfjs-node")) throw new Error("libtensorflow_cc.so.2: cannot open shared object file");
    return load(name, ...rest);
  };
  const { loadBackend } = await import("@/models/backend");
  const say = (answer) => process.stdout.write(JSON.stringify(answer));
  await loadBackend().then(
    ({ info }) => say({ loaded: info.backend }),
    ({ name, reason, remedy, cause }) => say({ name, reason, remedy, cause: cause.message }),
  );
`;

test("trains on TensorFlow's native library and says with how many threads", () => {
  expect(native.info).toMatchObject({ backend: "tensorflow", native: true, threads: 2 });
  expect(native.info.libraryVersion).toMatch(/^2\./);
  expect(native.tf.getBackend()).toBe("tensorflow");
});

test("without the native library it refuses with reason and remedy, and loads nothing else", () => {
  const said = execFileSync(
    process.execPath,
    ["--no-deprecation", "--import", "tsx", "--input-type=module", "--eval", WITHOUT_LIBRARY],
    { cwd: join(import.meta.dirname, "../.."), encoding: "utf8" },
  );
  expect(JSON.parse(said)).toEqual({
    name: "BackendUnavailable",
    reason: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
    remedy: { zh: expect.stringContaining("npm run set-up"), en: expect.stringContaining("npm run set-up") },
    cause: expect.stringContaining("libtensorflow_cc"),
  });
});
