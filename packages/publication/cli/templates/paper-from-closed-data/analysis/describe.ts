import type { StageContext } from "@quickening/paper";
import { __table__ } from "../../../data/__dataset__/columns.ts";
import { binPeople, describePeople, personMeans } from "./describe-people.ts";

/**
 * The stage: reads rows of people, which stay on this machine, and writes what paper.ts names in `release`. Each row and value
 * says who stands behind it; disclosure control counts them, takes away what is too small, and leaves the people out.
 */
export default async function describe(stage: StageContext): Promise<void> {
	const table = await stage.readTable("table", __table__);
	const column = "__column__";
	const unit = table.unit(column);
	const everyone = table.array("__person__").map(String);
	const means = personMeans(everyone, table.array(column));
	stage.writeJson("column", binPeople(means, column, unit));

	const people = means.map(({ person }) => person);
	const { mean, sd, low, high } = describePeople(means);
	const n = people.length;
	stage.value(
		"column.people",
		{ value: n, unit: "", digits: 0, n, units: "people", method: `People with a number in ${column}` },
		{ people },
	);
	stage.value(
		"column.mean",
		{
			value: mean,
			unit,
			digits: 1,
			n,
			units: "people",
			interval: { low, high, levelPercent: 95, method: "t interval over people" },
			method: `Mean over people of each one's mean of ${column}`,
		},
		{ people },
	);
	stage.value(
		"column.sd",
		{
			value: sd,
			unit,
			digits: 1,
			n,
			units: "people",
			method: `Standard deviation between people of their means of ${column}`,
		},
		{ people },
	);
}
