import { beforeAll, expect, test } from "vitest";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import {
  act,
  type Cast,
  makeCast,
  makeDraft,
  passNation,
  passProvince,
  signDossier,
  systemAct,
} from "../../factories/passage";

let cast: Cast;

beforeAll(async () => {
  cast = await makeCast();
});

test("a filing goes all the way: two stages, four people, thirty days, a number", async () => {
  const made = await makeDraft(cast);
  await signDossier(cast, made);
  expect(await act(cast, made, "owner", "submit")).toMatchObject({ status: "submitted", version: 2, repeated: false });
  cast.clock.set("2026-09-03T02:00:00Z");
  expect(await act(cast, made, "reviewer", "accept")).toMatchObject({ status: "in_review" });
  expect(await passProvince(cast, made)).toMatchObject({ status: "national_review" });
  expect(await passNation(cast, made)).toMatchObject({ status: "publicity" });
  const window = await database().publicityWindow.findFirstOrThrow({ where: { applicationId: made.applicationId } });
  expect(window).toMatchObject({ opensOn: "2026-09-04", closesOn: "2026-10-03" });
  cast.clock.set("2026-10-03T15:59:59Z");
  await expect(systemAct(cast, made.applicationId, "close_publicity")).rejects.toMatchObject({
    detail: { reason: "case.WINDOW_RUNS" },
  });
  cast.clock.set("2026-10-03T16:00:00Z");
  expect(await systemAct(cast, made.applicationId, "close_publicity")).toMatchObject({ status: "approved" });
  const filing = await database().filing.findUniqueOrThrow({ where: { id: made.filingId }, include: { entry: true } });
  expect(filing).toMatchObject({ status: "filed", filedOn: "2026-10-04", entry: { status: "filed", track: "filing" } });
  expect(filing.number).toMatch(/^ZheJiang-[A-Za-z0-9]+-202609030001$/);
  const entries = await database().ledgerEntry.count({
    where: { recordId: made.applicationId, event: "application.acted" },
  });
  expect(entries).toBe(await database().caseEvent.count({ where: { applicationId: made.applicationId } }));
  expect(await verifyRecord(database(), { recordType: "application", recordId: made.applicationId })).toMatchObject({
    ok: true,
  });
});
