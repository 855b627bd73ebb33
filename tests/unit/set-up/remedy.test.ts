import { describe, expect, test } from "vitest";
import { explainConnection } from "@/scripts/set-up/database-connection.mjs";
import { explainNpm } from "@/scripts/set-up/dependencies.mjs";
import { explainPort } from "@/scripts/set-up/ports.mjs";
import { ChildFailure, describeFailure, explainFailure, tellingLine } from "@/scripts/set-up/remedy.mjs";
import { assertNodeVersion } from "@/scripts/set-up/requirements.mjs";

function systemError(code: string, path?: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: operation failed`), { code, path });
}

describe("a failure is told with its remedy", () => {
  test.each([
    ["ENOSPC", "The disk is full", "free"],
    ["EROFS", "The file system is read-only", "writable disk"],
    ["EACCES", "Permission to write", "chown"],
  ])("%s", (code, cause, remedy) => {
    const failure = explainFailure(systemError(code, "/somewhere/file"));
    expect(failure.words.en).toContain(cause);
    expect(failure.words.en).toContain("/somewhere/file");
    expect(failure.remedy.en).toContain(remedy);
    expect(failure.remedy.zh).not.toBe("");
  });

  test("a full disk is known from the words of a program too", () => {
    const output = "Collecting tensorflow\nERROR: Could not install: [Errno 28] No space left on device\n";
    const failure = explainFailure(new ChildFailure({ command: "python3", code: 1, signal: null, output }));
    expect(failure.words.en).toContain("The disk is full (ERROR: Could not install");
  });

  test("two lines, Chinese before English, and the stack only on request", () => {
    const error = systemError("ENOSPC");
    const lines = describeFailure(error, false).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^✗ 磁盘已满.* · The disk is full/);
    expect(lines[1]).toMatch(/^ {2}→ 请清出.* · free/);
    expect(describeFailure(error, true)).toContain("remedy.test.ts");
  });

  test("an unknown error says its message and how to see more", () => {
    const failure = explainFailure(new Error("the moon is in the way"));
    expect(failure.words.en).toContain("the moon is in the way");
    expect(failure.remedy.en).toContain("DEBUG=1");
  });

  test("of npm's many lines the one that says why is taken", () => {
    const output = [
      "npm warn EBADENGINE Unsupported engine",
      "npm error code EUSAGE",
      "npm error",
      "npm error `npm ci` can only install packages when package.json and package-lock.json are in sync.",
      "npm error A complete log of this run can be found in: /home/somebody/.npm/_logs/debug-0.log",
    ].join("\n");
    expect(tellingLine(output)).toMatch(/^`npm ci` can only install/);
  });

  test.each([
    ["npm error code ENOTFOUND\nnpm error network request to https://registry failed", "registry", "network"],
    ["npm error `npm ci` can only install when the two files are in sync", "does not fit package.json", "npm install"],
  ])("npm: %s", (output, cause, remedy) => {
    const failure = explainFailure(explainNpm(new ChildFailure({ command: "npm ci", code: 1, signal: null, output })));
    expect(failure.words.en).toContain(cause);
    expect(failure.remedy.en).toContain(remedy);
  });

  test("of a thrown error's output the message is taken, not Node's version", () => {
    const output =
      "node:internal/modules:1\n  throw e;\n  ^\n\nError: Cannot find module 'x'\n    at f (y)\n\nNode.js v24.21.0\n";
    expect(tellingLine(output)).toBe("Error: Cannot find module 'x'");
  });
});

describe("ports", () => {
  test("a taken port is named, with the command that chooses another", () => {
    const failure = explainPort(systemError("EADDRINUSE"), { port: 3000, host: "127.0.0.1", command: "npm start" });
    expect(failure.words.zh).toContain("3000");
    expect(failure.words.en).toBe("port 3000 is taken by another program");
    expect(failure.remedy.en).toContain("PORT=3001 npm start");
  });

  test("the proposed port differs from the taken one", () => {
    const failure = explainPort(systemError("EADDRINUSE"), { port: 3001, host: "127.0.0.1", command: "npm start" });
    expect(failure.remedy.en).toContain("PORT=3002 npm start");
  });

  test("a port for root only", () => {
    const failure = explainPort(systemError("EACCES"), { port: 80, host: "127.0.0.1", command: "npm start" });
    expect(failure.words.en).toContain("may not use port 80");
  });
});

describe("a database that was named", () => {
  const address = new URL("postgresql://ada:s%2Fcret@db.example:6543/filing");

  test.each([
    ["28P01", "refused the user ada"],
    ["3D000", "no database filing"],
    ["ECONNREFUSED", "does not answer"],
  ])("%s", (code, cause) => {
    const failure = explainConnection(systemError(code), address);
    expect(failure.words.en).toContain(cause);
    expect(failure.words.en).toContain("db.example:6543");
  });

  test("the password is never shown", () => {
    const failure = explainConnection(systemError("28P01"), address);
    expect(describeFailure(failure, false)).not.toMatch(/s%2Fcret|s\/cret/);
  });
});

test("Node 18 is refused, Node 20 is not", () => {
  expect(() => assertNodeVersion("18.20.4")).toThrow(/18\.20\.4 is too old/);
  expect(() => assertNodeVersion("20.0.0")).not.toThrow();
});
