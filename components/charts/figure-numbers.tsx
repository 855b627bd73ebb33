import { Details } from "@/components/ui/details";
import { NumberTable } from "@/components/ui/table";
import { FigureFiles } from "./figure-files";

interface FigureNumbersProps {
  /** Names the table. */
  title: string;
  /** The whole of it; the drawing may show a part. */
  table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  words: { readonly table: string; readonly csv: string; readonly png: string };
  fileName: string;
}

/** What stands under a drawing of the server's: its numbers as a table, and both as files. */
export function FigureNumbers({ title, table, words, fileName }: FigureNumbersProps) {
  return (
    <>
      <Details summary={words.table}>
        <NumberTable caption={title} head={table.head} rows={table.rows} />
      </Details>
      <FigureFiles table={table} words={words} fileName={fileName} />
    </>
  );
}
