import type { Words } from "@/lib/format";
import type { ListColumn } from "../rules/list-columns";
import type { RowFaultCode } from "../types";

export const LIST_COLUMN: Record<ListColumn | "row", Words> = {
  serial: { zh: "序号", en: "Serial" },
  place: { zh: "属地", en: "Jurisdiction" },
  name: { zh: "模型名称", en: "Model" },
  organisation: { zh: "备案单位", en: "Organisation" },
  number: { zh: "备案编号", en: "Number" },
  date: { zh: "备案时间", en: "Date" },
  row: { zh: "整行", en: "Whole row" },
};

/** The rule, the defect, the remedy. `{first}` is a line of the same file, `{holder}` who has it in the register. */
export const ROW_FAULT: Record<RowFaultCode, Words> = {
  COLUMNS_MISSING: { zh: "列数比表头少", en: "fewer columns than the header has" },
  CHARACTER: {
    zh: "含有换行或无法识别的字符，可能是串行或编码有误",
    en: "has a line break or characters that cannot be read; rows may have run together",
  },
  TOO_LONG: { zh: "超过 200 个字，可能是串列", en: "longer than 200 characters; columns may have run together" },
  MISSING: { zh: "没有填写", en: "is empty" },
  SWAPPED: {
    zh: "与另一列对调：单位名称在模型名称一列",
    en: "swapped with the other column: the organisation stands where the model should",
  },
  STRAY: {
    zh: "开头多一个“司”字，像是上一行掉下来的",
    en: "begins with a stray 「司」 that seems to belong to the row above",
  },
  CUT: { zh: "末尾缺“司”字", en: "its last character 「司」 is missing" },
  PLACE: { zh: "不是省级行政区，也不是国资委", en: "is neither a province nor 「国资委」" },
  DATE: { zh: "不是日期，请写成 2026-03-05", en: "is no date; write 2026-03-05" },
  DATE_FUTURE: { zh: "晚于今天", en: "is later than today" },
  DATE_BEFORE_NUMBER: { zh: "早于编号里的日期", en: "is earlier than the date within the number" },
  SERIAL: { zh: "不是序号", en: "is no serial" },
  SERIAL_REPEATED: { zh: "与第 {first} 行的序号相同", en: "has the serial of line {first}" },
  NUMBER: {
    zh: "不符合编号格式，例如 Beijing-DeepseekChat-202404280016",
    en: "is no number such as Beijing-DeepseekChat-202404280016",
  },
  NUMBER_DATE: { zh: "编号里的日期不存在", en: "has a date that does not exist" },
  NUMBER_REPEATED: { zh: "与第 {first} 行的编号相同", en: "has the number of line {first}" },
  NUMBER_TAKEN: { zh: "名录里这个编号属于“{holder}”", en: "belongs to another entry of the register: 「{holder}」" },
  ROW_REPEATED: { zh: "与第 {first} 行相同", en: "is the same as line {first}" },
};

/** What is shown instead of a report: the file as a whole could not be read. */
export const IMPORT_REASONS = {
  "import.file": { zh: "请选择文件", en: "Choose a file" },
  "import.tooLarge": { zh: "文件超过 900 KB，请分成几份", en: "The file is larger than 900 KB: split it" },
  "import.workbook": {
    zh: "这是工作簿，不是 CSV。请在表格软件里另存为“CSV UTF-8”再导入",
    en: "This is a workbook and no CSV: save it as “CSV UTF-8” in the spreadsheet and import that",
  },
  "import.encoding": {
    zh: "读不出文字，请另存为 UTF-8 或 GB 18030 编码的 CSV",
    en: "The text cannot be read: save it as CSV in UTF-8 or GB 18030",
  },
  "import.header": {
    zh: "第一行应为表头，缺少：{missing}",
    en: "The first line must be the header; it lacks: {missingEn}",
  },
  "import.quotes": {
    zh: "第 {line} 行附近的引号不成对，请检查后再导入",
    en: "The quotation marks near line {line} do not pair: mend them and import again",
  },
  "import.empty": { zh: "表头之后没有数据", en: "There is nothing after the header" },
  "import.tooMany": { zh: "超过 {limit} 行，请分成几份", en: "There are more than {limit} rows: split the file" },
} as const satisfies Record<string, Words>;
