import type { StageContext } from "@quickening/paper";
import { __table__ } from "../../../data/__dataset__/columns.ts";
import { describeNumbers } from "./describe-numbers.ts";

/** The stage: reads what paper.ts declares, calls functions that know nothing of files, writes what paper.ts declares. */
export default async function describe(stage: StageContext): Promise<void> {
	const table = await stage.readTable("table", __table__);
	const column = "__column__";
	const unit = table.unit(column);
	const cells = table.array(column);
	const described = describeNumbers(cells, column, unit);
	stage.writeJson("column", described);

	const { n, nMissing, mean, low, high, sd } = described;
	stage.value("column.rows", {
		value: cells.length,
		unit: "",
		digits: 0,
		n: cells.length,
		method: "Rows of the table",
	});
	stage.value("column.missing", { value: nMissing, unit: "", digits: 0, n: cells.length, method: "Rows without it" });
	stage.value("column.mean", {
		value: mean,
		unit,
		digits: 2,
		n,
		interval: { low, high, levelPercent: 95, method: "t interval, rows taken as independent" },
		method: `Mean of ${column}`,
	});
	stage.value("column.sd", { value: sd, unit, digits: 2, n, method: `Standard deviation of ${column}` });
}
