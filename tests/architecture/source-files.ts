import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseSync } from "vite";

export const ROOT = join(import.meta.dirname, "../..");

const CODE = /\.(ts|tsx|mjs|cjs)$/;

/** Code files that git tracks or would track, as paths from the root. */
export function sourceFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const removed = execFileSync("git", ["ls-files", "--deleted"], { cwd: ROOT, encoding: "utf8" }).split("\n");
  return [...new Set(listed.split("\n"))].filter((path) => path !== "" && !removed.includes(path)).sort();
}

export function codeFiles(): string[] {
  return sourceFiles().filter((path) => CODE.test(path));
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

export interface Import {
  /** The importing file. */
  from: string;
  /** The imported file, from the root; package names stay as they are written. */
  to: string;
  inProject: boolean;
  typeOnly: boolean;
}

/** Static, dynamic and re-exporting imports of one file. */
export function importsOf(path: string, known: ReadonlySet<string>): Import[] {
  const text = read(path);
  const { module } = parseSync(path, text);
  const written: { value: string; typeOnly: boolean }[] = [
    ...module.staticImports.map((entry) => ({
      value: entry.moduleRequest.value,
      typeOnly: entry.entries.length > 0 && entry.entries.every((name) => name.isType),
    })),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap((name) =>
        name.moduleRequest ? [{ value: name.moduleRequest.value, typeOnly: name.isType }] : [],
      ),
    ),
    ...module.dynamicImports.map((entry) => ({
      value: text.slice(entry.moduleRequest.start, entry.moduleRequest.end).replace(/^["'`]|["'`]$/g, ""),
      typeOnly: false,
    })),
  ];
  return written.map(({ value, typeOnly }) => {
    const inside = value.startsWith("@/") || value.startsWith(".");
    return { from: path, to: inside ? resolve(path, value, known) : value, inProject: inside, typeOnly };
  });
}

function resolve(from: string, value: string, known: ReadonlySet<string>): string {
  const base = value.startsWith("@/") ? value.slice(2) : posix.join(dirname(from), value);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`, `${base}.json`, `${base}/index.ts`];
  return candidates.find((candidate) => known.has(candidate)) ?? base;
}
