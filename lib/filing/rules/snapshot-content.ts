import { canonicalJson } from "@/lib/audit/rules";
import { visibleAnswers } from "@/lib/forms/rules/visible";
import type { SectionDef } from "@/lib/forms/types";
import { sha256 } from "@/lib/ids";
import type { Json, SnapshotAttachment, SnapshotContent, SnapshotRun, SnapshotSections } from "../types/snapshot";
import type { Track } from "../types/vocabulary";
import { asAnswers } from "./answers";

interface ContentParts {
  readonly formVersion: string;
  readonly track: Track;
  /** Of the form version. What an answer hid is kept in the draft and never submitted. */
  readonly sections: readonly SectionDef[];
  readonly answers: unknown;
  readonly attachments: readonly SnapshotAttachment[];
  readonly runs: readonly SnapshotRun[];
}

/**
 * The content of a dossier in its one form: what was left empty is left out, files and runs stand in a fixed order.
 * The order of a group's rows is the provider's own and stays.
 */
export function snapshotContent(parts: ContentParts): SnapshotContent {
  const { formVersion, track, attachments, runs } = parts;
  const answers = asAnswers(parts.answers);
  const sections = parts.sections
    .filter(({ records }) => !records)
    .map((def) => [def.key, withoutGaps(visibleAnswers(def, answers))] as const)
    .filter(([, fields]) => fields !== undefined);
  return {
    formVersion,
    track,
    sections: Object.fromEntries(sections) as SnapshotSections,
    attachments: attachments
      .map(({ slot, name, mediaType, size, hash }) => ({ slot, name, mediaType, size, hash }))
      .sort(by(({ slot, hash, name }) => [slot, hash, name])),
    runs: runs.map(plainRun).sort(by((run) => [run.number])),
  };
}

function plainRun(run: SnapshotRun): SnapshotRun {
  const { number, model, status, configHash, datasetHash, manifestHash, metrics } = run;
  return {
    number,
    model,
    status,
    functions: [...run.functions].sort(),
    configHash,
    datasetHash,
    manifestHash,
    metrics,
  };
}

/** SHA-256 of the content's RFC 8785 JSON: equal for equal content, whoever computes it and from whatever copy. */
export function contentHash(content: SnapshotContent): string {
  return sha256(canonicalJson(content));
}

/** An answer that was typed and cleared again equals one that was never typed. */
function withoutGaps(value: unknown): Json | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (Array.isArray(value)) {
    const rows = value.map(withoutGaps).filter((row) => row !== undefined);
    return rows.length > 0 ? rows : undefined;
  }
  if (!isPlain(value)) return value as Json;
  const fields = Object.entries(value)
    .map(([key, inner]) => [key, withoutGaps(inner)] as const)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** By code unit, so that the order does not depend on a locale. */
function by<T>(key: (value: T) => readonly string[]): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    if (at < 0) return 0;
    return (left[at] ?? "") < (right[at] ?? "") ? -1 : 1;
  };
}
