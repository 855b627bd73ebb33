import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress } from "@/lib/http/client-address";
import { contentSecurityPolicy } from "@/lib/http/csp";
import { formInput, typedValues } from "@/lib/http/form-input";
import { safeReturnPath } from "@/lib/http/return-path";
import { isSameOrigin } from "@/lib/http/same-origin";

const SITE = "https://filing.example";

describe("a return path", () => {
  test.each(["/", "/runs", "/runs/1?tab=report#fd", "/datasets?name=手写", "/a//b", "/runs?from=https://x.example"])(
    "%s stays as it is",
    (path) => {
      expect(new URL(safeReturnPath(path), SITE).href).toBe(new URL(path, SITE).href);
    },
  );

  test.each([
    ["nothing", null],
    ["an empty text", ""],
    ["another site", "https://evil.example/"],
    ["another site without a scheme", "//evil.example"],
    ["a backslash that browsers read as a slash", "/\\evil.example"],
    ["a tab that browsers drop", "/\t/evil.example"],
    ["a new line", "/\n/evil.example"],
    ["a relative path", "runs"],
    ["a script", "javascript:alert(1)"],
    ["dots that leave two slashes at the front", "/.//evil.example"],
    ["dots that climb", "/a/..//evil.example"],
  ])("of %s becomes the start page", (_what, path) => {
    expect(safeReturnPath(path)).toBe("/");
  });

  test("never leaves the site, whatever it was given", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "//",
      ".",
      "..",
      "@",
      ":",
      "evil.example",
      "\t",
      "\n",
      "https:",
      "%2f",
      "?",
      "#",
      "a",
    );
    const wild = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join("")}`);
    fc.assert(
      fc.property(fc.oneof(wild, fc.string()), (path) => {
        expect(new URL(safeReturnPath(path), SITE).origin).toBe(SITE);
      }),
      { seed: 20261123, numRuns: 2_000 },
    );
  });
});

describe("a request that changes something", () => {
  const host = "filing.example";
  test.each([
    ["from our page", { "sec-fetch-site": "same-origin", host }, true],
    ["typed by the person", { "sec-fetch-site": "none", host }, true],
    ["from another site", { "sec-fetch-site": "cross-site", host, origin: "https://filing.example" }, false],
    ["from a neighbour of the domain", { "sec-fetch-site": "same-site", host }, false],
    ["from our page in an older browser", { origin: "https://filing.example", host }, true],
    ["from another site in an older browser", { origin: "https://evil.example", host }, false],
    ["from a port beside ours", { origin: "https://filing.example:8443", host }, false],
    [
      "from our page behind a proxy",
      { origin: "https://filing.example", "x-forwarded-host": host, host: "web:3000" },
      true,
    ],
    ["from a sandbox", { origin: "null", host }, false],
    ["from nowhere", { host }, false],
  ])("%s", (_what, headers, allowed) => {
    expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(allowed);
  });
});

test("the client's address is the one that the nearest hop has seen", () => {
  expect(clientAddress(new Headers({ "x-forwarded-for": "10.0.0.9, 203.0.113.7" }))).toBe("203.0.113.7");
  expect(clientAddress(new Headers())).toBe("unknown");
});

describe("a form", () => {
  function form(...fields: [string, string][]): FormData {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return data;
  }

  test("becomes the object that its names describe", () => {
    const data = form(
      ["name", "第一次"],
      ["config.steps", "200"],
      ["config.vae.latent", "16"],
      ["tag", "a"],
      ["tag", "b"],
    );
    expect(formInput(data)).toEqual({
      name: "第一次",
      config: { steps: "200", vae: { latent: "16" } },
      tag: ["a", "b"],
    });
  });

  test("cannot reach prototypes, nor smuggle the framework's fields in", () => {
    const data = form(
      ["__proto__.admin", "1"],
      ["a.constructor.b", "1"],
      ["$ACTION_ID_x", "1"],
      ["..", "1"],
      ["b", "2"],
    );
    expect(formInput(data)).toEqual({ b: "2" });
    expect(({} as { admin?: string }).admin).toBeUndefined();
  });

  test("is shown again without secrets", () => {
    const data = form(
      ["email", "a@b.example"],
      ["password", "x"],
      ["newPassword", "y"],
      ["apiToken", "z"],
      ["$K", "k"],
    );
    expect(typedValues(data)).toEqual({ email: "a@b.example" });
  });
});

test("the policy lets scripts run by nonce alone, and eval in development only", () => {
  const policy = contentSecurityPolicy("bm9uY2U=");
  expect(policy).toContain("'nonce-bm9uY2U='");
  expect(policy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|https:|\*)/);
  for (const closed of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
    expect(policy).toContain(closed);
  }
  expect(contentSecurityPolicy("n", true)).toContain("'unsafe-eval'");
});
