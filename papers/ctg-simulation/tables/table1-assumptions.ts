import type { Table } from "@quickening/paper";
import type { AssumptionRow } from "../analysis/assumptions.ts";

/** What was simulated, part by part, with where each value comes from. */
export function table(rows: readonly AssumptionRow[]): Table {
	const parts = [...new Set(rows.map((row) => row.part))];
	return {
		title: "What was simulated",
		caption:
			"Data-generating mechanism: parts of a synthetic recording. Ranges are sampled uniformly, once per labour or event.",
		columns: [
			{ key: "parameter", title: "Parameter", align: "left" },
			{ key: "value", title: "Value", align: "left" },
			{ key: "source", title: "Source", align: "left" },
		],
		rows: parts.flatMap((part) => [
			{ cells: { parameter: part, value: "", source: "" }, kind: "header" as const },
			...rows
				.filter((row) => row.part === part)
				.map(({ parameter, value, source }) => ({ cells: { parameter, value, source }, kind: "indented" as const })),
		]),
		notes: [
			"FIGO: consensus guidelines 2015, doi:10.1016/j.ijgo.2015.06.020. CTU-UHB: open intrapartum database, doi:10.1186/1471-2393-14-16. Medians of the heart rate near term: Nijhuis 1998; PMC5907403 (male fetuses, 40 weeks).",
			"Three values: no, moderate, strong noise. SD: standard deviation. Units: those of the tocograph, 0 to 127.5.",
		],
	};
}
