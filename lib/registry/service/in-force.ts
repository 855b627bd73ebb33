import type { Tx } from "@/lib/db/client";
import { findByNumbers, type NumberedEntry } from "../repository/entry";
import { numberKey } from "../rules/number";
import type { ModelInForce, ModelState } from "../types";

/** Whether each number names a filed model that is in force now, in the order asked; casing does not matter. */
export async function modelsInForce(tx: Tx, numbers: readonly string[]): Promise<ModelInForce[]> {
  const found = new Map((await findByNumbers(tx, numbers)).map((entry) => [entry.key, entry]));
  return numbers.map((number) => {
    const entry = found.get(numberKey(number));
    return { number, state: entry ? stateOf(entry) : "unknown", serviceName: entry?.serviceName ?? null };
  });
}

function stateOf({ track, status }: NumberedEntry): ModelState {
  if (track === "registration") return "registration";
  return status === "filed" ? "in_force" : status;
}
