import { describe, expect, test } from "vitest";
import { againstDirection, cyclesOf, layerOf } from "./layers";
import { codeFiles, type Import, importsOf, sourceFiles } from "./source-files";

const known = new Set([...sourceFiles()]);
const files = codeFiles();
const imports = files.flatMap((path) => importsOf(path, known));
const inProject = imports.filter((entry) => entry.inProject);

const show = ({ from, to }: Import) => `${from} → ${to}`;

describe("imports point one way", () => {
  test("every code file stands in a layer", () => {
    expect(files.filter((path) => layerOf(path) === undefined)).toEqual([]);
  });

  test("the parser sees the project's imports", () => {
    expect(inProject.length).toBeGreaterThan(files.length);
  });

  test.each([
    ["components/ui/button.tsx", "app/page.tsx"],
    ["lib/filing/workflow.ts", "lib/filing/service.ts"],
    ["lib/filing/repository.ts", "lib/filing/service/submit.ts"],
    ["components/filing/form.tsx", "lib/filing/repository.ts"],
    ["app/(public)/page.tsx", "lib/registry/repository.ts"],
    ["models/metrics/prdc.ts", "lib/format.ts"],
    ["lib/assessment/service.ts", "models/backend.ts"],
    ["lib/result.ts", "lib/identity/types.ts"],
  ])("a planted import of %s from %s is refused", (from, to) => {
    expect(againstDirection(from, to)).toBe(true);
  });

  test("no file imports against the direction of the layers", () => {
    const wrong = inProject.filter((entry) => againstDirection(entry.from, entry.to));
    expect(wrong.map(show)).toEqual([]);
  });

  test("the product never imports the tests", () => {
    expect(
      inProject.filter((entry) => layerOf(entry.from) !== "tests" && layerOf(entry.to) === "tests").map(show),
    ).toEqual([]);
  });

  test("only models and the reference tests load TensorFlow", () => {
    const loads = imports.filter(
      (entry) => entry.to.startsWith("@tensorflow/") && !["models", "tests"].includes(layerOf(entry.from) ?? ""),
    );
    expect(loads.map(show)).toEqual([]);
  });

  test("the web process reaches models only through the contracts", () => {
    const web = new Set(["app", "appApi", "component", "action", "service", "repository", "platform", "core", "base"]);
    const reaches = inProject.filter((entry) => web.has(layerOf(entry.from) ?? "") && layerOf(entry.to) === "models");
    expect(reaches.map(show)).toEqual([]);
  });

  test("only repositories and the platform call Prisma's client", () => {
    const allowed = ["repository", "platform", "generated", "tests"];
    const calls = inProject.filter(
      (entry) =>
        /lib\/db\/generated\/(client|models|internal)/.test(entry.to) &&
        !entry.typeOnly &&
        !allowed.includes(layerOf(entry.from) ?? ""),
    );
    expect(calls.map(show)).toEqual([]);
  });

  test("core is pure: no Node module, no framework, no input or output", () => {
    const impure = imports.filter(
      (entry) =>
        layerOf(entry.from) === "core" &&
        !entry.inProject &&
        /^(node:|next|react|pg|pino|@prisma|flydrive|server-only)/.test(entry.to),
    );
    expect(impure.map(show)).toEqual([]);
  });
});

describe("no cycles", () => {
  test("a planted cycle is found", () => {
    const planted = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["a"]],
    ]);
    expect(cyclesOf(planted)).toEqual(["a → b → c → a"]);
  });

  test("no file reaches itself through its imports", () => {
    const graph = new Map(files.map((path) => [path, [] as string[]]));
    for (const entry of inProject) if (!entry.typeOnly) graph.get(entry.from)?.push(entry.to);
    expect(cyclesOf(graph)).toEqual([]);
  });
});
