-- AlterTable
ALTER TABLE "RegisterEntry" ADD COLUMN "searchText" TEXT NOT NULL;

-- Lists differ in casing (ZheJiang, Zhejiang): one number has one entry.
CREATE UNIQUE INDEX "RegisterEntry_number_key_lower_idx" ON "RegisterEntry" (lower("number"));

-- The planner needs to know how common each gram is: with the default it knows a thousand of them.
ALTER TABLE "RegisterEntry" ALTER COLUMN "grams" SET STATISTICS 1000;
