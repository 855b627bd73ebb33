/** Where each file stands. The first pattern that fits decides. */
const LAYERS = [
  ["appApi", /^app\/api\//],
  ["app", /^app\/|^proxy\.ts$|^instrumentation\.ts$/],
  ["component", /^components\//],
  ["generated", /^lib\/db\/generated\//],
  ["worker", /^lib\/worker\//],
  ["action", /^lib\/[^/]+\/(actions|loaders)(\.ts$|\/)/],
  ["platform", /^lib\/(auth|http|db|queue|storage)\//],
  ["service", /^lib\/[^/]+\/service(\.ts$|\/)/],
  ["repository", /^lib\/[^/]+\/repository(\.ts$|\/)/],
  ["core", /^lib\/[^/]+\/(types|schema|workflow|policy|rules|copy)(\.ts$|\/)/],
  ["core", /^lib\/workflow\//],
  ["base", /^lib\/[^/]+\.ts$/],
  ["contracts", /^models\/contracts\//],
  ["models", /^models\//],
  ["prisma", /^prisma/],
  ["scripts", /^scripts\//],
  ["tests", /^tests\/|^(vitest|playwright)\.config\.ts$/],
  ["config", /^[^/]+\.(ts|mjs)$/],
] as const;

export type Layer = (typeof LAYERS)[number][0];

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find(([, pattern]) => pattern.test(path))?.[0];
}

/** Imports point one way. A layer may import itself and what stands here; tests may import anything. */
export const MAY_IMPORT: Record<Exclude<Layer, "tests" | "generated">, readonly Layer[]> = {
  app: ["component", "action", "platform", "core", "base", "contracts"],
  // A route may answer with a document, which components describe as they describe pages.
  appApi: ["component", "action", "service", "platform", "core", "base", "contracts"],
  component: ["action", "platform", "core", "base", "contracts"],
  action: ["service", "repository", "platform", "core", "base", "contracts"],
  service: ["repository", "platform", "core", "base", "contracts", "generated"],
  repository: ["platform", "core", "base", "contracts", "generated"],
  platform: ["service", "repository", "core", "base", "contracts", "generated"],
  worker: ["service", "repository", "platform", "core", "base", "contracts", "models", "generated"],
  core: ["base", "contracts", "generated"],
  base: [],
  contracts: [],
  models: ["contracts"],
  prisma: ["service", "platform", "core", "base", "contracts", "worker", "generated"],
  scripts: ["core"],
  config: ["base", "platform"],
};

/** True where `from` reaches against the direction; tests reach everywhere, generated code is not ours. */
export function againstDirection(from: string, to: string): boolean {
  const [source, target] = [layerOf(from), layerOf(to)];
  if (source === undefined || target === undefined || source === target) return false;
  if (source === "tests" || source === "generated") return false;
  return !MAY_IMPORT[source].includes(target);
}

/** Each cycle once, found by depth-first search with a trail. */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
