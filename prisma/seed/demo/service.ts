import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const demoService = z.strictObject({
  key: z.string(),
  track: z.enum(["filing", "registration"]),
  name: z.string(),
  /** Empty for a service that only calls a model. */
  model: z.string(),
  scene: z.string(),
  users: z.string(),
});
export type DemoService = z.infer<typeof demoService>;

/** Invented services, by what their filing shows. */
export async function readServices(): Promise<ReadonlyMap<string, DemoService>> {
  const text = await readFile(join(import.meta.dirname, "services.json"), "utf8");
  return new Map(
    z
      .array(demoService)
      .parse(JSON.parse(text))
      .map((service) => [service.key, service]),
  );
}
