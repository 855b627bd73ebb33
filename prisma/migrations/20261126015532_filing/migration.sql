-- DropIndex
DROP INDEX "RegisterEntry_grams_idx";

-- DropIndex
DROP INDEX "RegisterEntry_order_idx";
