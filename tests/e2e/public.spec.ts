import { expect, test } from "./browser";

test("the register is searched, filtered and read without JavaScript, and one character finds", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await page.locator("#q").fill("帖");
  await page.getByRole("button", { name: "查询" }).click();
  await expect(page).toHaveURL(/\/register\?q=/);
  const rows = page.getByRole("table").getByRole("link");
  await expect(rows).not.toHaveCount(0);
  for (const name of await rows.allTextContents()) expect(name).toContain("帖");
  await page.goto("/register");
  const all = await rows.count();
  await page.locator("#status-suspended").check();
  await page.getByRole("button", { name: "应用筛选" }).click();
  await expect(page).toHaveURL(/status=suspended/);
  const suspended = await rows.count();
  expect(suspended).toBeGreaterThan(0);
  expect(suspended).toBeLessThan(all);
  await rows.first().click();
  await expect(page).toHaveURL(/\/register\/.+/);
  await expect(page.getByText("备案已暂停").or(page.getByText("已暂停")).first()).toBeVisible();
  await page.goto("/register?q=没有这样的服务");
  await expect(rows).toHaveCount(0);
  await context.close();
});
