-- The pieces by which an entry is found: every one- and two-character gram of its texts (no gram crosses a blank or a
-- line), and a token per facet value, longer than any gram. Not stored but indexed: the rows stay narrow, and counting
-- thousands of them reads a fifth of the pages. The cost keeps the planner from ever computing it row by row; parallel
-- workers would take longer to start than the search takes. Immutable because the labels of the two enums are never
-- renamed.
CREATE FUNCTION "register_grams"(
  "texts" text, "track" "Track", "status" "FilingStatus", "province" text, "filedOn" text, "functions" text[]
) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL UNSAFE COST 100000 AS $$
  SELECT array_agg(DISTINCT "gram") FROM (
    SELECT substr("word", "at", "size") AS "gram"
      FROM string_to_table(translate("texts", E'\n', ' '), ' ') AS "word",
           generate_series(1, char_length("word")) AS "at", generate_series(1, 2) AS "size"
    UNION ALL SELECT 'track:' || "track"::text
    UNION ALL SELECT 'status:' || "status"::text
    UNION ALL SELECT 'province:' || COALESCE("province", 'central')
    UNION ALL SELECT 'year:' || left("filedOn", 4)
    UNION ALL SELECT 'function:' || "function" FROM unnest("functions") AS "function"
  ) AS "piece"
$$;

DROP INDEX "RegisterEntry_grams_idx";

-- AlterTable
ALTER TABLE "RegisterEntry" DROP COLUMN "grams";

-- Entries are read far more often than written: no list of pending ones to search beside the index.
CREATE INDEX "RegisterEntry_grams_idx" ON "RegisterEntry" USING GIN (
  "register_grams"("searchText", "track", "status", "provinceCode", "filedOn", "functions")
) WITH (fastupdate = off);

-- The planner needs to know how common each gram is: with the default it knows a thousand of them.
ALTER INDEX "RegisterEntry_grams_idx" ALTER COLUMN 1 SET STATISTICS 1000;
