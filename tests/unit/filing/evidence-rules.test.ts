import { describe, expect, test } from "vitest";
import { ATTACHMENT_FORMATS, ATTACHMENT_SLOTS, missingSlots } from "@/lib/filing/rules/attachment-slots";
import { judgeFile, plainFileName } from "@/lib/filing/rules/file-check";
import { REQUIRED_CAPACITIES, requiredCapacities } from "@/lib/filing/rules/pledge";
import { attachmentHeaders } from "@/lib/http/attachment-headers";
import { THRESHOLDS } from "../../factories/precheck-input";

describe.each(["filing", "registration"] as const)("the list of attachments of %s", (track) => {
  const slots = ATTACHMENT_SLOTS[track];

  test("names each document once, in both languages, with its limits", () => {
    expect(new Set(slots.map(({ key }) => key)).size).toBe(slots.length);
    for (const { words, hint, formats, maximumBytes, maximumFiles } of slots) {
      expect(`${words.zh}${hint.zh}`).toMatch(/\p{Script=Han}/u);
      expect(`${words.en}${hint.en}`).not.toMatch(/\p{Script=Han}/u);
      expect(formats.length * maximumBytes * maximumFiles).toBeGreaterThan(0);
    }
  });

  test("misses every required document until it is there, and the sealed scan until it is a PDF", () => {
    const required = slots.filter((slot) => slot.required);
    expect(missingSlots(track, []).map(({ slot }) => slot.key)).toEqual(required.map(({ key }) => key));
    const docx = required.map(({ key }) => ({ slot: key, mediaType: ATTACHMENT_FORMATS.docx }));
    expect(missingSlots(track, docx)).toMatchObject([{ slot: { mustInclude: "pdf" }, format: "pdf" }]);
  });
});

describe("a file", () => {
  const slot = { formats: ["pdf", "jpg"] as const };

  test.each([
    ["扫描.pdf", "pdf", null],
    ["照片.JPEG", "jpg", null],
    ["照片.pdf", "jpg", "attachment.renamed"],
    ["没有后缀", "pdf", "attachment.renamed"],
    ["表.pdf", "xlsx", "attachment.wrongFormat"],
    ["表.pdf", null, "attachment.unrecognised"],
  ])("%s with the content of %s is judged by content", (name, found, code) => {
    const judged = judgeFile({ slot, name, found });
    expect(judged.ok ? null : judged.error.code).toBe(code);
  });

  test.each([
    ["../../etc/协议.pdf", "协议.pdf"],
    ["C:\\文件\\协议.pdf", "协议.pdf"],
    ["协\u202e议\u0000.pdf", "协议.pdf"],
    ["", "file"],
    [`${"长".repeat(300)}.pdf`, `${"长".repeat(146)}.pdf`],
  ])("sent as %j is kept as %s", (sent, kept) => expect(plainFileName(sent)).toBe(kept));

  test("is given back to be saved, whatever its name holds", () => {
    const { "Content-Disposition": disposition } = attachmentHeaders({
      name: `a"b;c'(甲).pdf`,
      mediaType: "application/pdf",
    });
    expect(disposition).toBe(`attachment; filename="a_b_c'(_).pdf"; filename*=UTF-8''a%22b%3Bc%27%28%E7%94%B2%29.pdf`);
  });
});

describe("who signs", () => {
  test("a filing as many as T20 asks for; a cancellation the legal representative alone", () => {
    expect(REQUIRED_CAPACITIES.filing).toHaveLength(THRESHOLDS.selfAssessmentSigners?.value ?? 0);
    expect(requiredCapacities({ track: "filing", kind: "change" })).toEqual(REQUIRED_CAPACITIES.filing);
    expect(requiredCapacities({ track: "registration", kind: "initial" })).toEqual(REQUIRED_CAPACITIES.registration);
    expect(requiredCapacities({ track: "filing", kind: "cancellation" })).toEqual(["legal_representative"]);
  });
});
