import { basename, extname } from "node:path";
import { describe, expect, test } from "vitest";
import { codeFiles, read, sourceFiles } from "./source-files";

const files = sourceFiles();
const code = codeFiles();

const TOP_LEVEL = new Set([
  ...["app", "components", "prisma", "lib", "models", "tests", "public", "deploy", "scripts", ".ci"],
  ...[
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "next.config.ts",
    "README.md",
    "proxy.ts",
    "instrumentation.ts",
  ],
  ...[
    "prisma.config.ts",
    "postcss.config.mjs",
    "biome.json",
    "vitest.config.ts",
    "playwright.config.ts",
    ".env.example",
  ],
  ...[".gitignore", ".npmrc"],
]);

/** Folders of lib/ that are a domain: inside them the file names are a closed set. */
const DOMAINS = [
  "filing",
  "forms",
  "review",
  "registry",
  "assessment",
  "audit",
  "identity",
  "notification",
  "files",
  "calendar",
];
const PLATFORM = ["workflow", "auth", "http", "db", "queue", "worker", "storage"];
const KINDS = ["types", "schema", "workflow", "policy", "rules", "copy", "repository", "service", "loaders", "actions"];

describe("the layout", () => {
  test("top-level entries are the given ones", () => {
    const entries = new Set(files.map((path) => path.split("/")[0] ?? path));
    expect([...entries].filter((entry) => !TOP_LEVEL.has(entry))).toEqual([]);
  });

  test("lib/ holds the given folders and single files only", () => {
    const folders = new Set(files.filter((path) => /^lib\/[^/]+\//.test(path)).map((path) => path.split("/")[1] ?? ""));
    expect([...folders].filter((folder) => ![...DOMAINS, ...PLATFORM].includes(folder))).toEqual([]);
  });

  test("inside a domain the file vocabulary is closed", () => {
    const strange = files.filter((path) => {
      const [top, domain, entry] = path.split("/");
      if (top !== "lib" || !DOMAINS.includes(domain ?? "") || entry === undefined) return false;
      return !KINDS.includes(entry.replace(/\.ts$/, ""));
    });
    expect(strange).toEqual([]);
  });

  test("no barrels and no drawers for anything", () => {
    const drawers = code.filter((path) => /^(index|utils?|helpers?|misc|common)$/.test(basename(path, extname(path))));
    expect(drawers).toEqual([]);
  });

  test("file names are kebab-case", () => {
    const odd = code.filter((path) => !/^[a-z0-9[\]().@_-]+$/.test(basename(path).replace(/^\[\.{3}/, "[")));
    expect(odd).toEqual([]);
  });

  test("no file is over 300 lines, no test over 600", () => {
    const long = code
      .map((path) => ({ path, lines: read(path).split("\n").length }))
      .filter(({ path, lines }) => lines > (path.startsWith("tests/") ? 600 : 310));
    expect(long).toEqual([]);
  });

  test("actions begin with the server directive and loaders are for the server only", () => {
    const wrong = code.filter((path) => {
      if (/^lib\/[^/]+\/actions(\.ts$|\/)/.test(path)) return !read(path).trimStart().startsWith('"use server"');
      if (/^lib\/[^/]+\/loaders(\.ts$|\/)/.test(path)) return !/import "server-only"/.test(read(path));
      return false;
    });
    expect(wrong).toEqual([]);
  });

  test("the environment is read in one place", () => {
    const readers = code.filter(
      (path) =>
        /^(app|components|lib|models)\//.test(path) &&
        /\bprocess\.env\b/.test(read(path)) &&
        !ENVIRONMENT_DOORS.includes(path),
    );
    expect(readers).toEqual([]);
  });
});

/** env.ts validates; the others set or hand on what the native library reads when it is loaded. */
const ENVIRONMENT_DOORS = ["lib/env.ts", "models/backend.ts", "models/cli.ts", "lib/worker/training-child.ts"];
