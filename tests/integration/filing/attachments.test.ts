import { beforeAll, describe, expect, test } from "vitest";
import { GET as download } from "@/app/api/filings/[id]/attachments/[attachmentId]/route";
import { POST as upload } from "@/app/api/filings/[id]/attachments/route";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { holdDraft } from "@/lib/filing/repository/dossier";
import { ATTACHMENT_FORMATS } from "@/lib/filing/rules/attachment-slots";
import { attachBytes } from "@/lib/filing/service/attach-file";
import { removeAttachment } from "@/lib/filing/service/remove-attachment";
import { newId, sha256 } from "@/lib/ids";
import { fileExists } from "@/lib/storage/files";
import { makeMember, makeStaff } from "../../factories/actor";
import { FILES, type MadeDossier, makeDossier, moveApplication } from "../../factories/dossier";
import { requestTo, withParams } from "../../helpers/request";

let owner: Awaited<ReturnType<typeof makeMember>>;
let dossier: MadeDossier;

beforeAll(async () => {
  owner = await makeMember();
});

async function freshDossier(): Promise<MadeDossier> {
  dossier = await makeDossier({ organisationId: owner.tenant.id, createdById: owner.actor.userId });
  return dossier;
}

interface Sending {
  readonly slot?: string;
  readonly name?: string;
  readonly bytes?: Uint8Array | null;
  readonly userId?: string;
  readonly language?: string;
}

async function send({ slot = "privacy_policy", name = "隐私保护政策.pdf", bytes, userId, language = "zh" }: Sending) {
  const form = new FormData();
  if (bytes !== null) form.set("file", new Blob([Buffer.from(bytes ?? FILES.pdf())]), name);
  const encoded = new Request("http://localhost", { method: "POST", body: form });
  const request = await requestTo(`/api/filings/${dossier.filingId}/attachments?slot=${slot}`, {
    userId: userId ?? owner.actor.userId,
    cookies: [`lang=${language}`],
    init: {
      method: "POST",
      body: await encoded.arrayBuffer(),
      headers: { "content-type": encoded.headers.get("content-type") ?? "" },
    },
  });
  return upload(request, withParams({ id: dossier.filingId }));
}

async function read(attachmentId: string, userId: string) {
  const request = await requestTo(`/api/filings/${dossier.filingId}/attachments/${attachmentId}`, { userId });
  return download(request, withParams({ id: dossier.filingId, attachmentId }));
}

const live = () => database().attachment.findMany({ where: { applicationId: dossier.applicationId, removedAt: null } });

describe("taking a file", () => {
  test("keeps it under its hash, with its own name, and says so in the ledger", async () => {
    await freshDossier();
    const answer = await send({});
    expect(answer.status).toBe(201);
    const [row] = await live();
    const hash = sha256(FILES.pdf());
    expect(row).toMatchObject({ name: "隐私保护政策.pdf", mediaType: ATTACHMENT_FORMATS.pdf, fileHash: hash });
    expect(await fileExists(hash)).toBe(true);
    const entry = await database().ledgerEntry.findFirstOrThrow({ where: { recordId: dossier.applicationId } });
    expect(entry).toMatchObject({ event: "attachment.added", payload: { slot: "privacy_policy", fileHash: hash } });
    expect(JSON.stringify(entry.payload)).not.toContain("隐私");
  });

  test.each([
    ["keyword_list", "关键词.xlsx", FILES.xlsx(), ATTACHMENT_FORMATS.xlsx],
    ["service_agreement", "协议.docx", FILES.docx(), ATTACHMENT_FORMATS.docx],
  ])("knows the format of %s by content", async (slot, name, bytes, mediaType) => {
    await freshDossier();
    expect((await send({ slot, name, bytes })).status).toBe(201);
    expect((await live())[0]?.mediaType).toBe(mediaType);
  });

  test.each([
    ["a renamed program", "协议.pdf", FILES.exe(), "attachment.wrongFormat", "EXE"],
    ["a table under the name of a document", "协议.pdf", FILES.xlsx(), "attachment.wrongFormat", "XLSX"],
    ["a text", "协议.pdf", new TextEncoder().encode("甲乙双方"), "attachment.unrecognised", "PDF"],
    ["a document with another ending", "协议.doc", FILES.pdf(), "attachment.renamed", ".pdf"],
    ["an empty file", "协议.pdf", new Uint8Array(), "upload.empty", "协议.pdf"],
  ])("refuses %s in both languages and keeps nothing", async (_what, name, bytes, reason, said) => {
    await freshDossier();
    for (const language of ["zh", "en"]) {
      const answer = await send({ slot: "service_agreement", name, bytes, language });
      const problem = await answer.json();
      expect(answer.status).toBe(422);
      expect(problem).toMatchObject({ reason, fields: { file: expect.stringContaining(said) } });
      expect(/\p{Script=Han}/u.test(problem.detail.replaceAll(/“[^”]*”/g, ""))).toBe(language === "zh");
    }
    expect(await live()).toEqual([]);
    if (bytes.length > 0 && name === "协议.doc") expect(await fileExists(sha256(bytes))).toBe(await isNamed(bytes));
  });

  test("refuses more bytes than the slot takes", async () => {
    await freshDossier();
    const bytes = new Uint8Array(10_000_001);
    bytes.set(FILES.pdf());
    const answer = await send({ slot: "privacy_policy", bytes: tooLong(bytes) });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      reason: "upload.tooLarge",
      detail: expect.stringContaining("20.0 MB"),
    });
    expect(await live()).toEqual([]);
  });

  test("asks for a file where none came, and knows no other slot", async () => {
    await freshDossier();
    expect(await (await send({ bytes: null })).json()).toMatchObject({ reason: "upload.missing" });
    expect((await send({ slot: "business_licence" })).status).toBe(404);
  });

  test("takes the same content once and no more files than the slot has room for", async () => {
    await freshDossier();
    expect((await send({})).status).toBe(201);
    expect(await (await send({ name: "另存.pdf" })).json()).toMatchObject({ reason: "attachment.alreadyThere" });
    for (const seed of ["2", "3", "4"]) expect((await send({ bytes: FILES.pdf(seed) })).status).toBe(201);
    expect(await (await send({ bytes: FILES.pdf("5") })).json()).toMatchObject({ reason: "attachment.tooMany" });
  });
});

async function isNamed(bytes: Uint8Array): Promise<boolean> {
  return (await database().storedFile.count({ where: { hash: sha256(bytes) } })) > 0;
}

const tooLong = (start: Uint8Array) => Buffer.concat([start, new Uint8Array(10_000_000)]);

describe("reading a file", () => {
  test("gives it back whole, to be saved and never shown as a page", async () => {
    await freshDossier();
    const { attachmentId } = await (await send({})).json();
    const answer = await read(attachmentId, owner.actor.userId);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(FILES.pdf());
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="______.pdf"; filename*=UTF-8''${encodeURIComponent("隐私保护政策")}.pdf`,
    );
  });

  test("is for the organisation and, once submitted, for the offices of the case", async () => {
    await freshDossier();
    const { attachmentId, fileHash } = await (await send({})).json();
    const stranger = await makeMember();
    const here = await makeStaff({ role: "reviewer", officeCode: "33" });
    const elsewhere = await makeStaff({ role: "reviewer", officeCode: "32" });
    const statuses = async () =>
      Promise.all(
        [stranger, here, elsewhere].map(async ({ actor }) => (await read(attachmentId, actor.userId)).status),
      );
    expect(await statuses()).toEqual([404, 404, 404]);
    await moveApplication(dossier.applicationId, { status: "submitted" });
    expect(await statuses()).toEqual([404, 404, 404]);
    await submitWith(fileHash);
    expect(await statuses()).toEqual([404, 200, 404]);
    expect((await read(newId(), here.actor.userId)).status).toBe(404);
  });
});

/** A frozen content that names the file. */
async function submitWith(hash: string): Promise<void> {
  await database().snapshot.create({
    data: {
      ...{ id: newId(), applicationId: dossier.applicationId, sequence: 1, formVersion: "2026-1" },
      ...{ contentHash: "a".repeat(64), content: { attachments: [{ slot: "privacy_policy", hash }] } },
      ...{ createdById: owner.actor.userId, createdAt: new Date() },
    },
  });
}

describe("what may be changed", () => {
  const add = (slot: string, seed: string) =>
    attachBytes({ ...ownerOf(), slot, file: { fileName: "a.pdf", bytes: FILES.pdf(seed) } });
  const ownerOf = () => ({ actor: owner.actor, filingId: dossier.filingId });

  test("a removed file is gone from the draft, its bytes stay, and it is removed once", async () => {
    await freshDossier();
    const { attachmentId, fileHash } = await add("privacy_policy", "r");
    await removeAttachment({ ...ownerOf(), attachmentId });
    expect(await live()).toEqual([]);
    expect(await fileExists(fileHash)).toBe(true);
    await expect(removeAttachment({ ...ownerOf(), attachmentId })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("nothing, once it is submitted", async () => {
    await freshDossier();
    const { attachmentId } = await add("privacy_policy", "s");
    await moveApplication(dossier.applicationId, { status: "submitted" });
    const locked = { code: "REFUSED", detail: { reason: "dossier.locked" } };
    await expect(add("privacy_policy", "t")).rejects.toMatchObject(locked);
    await expect(removeAttachment({ ...ownerOf(), attachmentId })).rejects.toMatchObject(locked);
    expect(await live()).toHaveLength(1);
  });

  test("during a rectification only the slot that an item names", async () => {
    await freshDossier();
    await moveApplication(dossier.applicationId, { status: "submitted", flags: ["rectification"] });
    await database().rectificationItem.create({
      data: {
        ...{ id: newId(), applicationId: dossier.applicationId, stage: "provincial", notice: 1, state: "sent" },
        ...{ sentAt: new Date() },
        ...{ targetKind: "attachment", target: "privacy_policy", reasonCode: "incomplete", instruction: "补全" },
        ...{ createdById: owner.actor.userId, createdAt: new Date() },
      },
    });
    await expect(add("privacy_policy", "u")).resolves.toBeDefined();
    await expect(add("service_agreement", "v")).rejects.toMatchObject({ detail: { reason: "dossier.notNamed" } });
  });

  test("nothing that was answered, while a second notice is out that names something else", async () => {
    await freshDossier();
    await moveApplication(dossier.applicationId, { status: "in_review", flags: ["rectification"] });
    const item = { applicationId: dossier.applicationId, stage: "provincial", targetKind: "attachment" } as const;
    const words = { reasonCode: "incomplete", instruction: "补全", createdById: owner.actor.userId };
    const at = { createdAt: new Date(), sentAt: new Date() };
    await database().rectificationItem.createMany({
      data: [
        { id: newId(), ...item, ...words, ...at, notice: 1, target: "privacy_policy", state: "answered" },
        { id: newId(), ...item, ...words, ...at, notice: 2, target: "service_agreement", state: "sent" },
      ],
    });
    await expect(add("privacy_policy", "w")).rejects.toMatchObject({ detail: { reason: "dossier.notNamed" } });
    await expect(add("service_agreement", "x")).resolves.toBeDefined();
  });

  test("by owners and editors alone", async () => {
    await freshDossier();
    const signatory = await makeMember({ roles: ["signatory"], organisationId: owner.tenant.id });
    expect((await send({ userId: signatory.actor.userId })).status).toBe(403);
    const stranger = await makeMember();
    expect((await send({ userId: stranger.actor.userId })).status).toBe(404);
    expect(await live()).toEqual([]);
  });

  test("an upload that meets a submission on its way waits for it, is refused, and its bytes go", async () => {
    await freshDossier();
    const bytes = FILES.pdf("race");
    const submitted = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const submission = inTransaction(async (tx) => {
      await holdDraft(tx, dossier.applicationId);
      held.resolve();
      await submitted.promise;
      await tx.application.update({
        where: { id: dossier.applicationId },
        data: { status: "submitted", submittedAt: new Date() },
      });
    });
    await held.promise;
    const attempt = attachBytes({ ...ownerOf(), slot: "privacy_policy", file: { fileName: "a.pdf", bytes } });
    attempt.catch(() => {});
    await untilWaiting();
    submitted.resolve();
    await submission;
    await expect(attempt).rejects.toMatchObject({ detail: { reason: "dossier.locked" } });
    expect(await live()).toEqual([]);
    expect(await fileExists(sha256(bytes))).toBe(false);
  });
});

/** Until a statement of this database waits for a lock. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const [row] = await database().$queryRaw<{ waiting: bigint }[]>`
      SELECT count(*) AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (Number(row?.waiting ?? 0) > 0) return;
  }
}
