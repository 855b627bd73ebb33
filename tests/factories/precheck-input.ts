import { readFileSync } from "node:fs";
import { join } from "node:path";
import { baseModelNumbers } from "@/lib/filing/rules/answers";
import { ATTACHMENT_FORMATS, ATTACHMENT_SLOTS } from "@/lib/filing/rules/attachment-slots";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { PreCheckInput, Thresholds } from "@/lib/filing/types/finding";
import type { Track } from "@/lib/filing/types/vocabulary";
import { withAnswer } from "@/lib/forms/rules/path";
import type { Answers, Scalar } from "@/lib/forms/types";
import { completeAnswers } from "./dossier-answers";

/** The published thresholds, as the seed gives them. */
export const THRESHOLDS: Thresholds = Object.fromEntries(
  (
    JSON.parse(readFileSync(join(import.meta.dirname, "../../prisma/seed/law/thresholds-v1.json"), "utf8")) as {
      thresholds: { key: string; item: string; value: number; clause: string; mark: string; standards: string[] }[];
    }
  ).thresholds.map((threshold) => [threshold.key, { ...threshold, version: 1 }]),
);

/** A dossier in which the pre-check finds nothing. */
export function soundInput(track: Track = "filing"): PreCheckInput {
  const answers = completeAnswers(track);
  return {
    ...{ track, kind: "initial", answers, sections: sectionsOf("2026-1", track), thresholds: THRESHOLDS },
    attachments: ATTACHMENT_SLOTS[track]
      .filter(({ required }) => required)
      .map(({ key, words, formats }) => {
        const format = formats.find((candidate) => candidate === "pdf") ?? formats[0] ?? "pdf";
        return { slot: key, name: `${words.zh}.${format}`, mediaType: ATTACHMENT_FORMATS[format] };
      }),
    runs:
      track === "filing"
        ? [
            {
              number: "R-2026-0001",
              model: "dcgan",
              status: "completed",
              functions: ["image"],
              manifestHash: "e".repeat(64),
            },
          ]
        : [],
    register: baseModelNumbers(answers).map((number) => ({
      number,
      state: "in_force",
      serviceName: "云台视觉基座模型",
    })),
    organisation: {
      name: String(answers.entity?.name),
      uscc: String(answers.entity?.uscc),
      legalRepresentative: String(answers.entity?.legalRepresentative),
      safetyOfficer: null,
    },
    signatures: [{ capacity: "legal_representative", signerName: String(answers.entity?.legalRepresentative) }],
    ...{ filed: null, changeNote: "", today: "2026-11-26" },
  };
}

/** The same with other answers at some paths. */
export function withAnswers(input: PreCheckInput, changes: Readonly<Record<string, Scalar>>): PreCheckInput {
  const answers = Object.entries(changes).reduce<Answers>(
    (held, [path, value]) => withAnswer(held, path, value),
    input.answers,
  );
  return { ...input, answers };
}
