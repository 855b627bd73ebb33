import type { Answers, SectionDef } from "@/lib/forms/types";

const words = (text: string) => ({ zh: `${text}（中）`, en: text });

/** One field of every kind, a group in which order matters, and conditions across rows, fields and sections. */
export const PROBE: SectionDef = {
  key: "probe",
  title: words("Probe"),
  about: words("about"),
  after: ["other"],
  parts: [
    {
      key: "plain",
      title: words("Plain"),
      fields: [
        { key: "title", kind: "text", label: words("Title"), minimum: 2, maximum: 5 },
        { key: "story", kind: "longText", label: words("Story"), maximum: 20, optional: true },
        { key: "count", kind: "integer", label: words("Count"), minimum: 1, maximum: 90_000, unit: words("pieces") },
        { key: "rate", kind: "number", label: words("Rate"), minimum: 0, maximum: 100, optional: true },
        { key: "day", kind: "date", label: words("Day") },
        { key: "agreed", kind: "yesNo", label: words("Agreed") },
        {
          ...{ key: "why", kind: "text", maximum: 50 },
          label: words("Why not"),
          visibleWhen: { field: "agreed", is: false },
        },
      ],
    },
    {
      key: "chosen",
      title: words("Chosen"),
      fields: [
        {
          ...{ key: "one", kind: "choice" },
          label: words("One"),
          choices: [
            { value: "a", label: words("A") },
            { value: "b", label: words("B") },
          ],
        },
        {
          ...{ key: "many", kind: "choices", optional: true },
          label: words("Many"),
          choices: [
            { value: "x", label: words("X") },
            { value: "y", label: words("Y") },
          ],
        },
        { key: "site", kind: "url", label: words("Site"), optional: true },
        { key: "code", kind: "uscc", label: words("Code"), optional: true },
        { key: "number", kind: "filingNumber", label: words("Number"), optional: true },
        {
          ...{ key: "phone", kind: "text", maximum: 20, optional: true },
          label: words("Phone"),
          pattern: { test: /^\d+$/, words: words("digits only") },
        },
      ],
    },
    {
      key: "rows",
      title: words("Rows"),
      fields: [
        {
          ...{ key: "items", kind: "group", titleField: "name", ordered: true, minimum: 1, maximum: 3 },
          label: words("Items"),
          item: words("Item"),
          fields: [
            { key: "name", kind: "text", label: words("Name"), maximum: 20 },
            { key: "kind", kind: "choice", label: words("Kind"), choices: [{ value: "k", label: words("K") }] },
            {
              ...{ key: "size", kind: "number" },
              label: words("Size"),
              visibleWhen: { every: [{ field: "kind", is: "k" }, { not: { field: "agreed", is: false } }] },
            },
            {
              ...{ key: "twice", kind: "computed", format: "count" },
              label: words("Twice"),
              compute: ({ own }) => (typeof own.size === "number" ? own.size * 2 : null),
            },
          ],
        },
        {
          ...{ key: "total", kind: "computed", format: "breakdown" },
          label: words("Total"),
          compute: () => ({
            total: 40_000,
            parts: [
              { label: words("left"), value: 10_000 },
              { label: words("right"), value: 30_000 },
            ],
          }),
        },
        {
          ...{ key: "elsewhere", kind: "text", maximum: 10 },
          label: words("Elsewhere"),
          visibleWhen: { field: "other.flags", has: "asked" },
        },
      ],
    },
  ],
  checks: [
    ({ section }) =>
      section.title === "bad" ? [{ path: "probe.count", code: "check", words: words("not with this title") }] : [],
  ],
};

export const OTHER: SectionDef = {
  key: "other",
  title: words("Other"),
  about: words("about"),
  parts: [
    {
      key: "only",
      title: words("Only"),
      fields: [
        {
          ...{ key: "flags", kind: "choices" },
          label: words("Flags"),
          choices: [{ value: "asked", label: words("Asked") }],
        },
      ],
    },
  ],
};

export const FORM = [OTHER, PROBE];

export const ROW_A = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
export const ROW_B = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";

/** Everything asked is answered, and right. */
export const DONE: Answers = {
  probe: {
    title: "标题",
    count: 12,
    day: "2026-03-05",
    agreed: true,
    one: "a",
    items: [
      { id: ROW_A, name: "first", kind: "k", size: 2.5 },
      { id: ROW_B, name: "second", kind: "k", size: 4 },
    ],
  },
  other: {},
};
