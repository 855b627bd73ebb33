import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { native } from "./native";

/** Loads the backend in a process where requiring a package fails, as where its library is not there. */
const WITHOUT = (packages: RegExp) => `
  import Module from "node:module";
  const load = Module._load;
  Module._load = (name, ...rest) => {
    if (${packages}.test(name)) throw new Error("/opt/lib/libtensorflow_cc.so.2: cannot open shared object file");
    return load(name, ...rest);
  };
  const { loadBackend } = await import("@/models/backend");
  const say = (answer) => process.stdout.write(JSON.stringify(answer));
  await loadBackend().then(
    ({ tf, info }) => say({ info, engine: tf.getBackend(), sum: tf.sum(tf.matMul(tf.ones([3, 4]), tf.ones([4, 2]))).dataSync()[0] }),
    ({ name, reason, remedy }) => say({ name, reason, remedy }),
  );
  process.exit(0);
`;

function loadWithout(packages: RegExp): unknown {
  const said = execFileSync(
    process.execPath,
    ["--no-deprecation", "--import", "tsx", "--input-type=module", "--eval", WITHOUT(packages)],
    { cwd: join(import.meta.dirname, "../.."), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  return JSON.parse(said);
}

test("trains on TensorFlow's native library and says with how many threads", () => {
  expect(native.info).toMatchObject({ backend: "tensorflow", native: true, threads: 2 });
  expect(native.info.libraryVersion).toMatch(/^2\./);
  expect(native.tf.getBackend()).toBe("tensorflow");
});

test("without the native library wasm serves, with as many threads, and says why without naming a folder", () => {
  const reason = "(libtensorflow_cc.so.2: cannot open shared object file)";
  expect(loadWithout(/^@tensorflow\/tfjs-node/)).toEqual({
    info: {
      ...{ backend: "wasm", native: false, device: "cpu", libraryVersion: "4.22.0", threads: 2 },
      shortfalls: [{ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringContaining(reason) }],
    },
    engine: "wasm",
    sum: 24,
  });
});

test("without either it refuses and loads nothing else", () => {
  expect(loadWithout(/^@tensorflow\/tfjs-(node|backend-wasm)/)).toEqual({
    name: "BackendUnavailable",
    reason: {
      zh: expect.stringMatching(/原生库.*WebAssembly/),
      en: expect.stringMatching(/libtensorflow_cc.*WebAssembly/),
    },
    remedy: { zh: expect.stringContaining("npm run set-up"), en: expect.stringContaining("npm run set-up") },
  });
});
