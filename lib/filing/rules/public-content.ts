import type { Answers } from "@/lib/forms/types";
import type { PublicContent } from "@/lib/registry/types";
import type { SnapshotContent } from "../types/snapshot";
import { namedModels } from "./dossier/named-models";

/** What the register shows, drawn from the snapshot that was approved. */
export function publicContentOf({ formVersion, track, sections }: SnapshotContent): PublicContent {
  const { service = {}, model = {}, publicText = {} } = sections;
  const text = Object.entries(publicText).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return {
    formVersion,
    text: Object.fromEntries(text),
    functions: textsOf(service.functions),
    architecture: textsOf(model.families)[0] ?? null,
    baseModels: textsOf(namedModels(sections as Answers, { formVersion, track }).map(({ number }) => number)),
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string" && item !== "") : [];
}
