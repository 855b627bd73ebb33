import { err, ok, type Result } from "@/lib/result";

/** Columns of a published list. Its own header words are not certain, so each column knows several. */
export const LIST_COLUMNS = ["serial", "place", "name", "organisation", "number", "date"] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

const REQUIRED: readonly ListColumn[] = ["place", "name", "organisation", "date"];

const HEADERS: Record<ListColumn, RegExp> = {
  serial: /^(序号|no\.?|serial)$/i,
  place: /^(属地|地区|省份|所在地|jurisdiction|province)$/i,
  name: /^((生成式人工智能)?(模型|服务|应用|产品|功能)(名称)?|名称|model|service|name)$/i,
  organisation: /^((备案|登记)?(单位|主体)(名称)?|企业名称|organisation|organization|entity)$/i,
  number: /^((备案|登记|上线)(编号|号)|编号|number)$/i,
  date: /^((备案|登记|上线)(时间|日期)|时间|日期|date|filedon)$/i,
};

/** Where each column stands in a row; a column that the list has not is absent. */
export type ListHeader = Readonly<Partial<Record<ListColumn, number>>>;

/** Reads the first row. @returns the required columns that it does not name, as an error */
export function readHeader(cells: readonly string[]): Result<ListHeader, readonly ListColumn[]> {
  const header: Partial<Record<ListColumn, number>> = {};
  cells.forEach((cell, at) => {
    const title = tidyCell(cell).replace(/\s/g, "");
    const column = LIST_COLUMNS.find((one) => header[one] === undefined && HEADERS[one].test(title));
    if (column) header[column] = at;
  });
  const missing = REQUIRED.filter((column) => header[column] === undefined);
  return missing.length > 0 ? err(missing) : ok(header);
}

/** Without blanks of any width around it and without characters that nobody sees. */
export function tidyCell(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\ufeff]/g, "").replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");
}
