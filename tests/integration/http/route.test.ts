import { beforeAll, describe, expect, test } from "vitest";
import { authorise } from "@/lib/auth/authorise";
import { AppError } from "@/lib/errors";
import type { Words } from "@/lib/format";
import { authedRoute, publicRoute } from "@/lib/http/route";
import { endOwnSessions } from "@/lib/identity/service/end-sessions";
import type { Actor, Tenant } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { makeMember, makeStaff } from "@/tests/factories/actor";
import { makeOrganisation } from "@/tests/factories/organisation";
import { makeUser } from "@/tests/factories/user";
import { requestTo, withParams } from "@/tests/helpers/request";

const REASONS = {
  "test.inUse": { zh: "有 {count} 个评估正在使用", en: "{count} runs are using it" },
  "test.name": { zh: "请填写名称", en: "Enter a name" },
} as const satisfies Record<string, Words>;

const whoAmI = authedRoute({
  name: "test.who",
  run: async ({ actor, tenant }) => ({ user: actor.userId, tenant: tenant.id }),
});
const failing = (error: unknown) =>
  publicRoute({
    name: "test.fail",
    reasons: REASONS,
    run: async () => {
      throw error;
    },
  });

let actor: Actor;
let tenant: Tenant;

beforeAll(async () => {
  ({ actor, tenant } = await makeMember());
});

const ask = async (handler: typeof whoAmI, by: Parameters<typeof requestTo>[1] = {}) => {
  const answer = await handler(await requestTo("/api/test", by), withParams({}));
  return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
};

describe("a route for signed-in people", () => {
  test("is given the person and the tenant that the database knows", async () => {
    const answer = await ask(whoAmI, { userId: actor.userId });
    expect(answer).toMatchObject({ status: 200, body: { user: actor.userId, tenant: tenant.id } });
  });

  test("answers 401 without a session and after the sessions were ended", async () => {
    expect(await ask(whoAmI)).toMatchObject({ status: 401, type: "application/problem+json" });
    const { actor: leaving } = await makeMember();
    const request = await requestTo("/api/test", { userId: leaving.userId });
    await endOwnSessions(leaving);
    expect((await whoAmI(request, withParams({}))).status).toBe(401);
  });

  test("answers 404 to a person without an organisation, and runs for them in the scope of persons", async () => {
    const { actor: auditor } = await makeStaff({ role: "auditor" });
    expect(await ask(whoAmI, { userId: auditor.userId })).toMatchObject({ status: 404 });
    const run = async ({ tenant: none }: { tenant: Tenant | null }) => ({ none });
    const forPersons = authedRoute({ name: "test.person", scope: "person", run });
    expect(await ask(forPersons, { userId: auditor.userId })).toMatchObject({ status: 200, body: { none: null } });
  });

  test("takes the organisation that a person of several chose, and no other than theirs", async () => {
    const [one, two, foreign] = [await makeOrganisation(), await makeOrganisation(), await makeOrganisation()];
    const seats = [one, two].map(({ id }) => ({ in: "organisation", organisationId: id, role: "owner" }) as const);
    const { userId } = await makeUser({ seats });
    const chosen = async (id: string) => (await ask(whoAmI, { userId, cookies: [`organisation=${id}`] })).body.tenant;
    expect(await chosen(one.id)).toBe(one.id);
    expect(await chosen(two.id)).toBe(two.id);
    expect([one.id, two.id]).toContain(await chosen(foreign.id));
  });

  test("answers 404 for another organisation's record, as for one that is not there", async () => {
    const { tenant: theirs } = await makeMember();
    const read = authedRoute<{ id: string }>({
      name: "run.read",
      run: async ({ actor: reader, params }) => authorise(reader, "run.read", { organisationId: params.id }),
    });
    const request = async () => await requestTo("/api/runs/x", { userId: actor.userId });
    const foreign = await read(await request(), withParams({ id: theirs.id }));
    const missing = await read(await request(), withParams({ id: newId() }));
    const nonsense = await read(await request(), withParams({ id: "1' OR '1'='1" }));
    expect([foreign.status, missing.status, nonsense.status]).toEqual([404, 404, 404]);
    const bodies = await Promise.all([foreign.json(), missing.json(), nonsense.json()]);
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]).toEqual(bodies[2]);
  });
});

describe("a request that changes something", () => {
  const post = (origin: string | null, site?: string) => {
    const headers = { ...(origin !== null && { origin }), ...(site && { "sec-fetch-site": site }) };
    return { userId: actor.userId, init: { method: "POST", headers } };
  };

  test("is run for this site's pages and refused for another's", async () => {
    expect(await ask(whoAmI, post("http://localhost:41234"))).toMatchObject({ status: 200 });
    expect(await ask(whoAmI, post("https://evil.example"))).toMatchObject({ status: 403 });
    expect(await ask(whoAmI, post("http://localhost:41234", "cross-site"))).toMatchObject({ status: 403 });
  });

  test("is not run at all when it is refused", async () => {
    let ran = false;
    const run = async () => {
      ran = true;
    };
    const answer = await ask(publicRoute({ name: "test.post", run }), post("https://evil.example"));
    expect(answer).toMatchObject({ status: 403, body: { reason: "http.foreignOrigin" } });
    expect(ran).toBe(false);
  });
});

describe("a refusal", () => {
  test.each([
    ["UNAUTHENTICATED", 401],
    ["FORBIDDEN", 403],
    ["NOT_FOUND", 404],
    ["CONFLICT", 409],
    ["REFUSED", 422],
    ["INVALID", 400],
  ] as const)("%s is answered as %i in the words of its code", async (code, status) => {
    const { body, ...head } = await ask(failing(new AppError(code, "not for people")));
    expect(head).toEqual({ status, type: "application/problem+json" });
    expect(body).toMatchObject({ status, type: expect.stringMatching(/^urn:genai-filing:problem:[a-z-]+$/) });
    expect(body.detail).toMatch(/\p{Script=Han}/u);
    expect(JSON.stringify(body)).not.toContain("not for people");
  });

  test("says its reason with its facts, in the language of the reader", async () => {
    const error = new AppError("REFUSED", "x", { reason: "test.inUse", facts: { count: 3 } });
    expect((await ask(failing(error))).body).toMatchObject({ detail: "有 3 个评估正在使用", reason: "test.inUse" });
    const english = await ask(failing(error), { cookies: ["lang=en"] });
    expect(english.body).toMatchObject({ detail: "3 runs are using it", title: "Refused" });
  });

  test("names the fields that it is about", async () => {
    const error = new AppError("INVALID", "x", { fields: { name: "test.name", licence: "no.words" } });
    const { body } = await ask(failing(error));
    expect(body.fields.name).toBe("请填写名称");
    expect(body.fields.licence).toMatch(/\p{Script=Han}/u);
  });

  test("that nobody foresaw tells a reference and nothing else", async () => {
    const { status, body } = await ask(failing(new Error("password=hunter2 at 10.0.0.3")), { cookies: ["lang=en"] });
    expect(status).toBe(500);
    expect(body.detail).toMatch(/reference [0-9a-f]{8}$/);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|10\.0\.0\.3/);
  });
});
