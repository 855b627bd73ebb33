import type { SectionState } from "@/lib/forms/types";
import type { Finding } from "../../types/finding";

/** What the records of a dossier are, as far as their sections' states need it. */
export interface RecordFacts {
  readonly files: number;
  readonly runs: number;
  readonly signatures: number;
  readonly pledgeSigned: boolean;
  readonly findings: readonly Pick<Finding, "path" | "severity" | "code">[];
}

/** States of the sections whose content is runs, files and signatures: a blocking finding there is a problem. */
export function recordStates({ files, runs, signatures, pledgeSigned, findings }: RecordFacts) {
  const stateOf = (section: string, count: number): SectionState => {
    if (count === 0) return "not_started";
    const blocking = findings.some(({ path, severity }) => severity === "blocking" && isIn(path, section));
    return blocking ? "faulty" : "done";
  };
  return {
    attachments: stateOf("attachments", files),
    assessments: stateOf("assessments", runs),
    pledge: pledgeSigned ? "done" : signatures > 0 ? "in_progress" : "not_started",
  } as const satisfies Record<string, SectionState>;
}

const isIn = (path: string, section: string) => path === section || path.startsWith(`${section}.`);
