import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { ObjectionInput } from "@/lib/registry/schema";
import { objectToPublicity } from "@/lib/registry/service/object-to-publicity";
import { viewOpenPublicity, viewPublicity } from "@/lib/registry/service/view-publicity";
import { type Cast, type MadeCase, makeCast, makePublic } from "@/tests/factories/passage";

let cast: Cast;
let made: MadeCase;

beforeAll(async () => {
  cast = await makeCast();
  made = await makePublic(cast);
});

const object = async (change: Partial<ObjectionInput> = {}) => {
  const { serviceName } = await viewPublicity(made.applicationId, cast.clock);
  const check = [...serviceName].slice(0, 2).join("");
  const input = {
    applicationId: made.applicationId,
    idempotencyKey: newId(),
    facts: "所述用途不实",
    contact: "a@b.example",
  };
  return objectToPublicity({ ...input, check, ...change }, cast.clock);
};
const objections = () => database().objection.findMany({ where: { applicationId: made.applicationId } });

describe("an objection of somebody without an account", () => {
  test("is received with a tracking code, and nobody else reads who made it", async () => {
    const { trackingCode } = await object();
    expect(trackingCode).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/);
    expect(await objections()).toMatchObject([{ trackingCode, facts: "所述用途不实", state: "received" }]);
    const [item] = await viewOpenPublicity(cast.clock);
    expect(JSON.stringify(item)).not.toContain("a@b.example");
  });

  test("sent twice is one objection with one code", async () => {
    const before = (await objections()).length;
    const idempotencyKey = newId();
    const [first, second] = [await object({ idempotencyKey }), await object({ idempotencyKey })];
    expect(second).toEqual(first);
    expect((await objections()).map(({ trackingCode }) => trackingCode)).toContain(first.trackingCode);
    expect(await objections()).toHaveLength(before + 1);
  });

  test("without the answer that a reader can give is refused at that field", async () => {
    const before = (await objections()).length;
    await expect(object({ check: "机器" })).rejects.toMatchObject({ detail: { fields: { check: "objection.check" } } });
    expect(await objections()).toHaveLength(before);
  });

  test("to what is not public is not found", async () => {
    await expect(object({ applicationId: newId() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("one second after the end is refused with the reason", async () => {
    const window = await database().publicityWindow.findFirstOrThrow({ where: { applicationId: made.applicationId } });
    cast.clock.set(new Date(window.closesAt.getTime() + 1_000));
    await expect(object()).rejects.toMatchObject({ code: "REFUSED" });
  });
});
