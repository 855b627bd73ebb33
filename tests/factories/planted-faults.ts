import type { FindingCode } from "@/lib/filing/rules/precheck/codes";
import type { PreCheckInput } from "@/lib/filing/types/finding";
import type { SnapshotContent } from "@/lib/filing/types/snapshot";
import { withRows } from "@/lib/forms/rules/path";
import type { Scalar } from "@/lib/forms/types";
import { ROWS } from "./dossier-answers";
import { soundInput, withAnswers } from "./precheck-input";

/** One fault planted into a sound dossier, and where it must be found. */
export interface PlantedFault {
  readonly plant: (input: PreCheckInput) => PreCheckInput;
  readonly path: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

const answer = (path: string, value: Scalar, facts?: PlantedFault["facts"]): PlantedFault => ({
  plant: (input) => withAnswers(input, { [path]: value }),
  path,
  ...(facts ? { facts } : {}),
});

const MODEL_NUMBER = `model.baseModels.${ROWS.base}.number`;
const registered = (state: "unknown" | "suspended") => (input: PreCheckInput) => ({
  ...input,
  register: input.register.map((model) => ({ ...model, state })),
});
const withRun = (change: Partial<PreCheckInput["runs"][number]>) => (input: PreCheckInput) => ({
  ...input,
  runs: input.runs.map((run) => ({ ...run, ...change })),
});
const anotherRun = (change: Partial<PreCheckInput["runs"][number]>) => (input: PreCheckInput) => ({
  ...input,
  runs: [...input.runs, ...input.runs.map((run) => ({ ...run, number: "R-2026-0002", ...change }))],
});
const renamed = (slot: string, name: string) => (input: PreCheckInput) => ({
  ...input,
  attachments: input.attachments.map((file) => (file.slot === slot ? { ...file, name } : file)),
});

/** What is filed: the sound dossier with one figure of its own. */
function changed(input: PreCheckInput): PreCheckInput {
  const { answers } = withAnswers(soundInput(), { "service.monitors": 4 });
  return { ...input, kind: "change", filed: { sections: answers } as unknown as SnapshotContent };
}

/** For each rule a dossier with exactly its fault. */
export const PLANTED: Readonly<Record<FindingCode, PlantedFault>> = {
  answer_missing: answer("service.audience", null),
  answer_invalid: answer("entity.contactEmail", "contact"),
  uscc_invalid: answer("entity.uscc", "91110108551385083Q"),
  uscc_differs: answer("entity.uscc", "91440300708461136T", { expected: "91110108551385082Q" }),
  icp_number_format: answer("entity.icpNumber", "浙备2026044830号"),
  algorithm_number_format: answer("entity.algorithmNumber", "网信算备33010612345670124号"),
  model_number_format: answer(MODEL_NUMBER, "Beijing-YunTaiShiJue-250318"),
  address_malformed: answer(`service.addresses.${ROWS.address}.url`, "moxing.example.cn/app"),
  provider_name_differs: answer("publicText.providerName", "杭州砚池科技有限公司", { found: "杭州砚池科技有限公司" }),
  registered_address_differs: answer("publicText.registeredAddress", "浙江省杭州市西湖区文三路 2 号"),
  legal_representative_differs: {
    plant: (input) => withAnswers({ ...input, signatures: [] }, { "entity.legalRepresentative": "林远洲" }),
    path: "entity.legalRepresentative",
  },
  service_name_differs: {
    plant: renamed("service_agreement", "墨行手写体生成服务-服务协议.pdf"),
    path: "attachments.service_agreement",
    facts: { found: "墨行手写体生成服务", expected: "墨行手写字形生成服务" },
  },
  base_model_missing: {
    plant: (input) => ({ ...input, answers: withRows(input.answers, "model.baseModels", []), register: [] }),
    path: "model.baseModels",
  },
  base_model_unknown: { plant: registered("unknown"), path: MODEL_NUMBER },
  base_model_not_in_force: { plant: registered("suspended"), path: MODEL_NUMBER, facts: { state: "suspended" } },
  source_evidence_missing: answer(`corpus.sources.${ROWS.sourceA}.licence`, null),
  overseas_share_exceeded: {
    plant: (input) => withAnswers(input, { [`corpus.sources.${ROWS.sourceA}.size`]: 12 }),
    path: "corpus.sources",
    facts: { share: "33.3 %", limit: "30 %", item: "T19" },
  },
  sample_too_small: answer("corpus.manualSampled", 3_999, { found: 3_999, minimum: 4_000, item: "T2a" }),
  keywords_too_few: answer("service.keywordCount", 9_999, { minimum: 10_000 }),
  output_without_corpus: {
    plant: (input) => withAnswers(input, { "service.functions": ["image", "audio"] }),
    path: "corpus.sources",
    facts: { function: "audio", modality: "audio" },
  },
  date_implausible: answer(`corpus.sources.${ROWS.sourceB}.collectedTo`, "2027-06-30"),
  public_text_incomplete: answer("publicText.mechanism", null),
  attachment_missing: {
    plant: (input) => ({ ...input, attachments: input.attachments.filter(({ slot }) => slot !== "test_bank") }),
    path: "attachments.test_bank",
  },
  attachment_format_missing: {
    plant: (input) => ({
      ...input,
      attachments: input.attachments.map((file) =>
        file.slot === "filing_form" ? { ...file, mediaType: "application/docx" } : file,
      ),
    }),
    path: "attachments.filing_form",
    facts: { format: "PDF" },
  },
  function_without_run: {
    plant: (input) => ({ ...input, runs: [] }),
    path: "assessments",
    facts: { function: "image" },
  },
  run_for_undeclared_function: {
    plant: withRun({ functions: ["image", "dialogue"] }),
    path: "assessments.R-2026-0001",
    facts: { function: "dialogue" },
  },
  run_function_unlikely: {
    plant: (input) =>
      anotherRun({ functions: ["text"] })(withAnswers(input, { "service.functions": ["image", "text"] })),
    path: "assessments.R-2026-0002",
  },
  run_unfinished: { plant: withRun({ status: "running", manifestHash: null }), path: "assessments.R-2026-0001" },
  run_not_sealed: { plant: withRun({ manifestHash: null }), path: "assessments.R-2026-0001" },
  run_with_errors: { plant: withRun({ status: "completed_with_errors" }), path: "assessments.R-2026-0001" },
  signer_differs: {
    plant: (input) => ({ ...input, signatures: [{ capacity: "safety_officer", signerName: "林远舟" }] }),
    path: "pledge",
    facts: { found: "林远舟", expected: "孟清和" },
  },
  figure_changed_unexplained: { plant: changed, path: "service.monitors", facts: { found: 6, expected: 4 } },
};
