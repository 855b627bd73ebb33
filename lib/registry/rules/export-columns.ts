import type { Words } from "@/lib/format";
import type { RegisterListRow } from "../types";
import { jurisdictionWords } from "./provinces";

/** An entry as it leaves the register; names and order of the columns are the same in every format. */
export interface ExportColumn {
  readonly name: string;
  readonly value: (row: RegisterListRow) => string | readonly string[] | null;
  /** What it means. */
  readonly words: Words;
}

export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  {
    name: "track",
    value: (row) => row.track,
    words: {
      zh: "filing 备案，registration 登记。两者各自编号，不可相加",
      en: "filing or registration: two sequences, never to be added",
    },
  },
  {
    name: "number",
    value: (row) => row.number,
    words: {
      zh: "备案编号或上线编号；空为名单未载",
      en: "Filing or registration number; empty where the list gives none",
    },
  },
  {
    name: "name",
    value: (row) => row.serviceName,
    words: { zh: "服务或模型名称", en: "Name of the service or model" },
  },
  { name: "organisation", value: (row) => row.organisationName, words: { zh: "备案或登记单位", en: "Organisation" } },
  {
    name: "jurisdictionCode",
    value: (row) => row.provinceCode,
    words: {
      zh: "属地，GB/T 2260 前两位；空为国资委",
      en: "Province, first two digits of GB/T 2260; empty for central enterprises",
    },
  },
  {
    name: "jurisdiction",
    value: (row) => jurisdictionWords(row.provinceCode).zh,
    words: { zh: "属地名称", en: "Name of the jurisdiction" },
  },
  {
    name: "filedOn",
    value: (row) => row.filedOn,
    words: { zh: "备案或登记日期，北京时间", en: "Date of the filing, Beijing" },
  },
  {
    name: "status",
    value: (row) => row.status,
    words: {
      zh: "filed 有效，suspended 暂停，revoked 撤销，cancelled 注销",
      en: "filed (in force), suspended, revoked, cancelled",
    },
  },
  {
    name: "flags",
    value: (row) => row.flags,
    words: { zh: "base_model_lost：所调用的模型已失效", en: "base_model_lost: a called model is no longer in force" },
  },
  {
    name: "functions",
    value: (row) => row.functions,
    words: {
      zh: "dialogue 对话，text 文字，image 图片，audio 声音，video 视频，code 代码，other 其他；名单不载",
      en: "dialogue, text, image, audio, video, code, other; a published list does not give it",
    },
  },
];

/** One line of CSV (RFC 4180). Lists are separated by blanks; what a spreadsheet would compute is kept as text. */
export function csvLine(cells: readonly (string | readonly string[] | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(value: string | readonly string[] | null): string {
  const text = typeof value === "string" ? value : (value?.join(" ") ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
