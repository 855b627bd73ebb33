import { afterEach, describe, expect, test } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { POST as choose, GET as chooseByLink } from "@/app/api/preferences/route";
import { database } from "@/lib/db/client";
import { preferencesFromCookies } from "@/lib/http/preferences";
import { closeQueue } from "@/lib/queue/boss";
import { requestTo, withParams } from "@/tests/helpers/request";

const post = async (fields: Record<string, string>) => {
  const init = { method: "POST", body: new URLSearchParams(fields) };
  return await choose(await requestTo("/api/preferences", { init }), withParams({}));
};

describe("preferences", () => {
  test("are kept in cookies by a plain form, which leads back", async () => {
    const answer = await post({ lang: "en", theme: "dark", size: "large", back: "/runs?page=2" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/runs?page=2");
    const kept = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    expect(kept).toEqual(["lang=en", "theme=dark", "size=large"]);
    const cookies = Object.fromEntries(kept.map((cookie) => cookie?.split("=") ?? []));
    const source = { get: (name: string) => (cookies[name] ? { value: cookies[name] } : undefined) };
    expect(preferencesFromCookies(source)).toEqual({ language: "en", theme: "dark", size: "large" });
  });

  test("that were not chosen stay, and what is no choice is ignored", async () => {
    const answer = await post({ lang: "fr", theme: "light", size: "1; Domain=evil.example", back: "/" });
    expect(answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0])).toEqual(["theme=light"]);
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", ""])("never lead to %j", async (back) => {
    expect((await post({ lang: "en", back })).headers.get("location")).toBe("/");
  });

  test("can be chosen by a link", async () => {
    const answer = await chooseByLink(await requestTo("/api/preferences?lang=en&back=/runs"), withParams({}));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/runs"]);
  });

  test("begin as Chinese, the system's theme and normal type", () => {
    const nothing = preferencesFromCookies({ get: () => undefined });
    expect(nothing).toEqual({ language: "zh", theme: "system", size: "normal" });
  });
});

describe("health", () => {
  const ask = async () => {
    const answer = await health(await requestTo("/api/health"), withParams({}));
    return { status: answer.status, body: await answer.json() };
  };

  afterEach(async () => {
    await database().$executeRaw`ALTER SCHEMA "away" RENAME TO "pgboss"`.catch(() => {});
  });

  test("is 200 where database and queue answer", async () => {
    expect(await ask()).toEqual({ status: 200, body: { status: "ok", database: "ok", queue: "ok" } });
  });

  test("is 503 and names the part that is down", async () => {
    await closeQueue();
    await database().$executeRaw`ALTER SCHEMA "pgboss" RENAME TO "away"`;
    expect(await ask()).toEqual({ status: 503, body: { status: "down", database: "ok", queue: "down" } });
  });
});
