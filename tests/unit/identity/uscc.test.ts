import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkUscc, normaliseEmail, normaliseUscc, usccCheckCharacter } from "@/lib/identity/rules";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const SETTINGS = { seed: 20261123, numRuns: 500 };
const from = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((letters) => letters.join(""));
/** 17 characters in the places of the standard: letters or digits, six digits, letters or digits. */
const first17 = fc.tuple(from(ALPHABET, 2), from("0123456789", 6), from(ALPHABET, 9)).map((parts) => parts.join(""));
const codes = first17.map((text) => text + usccCheckCharacter(text));

describe("checkUscc", () => {
  test.each([
    "91440300708461136T",
    "9144030071526726XG",
    "91110108551385082Q",
    "91110114MACY9KQ17M",
    "91320118MAK93FC72D",
  ])("accepts the registered code %s", (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, value: code });
  });

  test("accepts a code whose check character is 0", () => {
    expect(checkUscc("911101081000000140").ok).toBe(true);
  });

  test("accepts a letter in the first two places", () => {
    const rural = "N2330106MF1234567";
    expect(checkUscc(rural + usccCheckCharacter(rural)).ok).toBe(true);
  });

  test.each([
    ["", "LENGTH"],
    ["91440300708461136", "LENGTH"],
    ["91440300708461136TT", "LENGTH"],
    ["9144030070846113 T", "CHARACTERS"],
    ["91440300708461136t", "CHARACTERS"],
    ["9I440300708461136T", "CHARACTERS"],
    ["9144O300708461136T", "CHARACTERS"],
    ["91A40300708461136T", "CHARACTERS"],
    ["91440300708461136S", "CHARACTERS"],
    ["91440300708461136U", "CHECK_CHARACTER"],
    ["91440300708461163T", "CHECK_CHARACTER"],
  ])("refuses %j: %s", (code, fault) => {
    expect(checkUscc(code)).toEqual({ ok: false, error: fault });
  });

  test("accepts every code that carries its own check character", () => {
    fc.assert(
      fc.property(codes, (code) => checkUscc(code).ok),
      SETTINGS,
    );
  });

  test("refuses every code in which one character was changed", () => {
    const change = fc.tuple(codes, fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET));
    fc.assert(
      fc.property(change, ([code, place, character]) => {
        fc.pre(code[place] !== character);
        expect(checkUscc(code.slice(0, place) + character + code.slice(place + 1)).ok).toBe(false);
      }),
      SETTINGS,
    );
  });
});

test("what people type is brought to the stored form", () => {
  expect(normaliseUscc(" 9144 0300 7084 6113 6t ")).toBe("91440300708461136T");
  expect(normaliseUscc("９１４４０３００７０８４６１１３６Ｔ")).toBe("91440300708461136T");
  expect(normaliseEmail(" Lin.Wan@Lantu.Example ")).toBe("lin.wan@lantu.example");
});
