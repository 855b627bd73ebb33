import type { GroupField } from "@/lib/forms/types";

/** 技术路线: what is done, in its order. */
export const routeSteps: GroupField = {
  ...{ key: "route", kind: "group", titleField: "title", ordered: true, minimum: 2, maximum: 30 },
  label: { zh: "技术路线", en: "Technical route" },
  hint: { zh: "按先后逐步填写，从数据到输出", en: "Step by step, from the data to the output" },
  item: { zh: "步骤", en: "Step" },
  fields: [
    { ...{ key: "title", kind: "text", minimum: 2, maximum: 60 }, label: { zh: "步骤名称", en: "Name of the step" } },
    {
      ...{ key: "description", kind: "longText", minimum: 10, maximum: 1000 },
      label: { zh: "做什么、怎样做", en: "What is done and how" },
    },
  ],
};

/** 数据处理流程: where data come from, what happens to them, where they go. */
export const dataSteps: GroupField = {
  ...{ key: "dataFlow", kind: "group", titleField: "title", ordered: true, minimum: 1, maximum: 30 },
  label: { zh: "数据处理流程", en: "Data-processing flow" },
  item: { zh: "环节", en: "Stage" },
  fields: [
    { ...{ key: "title", kind: "text", minimum: 2, maximum: 60 }, label: { zh: "环节名称", en: "Name of the stage" } },
    { ...{ key: "input", kind: "text", maximum: 200 }, label: { zh: "输入的数据", en: "Data going in" } },
    {
      ...{ key: "processing", kind: "longText", minimum: 4, maximum: 1000 },
      label: { zh: "处理与保护", en: "Processing and protection" },
    },
    {
      ...{ key: "output", kind: "text", maximum: 200 },
      label: { zh: "输出与去向", en: "What comes out and where it goes" },
    },
  ],
};
