import { expect, openAs, signIn, test } from "./browser";
import { readRecords } from "./records";

test("another organisation finds nothing: pages, files and events answer 404", async ({ browser }) => {
  const { datasetId, runId } = readRecords();
  const page = await openAs(browser, "otherOwner");
  for (const path of [
    `/datasets/${datasetId}`,
    `/runs/${runId}`,
    `/runs/${runId}/report`,
    `/runs/new?repeat=${runId}`,
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "没有找到这一页" })).toBeVisible();
  }
  const files = [
    `/api/datasets/${datasetId}/thumbnails?page=0`,
    `/api/runs/${runId}/events`,
    `/api/runs/${runId}/curves.csv`,
    `/api/runs/${runId}/report.json`,
    `/api/runs/${runId}/weights.bin`,
    `/api/runs/${runId}/sheets/0`,
  ];
  for (const path of files) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
  }
  await page.goto("/runs");
  await expect(page.getByText(readRecords().runName)).toHaveCount(0);
  await page.context().close();
});

test("an office's person has no provider's pages and the other way round", async ({ browser }) => {
  const reviewer = await openAs(browser, "reviewer");
  await reviewer.goto("/start");
  await expect(reviewer).toHaveURL(/\/office$/);
  expect((await reviewer.goto("/runs"))?.status()).toBe(404);
  expect((await reviewer.goto("/office/calendar"))?.status()).toBe(404);
  await reviewer.context().close();
  const owner = await openAs(browser, "otherOwner");
  expect((await owner.goto("/office"))?.status()).toBe(404);
  expect((await owner.goto("/office/workflow"))?.status()).toBe(404);
  expect((await owner.goto("/office/calendar"))?.status()).toBe(404);
  await owner.context().close();
});

test("nobody signed in is led to sign in and back", async ({ page }) => {
  const { runId } = readRecords();
  await page.goto(`/runs/${runId}/report`);
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await page.getByRole("button", { name: "填入 lin.wanqing@lantu.example" }).click();
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(new RegExp(`/runs/${runId}/report$`));
});

test("a session that was ended everywhere is ended here", async ({ browser, page, context }) => {
  // Nobody else reads as this person meanwhile.
  const elsewhere = await openAs(browser, "nationalReviewer");
  await signIn(page, "nationalReviewer");
  await page.goto("/account");
  await page.getByRole("button", { name: "在所有设备上退出" }).click();
  await page.waitForURL("**/");
  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
  expect((await context.cookies()).some((cookie) => cookie.name.includes("session-token"))).toBe(false);
});

test("a wrong password is refused in words and leaves the e-mail in place", async ({ page }) => {
  await page.goto("/sign-in");
  await page.locator("#email").fill("nobody@lantu.example");
  await page.locator("#password").fill("not the password");
  await page.locator("main form button[type=submit]").click();
  await expect(page.getByRole("alert").filter({ hasText: "邮箱或密码不正确" })).toBeFocused();
  await expect(page.locator("#email")).toHaveValue("nobody@lantu.example");
});
