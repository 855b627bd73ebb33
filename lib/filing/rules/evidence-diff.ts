import type { AttachmentDifference, MetricDifference, RunDifference } from "../types/diff";
import type { SnapshotAttachment, SnapshotRun } from "../types/snapshot";

/** Slot by slot. What went and what came in one slot is one replacement, in the order of the files. */
export function diffAttachments(
  before: readonly SnapshotAttachment[],
  after: readonly SnapshotAttachment[],
): readonly AttachmentDifference[] {
  const slots = [...new Set([...after, ...before].map(({ slot }) => slot))];
  return slots.flatMap((slot) => {
    const inSlot = (files: readonly SnapshotAttachment[]) => files.filter((file) => file.slot === slot);
    return diffSlot(slot, inSlot(before), inSlot(after));
  });
}

function diffSlot(
  slot: string,
  before: readonly SnapshotAttachment[],
  after: readonly SnapshotAttachment[],
): readonly AttachmentDifference[] {
  const kept = after.flatMap((file): readonly AttachmentDifference[] => {
    const earlier = before.find(({ hash }) => hash === file.hash);
    return earlier
      ? [{ slot, kind: earlier.name === file.name ? "same" : "renamed", before: earlier, after: file }]
      : [];
  });
  const gone = before.filter(({ hash }) => !after.some((file) => file.hash === hash));
  const come = after.filter(({ hash }) => !before.some((file) => file.hash === hash));
  const others = Array.from({ length: Math.max(gone.length, come.length) }, (_, at): AttachmentDifference => {
    const [old, now] = [gone[at] ?? null, come[at] ?? null];
    const kind = old === null ? "added" : now === null ? "removed" : "replaced";
    return { slot, kind, before: old, after: now };
  });
  return [...kept, ...others];
}

export function diffRuns(before: readonly SnapshotRun[], after: readonly SnapshotRun[]): readonly RunDifference[] {
  const numbers = [...new Set([...after, ...before].map(({ number }) => number))].sort();
  return numbers.flatMap((number) => {
    const of = (runs: readonly SnapshotRun[]) => runs.find((run) => run.number === number);
    const [old, now] = [of(before), of(after)];
    const present = now ?? old;
    return present ? [diffRun(present, old, now)] : [];
  });
}

function diffRun(present: SnapshotRun, old: SnapshotRun | undefined, now: SnapshotRun | undefined): RunDifference {
  const metrics = diffMetrics(old?.metrics ?? {}, now?.metrics ?? {});
  const functions = { before: old?.functions ?? [], after: now?.functions ?? [] };
  const sealedAnew = old !== undefined && now !== undefined && old.manifestHash !== now.manifestHash;
  const changed =
    sealedAnew || functions.before.join() !== functions.after.join() || metrics.some(({ change }) => change);
  const kind = !old ? "added" : !now ? "removed" : changed ? "changed" : "same";
  return { number: present.number, kind, model: present.model, functions, sealedAnew, metrics };
}

function diffMetrics(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): readonly MetricDifference[] {
  const metrics = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return metrics.map((metric) => {
    const [old, now] = [before[metric] ?? null, after[metric] ?? null];
    return { metric, before: old, after: now, change: old === null || now === null ? null : now - old };
  });
}
