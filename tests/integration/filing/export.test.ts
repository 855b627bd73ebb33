import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/filings/[id]/export/route";
import { canonicalJson } from "@/lib/audit/rules";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { attachRun } from "@/lib/filing/service/attach-run";
import type { ExportedDossier } from "@/lib/filing/service/export-dossier";
import { takeSnapshot } from "@/lib/filing/service/take-snapshot";
import { newId, sha256 } from "@/lib/ids";
import { makeMember, makeStaff } from "../../factories/actor";
import { attachRequired, type MadeDossier, makeDossier, moveApplication, writeAnswers } from "../../factories/dossier";
import { completeAnswers } from "../../factories/dossier-answers";
import { makeDescribedProvider, makeFinishedRun } from "../../factories/provider";
import { requestTo, withParams } from "../../helpers/request";

let owner: Awaited<ReturnType<typeof makeDescribedProvider>>;
let dossier: MadeDossier;
let snapshot: { id: string; contentHash: string };

beforeAll(async () => {
  owner = await makeDescribedProvider();
  dossier = await makeDossier({ organisationId: owner.tenant.id, createdById: owner.actor.userId });
  const by = { actor: owner.actor, filingId: dossier.filingId };
  await attachRequired(by, "filing");
  const { runId } = await makeFinishedRun(owner);
  await attachRun({ ...by, runId, functions: ["image"] });
  snapshot = await inTransaction((tx) =>
    takeSnapshot(tx, { application: { id: dossier.applicationId }, actorId: owner.actor.userId, at: new Date() }),
  );
});

async function get(query: string, userId = owner.actor.userId) {
  return GET(
    await requestTo(`/api/filings/${dossier.filingId}/export?${query}`, { userId }),
    withParams({ id: dossier.filingId }),
  );
}

describe("an exported dossier", () => {
  test("carries the content whose hash the snapshot has, computed from the exported text alone", async () => {
    const answer = await get(`format=json&snapshot=${snapshot.id}`);
    const exported = JSON.parse(await answer.text()) as ExportedDossier;
    expect(sha256(canonicalJson(exported.content))).toBe(snapshot.contentHash);
    const stored = await database().snapshot.findUniqueOrThrow({ where: { id: snapshot.id } });
    expect(exported).toMatchObject({ contentHash: stored.contentHash, snapshot: { sequence: 1 } });
    expect(exported.sections[0]?.fields).toContainEqual(
      expect.objectContaining({ path: "entity.name", value: "杭州砚池智能科技有限公司" }),
    );
  });

  test("as a zip holds every file under its hash, and a list of them", async () => {
    const answer = await get(`format=zip&snapshot=${snapshot.id}`);
    expect(answer.headers.get("content-type")).toBe("application/zip");
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const read = (name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
    const { content } = read("dossier.json") as ExportedDossier;
    expect(sha256(canonicalJson(content))).toBe(snapshot.contentHash);
    const manifest = read("manifest.json") as { files: { path: string; sha256: string }[] };
    expect(manifest.files).toHaveLength(content.attachments.length);
    expect(manifest.files.length).toBeGreaterThan(5);
    for (const file of manifest.files) expect(sha256(files[file.path] ?? "")).toBe(file.sha256);
    expect(Object.keys(files)).toHaveLength(manifest.files.length + 2);
  });

  test("of the draft follows its edits; the frozen version does not", async () => {
    const answers = completeAnswers("filing");
    await writeAnswers(dossier.applicationId, { ...answers, service: { ...answers.service, monitors: 7 } });
    const draft = (await (await get("format=json")).json()) as ExportedDossier;
    const frozen = (await (await get(`format=json&snapshot=${snapshot.id}`)).json()) as ExportedDossier;
    expect(draft.content.sections.service?.monitors).toBe(7);
    expect(draft.snapshot).toBeNull();
    expect(draft.contentHash).toBe(sha256(canonicalJson(draft.content)));
    expect(frozen.contentHash).toBe(snapshot.contentHash);
  });

  test("leaves an entry in the ledger each time", async () => {
    const count = () => database().ledgerEntry.count({ where: { event: "dossier.exported" } });
    const before = await count();
    await get("format=json");
    expect(await count()).toBe(before + 1);
    const record = { recordType: "application", recordId: dossier.applicationId } as const;
    expect((await inTransaction((tx) => verifyRecord(tx, record))).ok).toBe(true);
  });
});

describe("who may export", () => {
  test("strangers and other offices find nothing; the office of the case gets what was submitted", async () => {
    const [stranger, here, elsewhere] = [
      await makeMember(),
      await makeStaff({ role: "reviewer", officeCode: "33" }),
      await makeStaff({ role: "reviewer", officeCode: "32" }),
    ];
    const statuses = () =>
      Promise.all(
        [stranger, here, elsewhere].flatMap(({ actor }) =>
          [`snapshot=${snapshot.id}`, ""].map(
            async (query) => (await get(`format=json&${query}`, actor.userId)).status,
          ),
        ),
      );
    expect(await statuses()).toEqual([404, 404, 404, 404, 404, 404]);
    await moveApplication(dossier.applicationId, { status: "submitted" });
    expect(await statuses()).toEqual([404, 404, 200, 200, 404, 404]);
    const seen = (await (await get("format=json", here.actor.userId)).json()) as ExportedDossier;
    expect(seen.contentHash).toBe(snapshot.contentHash);
  });

  test("a version of another filing, or none, is not found", async () => {
    const other = await makeDossier({ organisationId: owner.tenant.id, createdById: owner.actor.userId });
    const request = await requestTo(`/api/filings/${other.filingId}/export?snapshot=${snapshot.id}`, {
      userId: owner.actor.userId,
    });
    expect((await GET(request, withParams({ id: other.filingId }))).status).toBe(404);
    expect((await get(`snapshot=${newId()}`)).status).toBe(404);
  });
});
