import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import { measures } from "../analysis/measures.ts";
import type { OtherStudies } from "../analysis/other-studies.ts";

/** Pregnant women of NHANES beside other studies. */
export function table({ studies, pregnant }: OtherStudies): Table {
	return {
		title: "NHANES and other studies of pregnancy",
		caption:
			"Published means or medians: lowest and highest of the weeks that were read. Gap: weighted mean of pregnant women of 18 to 40 years in NHANES minus the nearer end (95% CI of the mean in NHANES); 0 within the range.",
		columns: [
			{ key: "study", title: "", align: "left" },
			{ key: "n", title: "n", align: "decimal" },
			{ key: "range", title: "Mean or median", align: "left" },
			{ key: "gap", title: "Gap (95% CI)", align: "decimal" },
		],
		rows: measures.flatMap(({ key, name, unit }): TableRow[] => {
			const own = pregnant.find((row) => row.key === key);
			if (own === undefined) throw new Error(`no ${key}`);
			return [
				{ cells: { study: `${name} (${unit})` }, kind: "header" },
				{
					cells: { study: "NHANES", n: formatNumber(own.n, 0), range: formatEstimate(own, 1), gap: "" },
					kind: "indented",
				},
				...studies
					.filter((row) => row.key === key)
					.map(({ study, n, low, high, gap }) => ({
						kind: "indented" as const,
						cells: {
							study,
							n: formatNumber(n, 0),
							range:
								high === null
									? `${formatNumber(low, 1)} at its lowest`
									: `${formatNumber(low, 1)} to ${formatNumber(high, 1)}`,
							gap: formatEstimate(gap, 1),
						},
					})),
			];
		}),
		notes: [
			"4P: Green and others 2020; INTERGROWTH-21st: Green and others 2021 (of diastolic pressure no week after 19+5 was read); ALSPAC: Macdonald-Wallis and others 2015, nulliparous women with normal pregnancies, at 12 and 37 weeks (n: of all women); Denmark: Vestgaard and others 2019.",
			"Pressure at home is not the same quantity as in the clinic; it is given to show how far they differ.",
		],
	};
}
