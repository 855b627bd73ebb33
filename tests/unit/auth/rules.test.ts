import { describe, expect, test } from "vitest";
import { minutesLockedOut, SIGN_IN_LIMITS } from "@/lib/auth/rules";
import { asTenant, workingTenant } from "@/lib/auth/tenant";
import type { Actor } from "@/lib/identity/types";

const now = new Date("2026-03-05T10:00:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const { failures: limit, windowMinutes } = SIGN_IN_LIMITS.account;
const failuresAgo = (...minutes: number[]) => minutes.map(before);

describe("a lock-out", () => {
  test("begins with the last failure that the limit allows, not before", () => {
    const minutes = Array.from({ length: limit }, (_, index) => index + 1);
    expect(minutesLockedOut("account", failuresAgo(...minutes.slice(1)), now)).toBeNull();
    expect(minutesLockedOut("account", failuresAgo(...minutes), now)).toBe(windowMinutes - limit);
  });

  test("ends when the window has left fewer failures than the limit", () => {
    expect(minutesLockedOut("account", failuresAgo(1, 2, 3, 4, windowMinutes), now)).toBeNull();
    expect(minutesLockedOut("account", failuresAgo(1, 2, 3, 4, windowMinutes - 0.01), now)).toBe(1);
  });

  test("counts from the failure whose leaving frees, where there are more than the limit", () => {
    expect(minutesLockedOut("account", failuresAgo(1, 2, 3, 4, 5, 12, 13), now)).toBe(windowMinutes - 5);
  });

  test("does not depend on the order of the failures", () => {
    const minutes = [3, 9, 1, 7, 5];
    expect(minutesLockedOut("account", failuresAgo(...minutes), now)).toBe(
      minutesLockedOut("account", failuresAgo(...minutes.toReversed()), now),
    );
  });

  test("leaves an address more room than an account", () => {
    expect(minutesLockedOut("address", failuresAgo(1, 2, 3, 4, 5), now)).toBeNull();
  });
});

describe("a tenant", () => {
  const seat = (organisationId: string, organisationName: string) => ({
    organisationId,
    organisationName,
    roles: ["owner"] as const,
  });
  const actor: Actor = {
    userId: "u",
    name: "甲",
    email: "a@test.example",
    organisations: [seat("1", "甲"), seat("2", "乙")],
    offices: [],
  };

  test("is minted for a seat that the actor has, for no other", () => {
    expect(asTenant(actor, "2")).toEqual({ id: "2", name: "乙", roles: ["owner"] });
    expect(asTenant(actor, "3")).toBeNull();
  });

  test("is the chosen one, else the first, else none", () => {
    expect(workingTenant(actor, "2")?.id).toBe("2");
    expect(workingTenant(actor, "3")?.id).toBe("1");
    expect(workingTenant(actor, undefined)?.id).toBe("1");
    expect(workingTenant({ ...actor, organisations: [] }, "1")).toBeNull();
  });
});
