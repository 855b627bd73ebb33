import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };

interface Account {
  email: string;
  password: string;
  name: string;
  role: { zh: string; en: string };
}

const ACCOUNTS = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../prisma/seed/demo-accounts.json"), "utf8"),
) as Account[];

/** People of the demo, by what they are in these tests. */
const PEOPLE = {
  owner: "lin.wanqing@lantu.example",
  signatory: "zhao.guodong@lantu.example",
  otherOwner: "zhou.minghui@yanhui.example",
  reviewer: "wang.jianhua@zj-office.example",
  lead: "li.min@zj-office.example",
  nationalReviewer: "liu.yang@national-office.example",
  nationalLead: "sun.lian@national-office.example",
  administrator: "gao.zhiqiang@national-office.example",
} as const;
export type Person = keyof typeof PEOPLE;

export function account(person: Person): Account {
  const found = ACCOUNTS.find(({ email }) => email === PEOPLE[person]);
  if (!found) throw new Error(`no demo account for ${person}`);
  return found;
}

/** Faults that a page must never show in its console; a 404 that a test asks for is none of them. */
const FAULTS = /Content.Security.Policy|violates|Minified React|Hydration|hydrat|Uncaught|did not match/i;

function watch(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (FAULTS.test(message.text())) faults.push(`${page.url()}: ${message.text()}`);
  });
}

/** Every page of every test is watched for script errors and for what the policy refuses. */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on("page", (page) => watch(page, faults));
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export async function signIn(page: Page, person: Person): Promise<void> {
  const { email, password } = account(person);
  await page.goto("/sign-in");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL((url) => !["/sign-in", "/start"].includes(url.pathname));
}

const SESSIONS = new Map<Person, Awaited<ReturnType<BrowserContext["storageState"]>>>();

/** A window of its own, signed in; each person signs in once for all tests of a file. */
export async function openAs(browser: Browser, person: Person): Promise<Page> {
  const known = SESSIONS.get(person);
  const context = await browser.newContext({ storageState: known });
  const page = await context.newPage();
  if (!known) {
    await signIn(page, person);
    SESSIONS.set(person, await context.storageState());
  }
  return page;
}

export type Display = Partial<{ lang: "zh" | "en"; theme: "light" | "dark"; size: "normal" | "large" }>;

/** Chooses how pages read, by the cookies that the display form sets. */
export async function display(context: BrowserContext, choices: Display): Promise<void> {
  const url = process.env.E2E_ADDRESS ?? "";
  await context.addCookies(Object.entries(choices).map(([name, value]) => ({ name, value, url })));
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, in one line each. No page has frames, so it may judge within the page, without a second one. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} – ${node.failureSummary ?? ""}`),
  );
}

export async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Chinese that a reader of English would meet, once names that are data are taken away. */
export async function chineseOutsideData(page: Page, data: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest("script, style, [lang^=zh]:not(html)")) continue;
      if (node instanceof Element) {
        for (const name of ["aria-label", "aria-valuetext", "alt", "title", "placeholder", "data-label"]) {
          found.push(element.getAttribute(name) ?? "");
        }
      } else found.push(node.textContent ?? "");
    }
    return found;
  });
  const stripped = texts.map((text) => data.reduce((rest, name) => rest.replaceAll(name, ""), text));
  return [...new Set(stripped.filter((text) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text)))];
}

/** Names of people, organisations, runs and data sets are data; they read the same in both languages. */
export async function namesOf(page: Page): Promise<string[]> {
  const back = page.url();
  await page.goto("/account");
  const organisation = (await page.locator("main dd").nth(2).textContent())?.split(" · ")[0] ?? "";
  const records: string[] = [];
  for (const list of ["/runs", "/datasets"]) {
    await page.goto(list);
    records.push(...(await page.locator("main tbody a").allTextContents()));
  }
  await page.goto(back);
  return [account("owner").name, organisation, ...records.filter((name) => name.trim() !== "")];
}
