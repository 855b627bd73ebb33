import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { Track } from "@/lib/filing/types/vocabulary";
import { demoAnswers } from "@/prisma/seed/demo/answers";
import type { DemoService } from "@/prisma/seed/demo/service";
import { accessibilityFindings, expect, openAs, overflow, type Person, test } from "./browser";
import { walkDays } from "./clock";
import { fillDossier, uploadAttachments } from "./dossier-filler";

/** The whole way of a filing and of a registration that calls it, by the hands of those who walk it. */

const PROVIDER = {
  name: "杭州澜图智能科技有限公司",
  address: "浙江省杭州市西湖区文三路 1999 号 8 层",
  city: "浙江省杭州市",
  phone: "0571-88886666",
  mail: "tousu@lantu.example",
  icp: "浙ICP备2026044830号-1",
  safetyOfficer: "林婉清",
  legalityOfficer: "林婉清",
};
const SERVICE: DemoService = {
  ...{ key: "story", track: "filing", name: "澜书楷体生成服务", model: "澜书楷体模型" },
  ...{ scene: "楷书字帖制作", users: "书法教师" },
};
const CALLER: DemoService = {
  ...{ key: "caller", track: "registration", name: "澜书字帖小程序", model: "" },
  ...{ scene: "楷书字帖排版", users: "小学语文教师" },
};
const CHANGED = "面向书法教师，按选定的类别与风格生成楷体图像，用于楷书字帖制作；每张图像均带显式与隐式标识。";

interface Story {
  filingId: string;
  applicationId: string;
}

/** What the provider's ledger must tell of the way, as its entries are worded. */
const STEPS = ["已提交", "已受理", "已一次性告知补正", "已补正提交", "已审批通过", "公示期满，准予办结", "已备注变更"];

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/;

/** Opens an action's page, fills what it asks and confirms; the page that follows names what was done. */
async function act(page: Page, base: string, action: string, inputs: Readonly<Record<string, string>> = {}) {
  await page.goto(`${base}/actions/${action}`);
  for (const [name, value] of Object.entries(inputs)) {
    const control = page.locator(`[id="input.${name}"]`);
    const tag = await control.evaluate((element) => element.tagName);
    if (tag === "FIELDSET") await control.locator(`input[value="${value}"]`).check();
    else if (tag === "SELECT") await control.selectOption(value);
    else await control.fill(value);
  }
  const typed = page.locator("#confirmation");
  if ((await typed.count()) > 0) {
    const label = await page.locator("label[for=confirmation]").textContent();
    await typed.fill(label?.match(/请输入 (.+) 以确认/)?.[1] ?? "");
  }
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/\/events\/[0-9a-f-]{36}$/);
}

/** A form of this page, sent with another action in it: what somebody would try who knows the addresses. */
async function trySending(page: Page, base: string, from: string, forged: string): Promise<string> {
  await page.goto(`${base}/actions/${from}`);
  await page.locator("main form input[name=action]").evaluate((input, action) => {
    (input as HTMLInputElement).value = action;
  }, forged);
  for (const area of await page.locator("main form textarea").all()) await area.fill("试");
  for (const radio of await page.locator("main form fieldset input[type=radio]").all()) await radio.check();
  await page.locator("main form button[type=submit]").last().click();
  const summary = page.locator("main [role=alert]");
  await expect(summary).toBeVisible();
  return (await summary.textContent()) ?? "";
}

async function start(page: Page, service: DemoService): Promise<Story> {
  await page.goto("/filings/new");
  await page.locator(`#track-${service.track}`).check();
  await page.locator("#serviceName").fill(service.name);
  await page.getByRole("button", { name: "新建草稿" }).click();
  await page.waitForURL(/\/events\//);
  return { filingId: page.url().match(uuid)?.[0] ?? "", applicationId: "" };
}

/** A registration needs no officer for legality. */
async function sign(browser: Browser, filingId: string, track: Track = "filing"): Promise<void> {
  const signing: [Person, string, string][] = [
    ["signatory", "legal_representative", ""],
    ["owner", "safety_officer", ""],
    ["owner", "legality_officer", "本单位由林婉清一人兼任安全评估与合法性评估负责人。"],
  ];
  for (const [person, capacity, statement] of track === "filing" ? signing : signing.slice(0, 2)) {
    const page = await openAs(browser, person);
    await page.goto(`/filings/${filingId}/dossier/pledge`);
    await page.locator(`#capacity-${capacity}`).check();
    if (statement) await page.locator("#statement").fill(statement);
    await page.locator("#confirmed").check();
    await page.getByRole("button", { name: "签署", exact: true }).click();
    await expect(page.getByText("签名已记录").or(page.getByText("已全部签署")).first()).toBeVisible();
    await page.context().close();
  }
}

async function judgeAll(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/checklist`);
  const clauses = page.locator("article:has(form input[name=clauseKey])");
  const count = await clauses.count();
  expect(count).toBe(12);
  for (let at = 0; at < count; at += 1) {
    const clause = clauses.nth(at);
    await clause.locator("input[value=conforming]").check({ force: true });
    await clause.getByRole("button", { name: "保存判断" }).click();
    await expect(clause.getByRole("status")).toBeVisible();
  }
}

async function caseOf(page: Page, service: DemoService): Promise<string> {
  await page.goto(`/office?view=all&q=${encodeURIComponent(service.name)}`);
  const link = page.getByRole("link", { name: service.name }).first();
  return (await link.getAttribute("href"))?.match(uuid)?.[0] ?? "";
}

const look = async (page: Page, name: string) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({
      path: join(process.env.E2E_PICTURES ?? ".data/test-results", `${name}-${width}.png`),
      fullPage: true,
    });
    expect.soft(await overflow(page), `${name} at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  expect.soft(await accessibilityFindings(page), name).toEqual([]);
};

test("a filing goes all the way, and a registration calls it", async ({ browser, page: visitor }) => {
  test.setTimeout(1_200_000);
  const owner = await openAs(browser, "owner");
  const story = await start(owner, SERVICE);
  const filing = `/filings/${story.filingId}`;

  await test.step("nothing incomplete can be submitted, by page or by force", async () => {
    await owner.goto(`${filing}/actions/submit`);
    await expect(owner.getByRole("button", { name: "提交" })).toHaveAttribute("aria-disabled", "true");
    await expect(owner.locator("#why-not")).not.toBeEmpty();
    await look(owner, "submit-refused");
  });

  await test.step("the dossier is filled page by page", async () => {
    const answers = demoAnswers({ service: SERVICE, provider: PROVIDER, called: null, measured: true });
    await fillDossier(owner, { filingId: story.filingId, track: "filing", answers });
    await uploadAttachments(owner, story.filingId, "filing");
    await look(owner, "attachments");
  });

  await test.step("a trained run is attached as evidence", async () => {
    await owner.goto(`${filing}/dossier/assessments`);
    await owner.locator("#functions-image").check();
    await owner.getByRole("button", { name: "附上评估" }).click();
    await expect(owner.getByText(/R-\d{4}-\d{4}/).first()).toBeVisible();
    await look(owner, "assessments");
    await owner.goto(`${filing}/dossier/pre-check`);
    await expect(owner.getByText("没有阻断问题").or(owner.getByText("没有发现问题")).first()).toBeVisible();
    await owner.goto(`${filing}/dossier/check`);
    await look(owner, "check");
  });

  await test.step("the pledge binds three capacities to one content, and one character voids it", async () => {
    await sign(browser, story.filingId);
    await owner.goto(`${filing}/dossier/service/basics`);
    const name = owner.locator('[id="service.introduction"]');
    const written = await name.inputValue();
    await name.fill(`${written}。`);
    await owner.getByRole("button", { name: "保存", exact: true }).click();
    await expect(owner.getByText(/已保存/).first()).toBeVisible();
    await owner.goto(`${filing}/dossier/pledge`);
    await expect(owner.getByText("材料已改动，签名失效")).toBeVisible();
    await look(owner, "pledge-void");
    await sign(browser, story.filingId);
  });

  await test.step("it is submitted once, with a number", async () => {
    expect(await trySending(owner, filing, "submit", "accept")).toContain("你的角色不能办理");
    await act(owner, filing, "submit");
    await expect(owner.getByText(/A-\d{4}-\d{4}/).first()).toBeVisible();
    await look(owner, "submitted");
  });

  const reviewer = await openAs(browser, "reviewer");
  story.applicationId = await caseOf(reviewer, SERVICE);
  const office = `/office/cases/${story.applicationId}`;

  await test.step("the province accepts it and asks for one field", async () => {
    await act(reviewer, office, "accept");
    expect(await trySending(reviewer, office, "open_expert_review", "sign_off")).toContain("你的角色不能办理");
    await reviewer.goto(`${office}/items`);
    await reviewer.locator("#new-target").selectOption("field:service.introduction");
    await reviewer.locator("#new-reasonCode").selectOption({ index: 1 });
    await reviewer.locator("#new-instruction").fill("请写明图像标识的方式。");
    await reviewer.getByRole("button", { name: "保存起草" }).click();
    await expect(reviewer.getByText("请写明图像标识的方式。").first()).toBeVisible();
    await look(reviewer, "items");
    await act(reviewer, office, "request_rectification");
  });

  await test.step("only the named field is open; it is answered and resubmitted", async () => {
    await owner.goto(`${filing}/dossier/service/basics`);
    await expect(owner.locator('input[id="service.modelName"]')).toHaveCount(0);
    await owner.locator('[id="service.introduction"]').fill(CHANGED);
    await owner.getByRole("button", { name: "保存", exact: true }).click();
    await expect(owner.getByText(/已保存/).first()).toBeVisible();
    await owner.goto(`${filing}/items`);
    await look(owner, "answer");
    await owner.locator("main form textarea").first().fill("已写明显式与隐式标识。");
    await owner.locator("main form button[type=submit]").first().click();
    await expect(owner.getByRole("status").filter({ hasText: "已保存" }).first()).toBeVisible();
    await sign(browser, story.filingId);
    await act(owner, filing, "resubmit");
  });

  await test.step("the answer is seen beside what stood before, and accepted", async () => {
    await reviewer.goto(`${office}/dossier?section=service`);
    await expect(reviewer.locator("ins").first()).toBeVisible();
    await look(reviewer, "changes");
    await reviewer.goto(`${office}/items`);
    await reviewer.locator("input[value=accept]").check();
    await reviewer.getByRole("button", { name: "保存判断" }).click();
    await expect(reviewer.getByText("已接受").first()).toBeVisible();
  });

  await test.step("two stages, four people", async () => {
    await judgeAll(reviewer, office);
    await look(reviewer, "checklist");
    await act(reviewer, office, "recommend", { approve: "yes", reason: "材料齐全，测量结果可用。" });
    const lead = await openAs(browser, "lead");
    await lead.goto(office);
    await look(lead, "case-lead");
    await act(lead, office, "sign_off");
    const national = await openAs(browser, "nationalReviewer");
    await judgeAll(national, office);
    await act(national, office, "recommend", { approve: "yes", reason: "复核无异议。" });
    const nationalLead = await openAs(browser, "nationalLead");
    await act(nationalLead, office, "sign_off");
    for (const page of [lead, national, nationalLead]) await page.context().close();
  });

  await test.step("the public reads it for thirty days, then finds its number", async () => {
    await visitor.goto("/publicity");
    await expect(visitor.getByText(SERVICE.name).first()).toBeVisible();
    await look(visitor, "publicity");
    await passPublicity(visitor, SERVICE);
    await visitor.getByRole("table").getByRole("link", { name: SERVICE.name }).click();
    await visitor.waitForURL(/\/register\/.+/);
    await expect(visitor.getByText(SERVICE.model).first()).toBeVisible();
    await look(visitor, "register-entry");
  });
  const number = decodeURIComponent(new URL(visitor.url()).pathname.split("/")[2] ?? "");
  expect(number).toMatch(/^ZheJiang-[A-Za-z0-9]+-\d{12}$/);

  await test.step("a change of a contact is recorded and adds a version", async () => {
    await act(owner, filing, "start_change");
    await owner.goto(`${filing}/dossier/entity/people`);
    await owner.locator('[id="entity.contactPhone"]').fill("0571-88886667");
    await owner.getByRole("button", { name: "保存", exact: true }).click();
    await expect(owner.getByText(/已保存/).first()).toBeVisible();
    await sign(browser, story.filingId);
    await act(owner, filing, "submit");
    const changeId = await caseOf(reviewer, SERVICE);
    await act(reviewer, `/office/cases/${changeId}`, "record_change");
    await visitor.goto(`/register/${number}`);
    await expect(visitor.getByText(/第 ?2 ?版/).first()).toBeVisible();
  });

  await test.step("a registration that calls it passes one stage", async () => {
    await passRegistration(browser, owner, { number, visitor });
  });

  await test.step("every step stands in the ledger, and the chain holds", async () => {
    await owner.goto(`${filing}/ledger`);
    await expect(owner.getByText(/核验通过/).first()).toBeVisible();
    await expect(owner.getByText("核验未通过")).toHaveCount(0);
    for (const step of STEPS) await expect.soft(owner.getByRole("main")).toContainText(step, { timeout: 2_000 });
    await look(owner, "ledger");
  });
});

/** Thirty days go by, the worker's timers act by themselves, and the service stands in the register. */
async function passPublicity(visitor: Page, service: DemoService): Promise<void> {
  walkDays(31);
  await expect
    .poll(
      async () => {
        await visitor.goto(`/register?q=${encodeURIComponent(service.name)}`);
        return await visitor.getByRole("table").getByRole("link", { name: service.name }).count();
      },
      { timeout: 120_000, intervals: [2_000] },
    )
    .toBe(1);
}

async function passRegistration(
  browser: Browser,
  owner: Page,
  { number, visitor }: { number: string; visitor: Page },
): Promise<void> {
  const track: Track = "registration";
  const { filingId } = await start(owner, CALLER);
  const called = { name: SERVICE.model, provider: PROVIDER.name, number };
  const answers = demoAnswers({ service: CALLER, provider: PROVIDER, called, measured: true });
  await fillDossier(owner, { filingId, track, answers });
  await uploadAttachments(owner, filingId, track);
  await owner.goto(`/filings/${filingId}/dossier/assessments`);
  if ((await owner.locator("#functions-image").count()) > 0) {
    await owner.locator("#functions-image").check();
    await owner.getByRole("button", { name: "附上评估" }).click();
    await expect(owner.getByText(/R-\d{4}-\d{4}/).first()).toBeVisible();
  }
  await sign(browser, filingId, track);
  await act(owner, `/filings/${filingId}`, "submit");
  const reviewer = await openAs(browser, "reviewer");
  const office = `/office/cases/${await caseOf(reviewer, CALLER)}`;
  await act(reviewer, office, "accept");
  await judgeAll(reviewer, office);
  await act(reviewer, office, "recommend", { approve: "yes", reason: "所调用模型有效，材料齐全。" });
  const lead = await openAs(browser, "lead");
  await act(lead, office, "sign_off");
  await visitor.goto("/publicity");
  await expect(visitor.getByText(CALLER.name).first()).toBeVisible();
  await passPublicity(visitor, CALLER);
  for (const page of [reviewer, lead]) await page.context().close();
}
