import { z } from "zod";
import { backendInfo, shortfall } from "../contracts/run-events";

export const CHECKED_BACKENDS = ["tensorflow", "wasm"] as const;
export type CheckedBackend = (typeof CHECKED_BACKENDS)[number];

/** What a backend came to: it computes as the CPU backend does, or what stands against it. */
export const backendCheck = z.discriminatedUnion("works", [
  z.object({ works: z.literal(true), info: backendInfo, worstDifference: z.number() }),
  z.object({ works: z.literal(false), reason: shortfall }),
]);
export type BackendCheck = z.infer<typeof backendCheck>;
