import { encode } from "fast-png";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as print } from "@/app/api/runs/[id]/report.pdf/route";
import { stabilityChecks } from "@/components/assessment/check-table";
import { claimRun } from "@/lib/assessment/service/claim-run";
import { completeRun } from "@/lib/assessment/service/finish-run";
import { reportArtefact, reportProgress } from "@/lib/assessment/service/report-progress";
import { requestRun } from "@/lib/assessment/service/request-run";
import { viewRun } from "@/lib/assessment/service/view-run";
import { newId } from "@/lib/ids";
import { putBytes } from "@/lib/storage/files";
import type { RunReport, TextFindings } from "@/models/contracts/report";
import { seedLaw } from "@/prisma/seed/law";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { readPdf } from "@/tests/helpers/read-pdf.mjs";
import { requestTo, withParams } from "@/tests/helpers/request";

type Member = Awaited<ReturnType<typeof makeMember>>;

/** Each would do something if the typesetter read it: call, evaluate, include, raw, maths, heading, label, comment. */
const HOSTILE = '#panic("x") #eval("1+1") #include "/etc/passwd" `a` $x^2$ *b* _c_ <d> @e \\ // f /* g ~h';
const WRITTEN = '床前明月光#read("document.typ")，疑是地上霜';

let owner: Member;
let runId: string;
let ofImages: string;
let unfinished: string;

const SPANS = [{ from: 0, to: 5, source: "床前明月光，低头思故乡" }];
const TEXT_FINDINGS: TextFindings = {
  ...{ vocabularySize: 900, unknownShare: 0, trainBitsPerCharacter: 5, trainingSufficed: true, membershipTpr: 0.01 },
  ...{ baselines: [{ order: 1, bitsPerCharacter: 9 }], copied: [{ n: 8, value: 0.1, floor: 0 }] },
  samples: [{ text: WRITTEN, longestOverlap: 5, spans: SPANS }],
};

const ERRORS = { peakSignalToNoise: 20, structuralSimilarity: 0.9 };
const RESTORED: RunReport["restoration"] = {
  ...{ task: "denoising", images: 150 },
  rows: [
    { method: "model", meanSquaredError: 0.0123, interval: [0.01, 0.0146], ...ERRORS },
    { method: "simple", meanSquaredError: 0.0456, interval: [0.04, 0.0512], ...ERRORS },
  ],
};

async function makeReported(datasetId: string, found: Partial<RunReport>): Promise<string> {
  const config = smallConfig();
  const { runId: id } = await requestRun({ ...owner, datasetId, name: HOSTILE, config });
  const claim = await claimRun({ runId: id, workerId: "worker" });
  if (!claim) throw new Error("not claimed");
  const bytes = encode({ width: 4, height: 4, data: new Uint8Array(16).fill(90), channels: 1, depth: 8 });
  const file = await putBytes(bytes);
  await reportArtefact({ claim, artefact: { kind: "sampleSheet", step: 60, mediaType: "image/png", ...file } });
  if (found.restoration)
    await reportArtefact({
      claim,
      artefact: { kind: "restorationSheet", step: null, mediaType: "image/png", ...file },
    });
  const points = [1, 30, 60].map((step) => ({ step, values: { loss: 300 / step, reconstruction: 200 / step, kl: 9 } }));
  const rates = { totalSteps: 60, stepsPerSecond: 1, secondsLeft: 1 };
  await reportProgress({ claim, progress: { phase: "training", step: 60, points, ...rates } });
  await completeRun({ claim, report: { ...sampleReport(config), ...found } });
  return id;
}

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  await seedLaw();
  owner = await makeMember();
  const datasetId = await createDataset(owner);
  unfinished = await createRun(owner, { datasetId });
  runId = await makeReported(datasetId, { text: TEXT_FINDINGS });
  ofImages = await makeReported(datasetId, { restoration: RESTORED });
});

const ask = async (id: string, by: Member | null, cookies: string[] = []) =>
  print(await requestTo(`/api/runs/${id}/report.pdf`, { userId: by?.user.userId, cookies }), withParams({ id }));
const printed = async (cookies: string[] = [], id = runId) => {
  const answer = await ask(id, owner, cookies);
  return { answer, pdf: await readPdf(new Uint8Array(await answer.arrayBuffer())) };
};
/** Lines break anywhere. */
const plain = (text: string) => text.replace(/\s/g, "");

describe("the printed report", () => {
  test("is a tagged PDF in Chinese: title, headings, tables, and words for each picture; its fonts are embedded", async () => {
    const { answer, pdf } = await printed();
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="R-\d{4}-\d{4}-report\.pdf"/);
    expect(pdf).toMatchObject({ tagged: true, language: "zh-CN" });
    for (const role of ["H1", "H2", "Table", "TH", "TD", "Figure", "L"]) expect(pdf.roles, role).toContain(role);
    expect(pdf.alternatives.some((words) => words.includes("曲线图"))).toBe(true);
    expect(pdf.alternatives.some((words) => words.includes("个样本"))).toBe(true);
    expect(pdf.fonts.length).toBeGreaterThan(0);
    for (const { name, missingFile } of pdf.fonts) {
      expect(missingFile, name).toBe(false);
      expect(name).toMatch(/^[A-Z]{6}\+NotoSansSC/);
    }
  });

  test("says what the page says: verdicts with their source, scores with floors, settings, conditions, hashes", async () => {
    const { pdf } = await printed();
    const text = plain(pdf.text);
    for (const said of [
      "问了什么",
      "测到了什么",
      "说明什么",
      "不说明什么",
      "判读规则第",
      "真实对真实",
      "测量条件",
      "训练曲线",
    ]) {
      expect(text, said).toContain(said);
    }
    expect(text).toContain("ab".repeat(32));
  });

  test("leaves out no verdict: of a criterion, of a score that was measured, of a check", async () => {
    const { pdf } = await printed([], ofImages);
    const { report, judged } = await viewRun({ ...owner, runId: ofImages });
    const { criteria = [], metrics = [], checks = [] } = judged ?? {};
    const measured = metrics.filter(({ key }) => report?.metrics.some((metric) => metric.key === key));
    expect(criteria).toHaveLength(4);
    expect(measured.length).toBe(sampleReport(smallConfig()).metrics.length);
    const said = [
      ...criteria.flatMap(({ tag, sentence }) => [tag, sentence]),
      ...measured.map(({ words }) => words),
      ...stabilityChecks({ checks }).flatMap(({ words, sentence }) => [words, sentence]),
    ];
    for (const { zh } of said) expect(plain(pdf.text), zh).toContain(plain(zh));
  });

  test("shows restored images with the errors of each method", async () => {
    const { pdf } = await printed([], ofImages);
    for (const said of ["修复没有见过的图像", "0.0123 (0.0100–0.0146)", "0.0456 (0.0400–0.0512)"]) {
      expect(plain(pdf.text)).toContain(plain(said));
    }
    expect(pdf.alternatives.some((words) => words.includes("四行一组"))).toBe(true);
  });

  test("text that somebody wrote is shown as it was written and never carried out", async () => {
    const { pdf } = await printed();
    expect(pdf.title).toContain(HOSTILE);
    expect(plain(pdf.text)).toContain(plain(HOSTILE));
    expect(plain(pdf.text)).toContain(plain(WRITTEN));
  });

  test("is in English for who reads English", async () => {
    const { pdf } = await printed(["lang=en"]);
    expect(pdf.language).toBe("en");
    expect(plain(pdf.text)).toContain(plain("Conditions of measurement"));
  });

  test("is for the people who may read the report, once there is one", async () => {
    expect((await ask(runId, await makeMember())).status).toBe(404);
    expect((await ask(runId, null)).status).toBe(401);
    expect((await ask(unfinished, owner)).status).toBe(404);
    expect((await ask(newId(), owner)).status).toBe(404);
  });
});
