import { redirect } from "next/navigation";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { type ActionSpec, authedAction } from "@/lib/http/action";
import { IDLE } from "@/lib/http/action-state";
import type { Actor } from "@/lib/identity/types";
import { makeMember, makeStaff } from "@/tests/factories/actor";
import { enterRequest } from "@/tests/helpers/next-request-scope";
import { type RequestBy, requestTo } from "@/tests/helpers/request";

vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"));

const REASONS = {
  "test.name": { zh: "请填写名称", en: "Enter a name" },
  "test.steps": { zh: "步数不得超过 {maximum}", en: "At most {maximum} steps" },
  "test.taken": { zh: "“{name}”已存在", en: "“{name}” exists already" },
};

const schema = z.object({
  name: z.string().min(1, { error: "test.name" }),
  config: z.object({
    steps: z.coerce.number().int().max(100, { error: "test.steps" }),
    model: z.enum(["vae", "dcgan"]),
  }),
});
type Spec = ActionSpec<typeof schema, "organisation", unknown>;

const action = (run: Spec["run"]) => authedAction({ name: "test.act", schema, reasons: REASONS, run });

function form(fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  const filled = { name: "第一次", "config.steps": "50", "config.model": "vae", ...fields };
  for (const [name, value] of Object.entries(filled)) data.append(name, value);
  return data;
}

let actor: Actor;
const enter = async (by: RequestBy) => enterRequest(await requestTo("/runs/new", by));

beforeEach(async () => {
  ({ actor } = await makeMember());
  await enter({ userId: actor.userId });
});

describe("an action", () => {
  test("is given checked input, the actor and the tenant, and hands its result back", async () => {
    const answer = await action(async (input, caller) => ({ input, by: caller.actor.userId, of: caller.tenant.id }))(
      IDLE,
      form(),
    );
    const input = { name: "第一次", config: { steps: 50, model: "vae" } };
    const of = actor.organisations[0]?.organisationId;
    expect(answer).toEqual({ status: "ok", data: { input, by: actor.userId, of } });
  });

  test("says what is wrong with each field by the form's own names, and keeps what was typed", async () => {
    const run = vi.fn();
    const answer = await action(run)(IDLE, form({ name: "", "config.steps": "500", "config.model": "gpt" }));
    expect(answer).toMatchObject({
      status: "error",
      fields: {
        name: REASONS["test.name"],
        "config.steps": { zh: "步数不得超过 100", en: "At most 100 steps" },
        "config.model": { zh: expect.any(String), en: "Choose one of the options" },
      },
      values: { name: "", "config.steps": "500", "config.model": "gpt" },
    });
    expect(run).not.toHaveBeenCalled();
  });

  test("says that a missing field is missing, in words and not in the validator's English", async () => {
    const data = form();
    data.delete("config.model");
    data.delete("name");
    const { fields } = await action(async () => {})(IDLE, data);
    expect(fields?.name?.zh).toBe("请填写");
    expect(fields?.["config.model"]?.zh).toMatch(/^请/);
  });

  test("turns a service's refusal into the domain's words", async () => {
    const refusing = action(async () => {
      throw new AppError("CONFLICT", "taken", { reason: "test.taken", facts: { name: "第一次" } });
    });
    const answer = await refusing(IDLE, form());
    expect(answer).toMatchObject({ status: "error", message: { zh: "“第一次”已存在", en: "“第一次” exists already" } });
    expect(answer.values?.name).toBe("第一次");
  });

  test("hides what nobody foresaw behind a reference", async () => {
    const breaking = action(async () => {
      throw new Error("connection to 10.0.0.3 refused");
    });
    const answer = await breaking(IDLE, form());
    expect(answer.message?.en).toMatch(/reference [0-9a-f]{8}$/);
    expect(JSON.stringify(answer)).not.toContain("10.0.0.3");
  });

  test("lets a redirect pass to the framework", async () => {
    await expect(action(async () => redirect("/runs/1"))(IDLE, form())).rejects.toMatchObject({
      digest: expect.stringContaining("/runs/1"),
    });
  });

  test.each([
    ["nobody", {}, "登录已失效"],
    ["another site's page", { init: { headers: { origin: "https://evil.example" } } }, "另一网站"],
  ])("does not run for %s", async (_who, by: RequestBy, words) => {
    await enter({ ...(by.init && { userId: actor.userId }), ...by });
    const run = vi.fn();
    const answer = await action(run)(IDLE, form());
    expect(answer).toMatchObject({ status: "error", values: { name: "第一次" } });
    expect(answer.message?.zh).toContain(words);
    expect(run).not.toHaveBeenCalled();
  });

  test("of organisations does not run for staff; one of persons does", async () => {
    const { actor: lead } = await makeStaff({ role: "lead" });
    await enter({ userId: lead.userId });
    const run = vi.fn(async () => "done");
    expect((await action(run)(IDLE, form())).status).toBe("error");
    expect(run).not.toHaveBeenCalled();
    const forPersons = authedAction({ name: "test.person", schema, scope: "person", run });
    expect(await forPersons(IDLE, form())).toEqual({ status: "ok", data: "done" });
  });
});
