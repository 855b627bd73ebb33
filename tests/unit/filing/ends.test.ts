import { describe, expect, test } from "vitest";
import {
  APPLICATION_ACTIONS,
  APPLICATION_FLAGS,
  type ApplicationAction,
  type ApplicationFlag,
  type ApplicationStatus,
  type Stage,
} from "@/lib/filing/types/vocabulary";
import { decide } from "@/lib/filing/workflow/decide";
import { flagsAfter } from "@/lib/filing/workflow/flags";
import { type FactsPatch, factsFor } from "./case-facts";

/**
 * The whole graph of (status, stage, flags), with everything in order that an action asks for. From each place that can
 * be reached, some action or timer leads to an end, also where nobody gives up: without withdrawing or discarding.
 */

interface Place {
  readonly status: ApplicationStatus;
  readonly stage: Stage;
  readonly flags: readonly ApplicationFlag[];
}

const keyOf = ({ status, stage, flags }: Place) => `${status} ${stage} ${flags.join(",")}`;
const ENDS: readonly ApplicationStatus[] = ["approved", "rejected", "withdrawn"];
const GIVING_UP: readonly ApplicationAction[] = ["withdraw", "discard", "terminate"];

const actor = {
  userId: "somebody",
  roles: ["owner", "reviewer", "lead", "inspector", "visitor", "system"] as const,
};

/** Where each action leads from a place; a suspension of the filing, and its end, come from outside. */
function stepsFrom(place: Place, kind: FactsPatch): { readonly action: string; readonly to: Place }[] {
  const steps: { action: string; to: Place }[] = [];
  for (const action of APPLICATION_ACTIONS) {
    const decision = decide(action, { facts: factsFor(action, { ...kind, ...place }), actor });
    if (!decision.ok) continue;
    const { to: status, stage, effects } = decision.value;
    steps.push({ action, to: { status, stage, flags: flagsAfter(place.flags, effects) } });
  }
  if (kind.kind !== "initial" && !ENDS.includes(place.status)) {
    const suspended = place.flags.includes("filing_suspended");
    const flags = flagsAfter(place.flags, [{ do: suspended ? "clear" : "raise", flag: "filing_suspended" }]);
    steps.push({ action: suspended ? "reinstate" : "suspend", to: { ...place, flags } });
  }
  return steps;
}

interface Graph {
  readonly places: Map<string, Place>;
  /** Who leads here, by key. */
  readonly before: Map<string, { readonly action: string; readonly from: string }[]>;
}

function graphOf(kind: FactsPatch): Graph {
  const start: Place = { status: "draft", stage: "provincial", flags: [] };
  const places = new Map([[keyOf(start), start]]);
  const before: Graph["before"] = new Map();
  const waiting = [start];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    for (const { action, to } of stepsFrom(place, kind)) {
      const key = keyOf(to);
      before.set(key, [...(before.get(key) ?? []), { action, from: keyOf(place) }]);
      if (places.has(key)) continue;
      places.set(key, to);
      waiting.push(to);
    }
  }
  return { places, before };
}

/** Every place from which an end is reached, walking backwards from the ends. */
function leadingToEnd({ places, before }: Graph, mayTake: (action: string) => boolean): Set<string> {
  const found = new Set([...places].filter(([, place]) => ENDS.includes(place.status)).map(([key]) => key));
  const waiting = [...found];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const { action, from } of before.get(key) ?? []) {
      if (found.has(from) || !mayTake(action)) continue;
      found.add(from);
      waiting.push(from);
    }
  }
  return found;
}

describe.each([
  ["a first filing", { track: "filing", kind: "initial" }],
  ["a first registration", { track: "registration", kind: "initial" }],
  ["a change with publicity", { track: "filing", kind: "change", changeClass: "review_and_publicity" }],
  ["a change with review", { track: "registration", kind: "change", changeClass: "review" }],
  ["a change to be recorded", { track: "filing", kind: "change", changeClass: "record_only" }],
  ["a cancellation", { track: "filing", kind: "cancellation" }],
] as const satisfies readonly (readonly [string, FactsPatch])[])("%s", (_, kind) => {
  const graph = graphOf(kind);

  test("leads to an end from every place that it can reach, without anybody giving up", () => {
    const led = leadingToEnd(graph, (action) => !GIVING_UP.includes(action as ApplicationAction));
    expect([...graph.places.keys()].filter((key) => !led.has(key))).toEqual([]);
  });

  test("can be withdrawn from every place before an office, whatever flags hold", () => {
    const stuck = [...graph.places.values()]
      .filter(({ status }) => status !== "draft" && !ENDS.includes(status))
      .filter((place) => !stepsFrom(place, kind).some(({ action }) => action === "withdraw"));
    expect(stuck).toEqual([]);
  });

  test("keeps no flag beyond its end", () => {
    const left = [...graph.places.values()].filter(({ status, flags }) => ENDS.includes(status) && flags.length > 0);
    expect(left).toEqual([]);
  });

  test("never holds a notice of rectification and its expiry together", () => {
    const both = [...graph.places.values()].filter(
      ({ flags }) => flags.includes("rectification") && flags.includes("rectification_expired"),
    );
    expect(both).toEqual([]);
  });
});

test("a first filing reaches every status, and every flag that an application raises itself", () => {
  const { places } = graphOf({ track: "filing", kind: "initial" });
  const seen = [...places.values()];
  expect(new Set(seen.map(({ status }) => status)).size).toBe(8);
  const flags = new Set(seen.flatMap((place) => place.flags));
  expect(APPLICATION_FLAGS.filter((flag) => !flags.has(flag))).toEqual(["filing_suspended"]);
});
